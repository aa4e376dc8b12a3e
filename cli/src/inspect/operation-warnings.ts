/** Warnings about operations. */
import type { Inspected, InspectedOperation, InspectedScheme, Warning } from "./inspection.ts";

/** Warnings about what operations require, or do not. */
export function operationWarnings({ operations, schemes }: Inspected): Warning[] {
  return [
    ...openDoors(operations),
    ...schemes.flatMap((scheme) => securedSignIn(scheme, operations)),
    ...likelySignIns(operations, schemes),
    ...operations.filter(({ notCallable }) => notCallable !== undefined).map(notCallable),
    ...withoutOperationId(operations),
  ];
}

function openDoors(operations: readonly InspectedOperation[]): Warning[] {
  const unstated = operations.filter(({ securityBy }) => securityBy === "nobody").map(({ route }) => route);
  if (unstated.length === 0) return [];
  if (unstated.length === operations.length) return [noSecurity];
  return [
    {
      kind: "unstated-security",
      level: "caution",
      message: `${count(unstated, "operation says", "operations say")} nothing of security, which means: no credential.`,
      hint: "Write `security: []` where that is meant, else state what is required.",
      operations: unstated,
    },
  ];
}

const noSecurity: Warning = {
  kind: "no-security",
  level: "danger",
  message: "Nothing says what any operation requires: no call will carry a credential.",
  hint: "State `security` in the document, or `schemes` and `security` in latchkey.config.",
  operations: [],
};

/** A sign-in that requires the tokens which it issues can never succeed. */
function securedSignIn({ name, session }: InspectedScheme, operations: readonly InspectedOperation[]): Warning[] {
  const wired = [session?.signIn, session?.refresh];
  const locked = operations.filter((operation) => wired.includes(operation.route) && requires(operation, name));
  return locked.map(({ route }) => ({
    kind: "secured-sign-in",
    level: route === session?.signIn ? "danger" : "caution",
    message: `${route} requires \`${name}\`, the very tokens that it gives.`,
    hint: "Give it `security: []`, or what it really takes. A refresh never carries the token that it renews.",
    operations: [route],
  }));
}

const signInPath = /\/(?:sign-?in|log-?in|authenticate)\/?$/i;

/** Without wiring, only the operation's name can tell. A user name and password are what a sign-in may ask for. */
function likelySignIns(operations: readonly InspectedOperation[], schemes: readonly InspectedScheme[]): Warning[] {
  const known = new Set(schemes.flatMap(({ session }) => [session?.signIn, session?.refresh]));
  const tokens = schemes.filter(({ data }) => isToken(data)).map(({ name }) => name);
  return operations
    .filter(({ route, method, path }) => !known.has(route) && method === "POST" && signInPath.test(path))
    .filter((operation) => tokens.some((name) => requires(operation, name)))
    .map(({ route }) => ({
      kind: "secured-sign-in",
      level: "caution",
      message: `${route} looks like a sign-in, and requires a token.`,
      hint: "Give it `security: []` if that is how tokens are had.",
      operations: [route],
    }));
}

function isToken({ type, scheme }: InspectedScheme["data"]): boolean {
  return type === "oauth2" || type === "openIdConnect" || scheme === "bearer";
}

function requires({ access, alternatives }: InspectedOperation, scheme: string): boolean {
  return access === "locked" && alternatives.every((requirement) => Object.hasOwn(requirement, scheme));
}

function notCallable({ route, notCallable }: InspectedOperation): Warning {
  return {
    kind: "not-callable",
    level: "note",
    message: `${route} gets no function: ${notCallable ?? ""}.`,
    hint: "Call it by another way than fetch, or change the method.",
    operations: [route],
  };
}

function withoutOperationId(operations: readonly InspectedOperation[]): Warning[] {
  const routes = operations.filter(({ operationId }) => operationId === undefined).map(({ route }) => route);
  if (routes.length === 0) return [];
  return [
    {
      kind: "no-operation-id",
      level: "note",
      message: `${count(routes, "operation has", "operations have")} no operationId, and so a name made of the route.`,
      hint: "Give each an operationId: a new path then renames nothing.",
      operations: routes,
    },
  ];
}

/** `1 operation has`, `2 operations have`. */
function count(items: readonly unknown[], one: string, many: string): string {
  return `${items.length} ${items.length === 1 ? one : many}`;
}
