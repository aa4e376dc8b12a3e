/** Operations that look like those of a session, in a document that wires none: told with the block to paste. */
import { objectAt, type Json, type JsonObject } from "../document/json.ts";
import { routeOf, sentMethod } from "../document/methods.ts";
import { formatPointer, type Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { bodySchemas, mediaSchemas, memberSchemas, namedMembers } from "./follow-schema.ts";
import type { SchemeModel } from "./spec-model.ts";

/** An operation, as far as a guess needs it. */
export interface GuessedOperation {
  readonly operationId: string | undefined;
  readonly method: string;
  readonly path: string;
  readonly value: JsonObject;
}

/** What was found. */
export interface SessionCandidate {
  /** What looks like what, in one sentence. */
  readonly message: string;
  /** For the configuration; nothing where no operation looks like one that renews. */
  readonly block: string | undefined;
}

interface Step {
  readonly operation: GuessedOperation;
  readonly facts: readonly (readonly [key: string, text: string])[];
}

/** The session that a document seems to have; `undefined` where no operation seems to give tokens. */
export function findSessionCandidate(
  root: Json,
  operations: readonly GuessedOperation[],
  schemes: readonly SchemeModel[],
): SessionCandidate | undefined {
  const posts = operations.filter(({ method }) => /^(?:post|put)$/.test(method));
  const giving = posts.flatMap((operation) => tokensOf(root, operation) ?? []);
  const refresh = giving.flatMap((step) => refreshOf(root, step) ?? [])[0];
  const signIn = giving.find(({ operation }) => looksLikeSignIn(root, operation) && !looksLikeRefresh(operation));
  if (signIn === undefined && refresh === undefined) return undefined;
  const signOut = operations.find(({ method, path }) => /^(?:post|delete)$/.test(method) && signOutPath.test(path));
  const looks = [
    ...(signIn === undefined ? [] : [`\`${routeOf(signIn.operation)}\` looks like a sign-in`]),
    ...(refresh === undefined ? [] : [`\`${routeOf(refresh.operation)}\` looks like a refresh`]),
  ].join(", ");
  if (refresh === undefined) {
    const rest = "nothing looks like a refresh: `createSession` of latchkey takes a function for that";
    return { message: `${looks}, but ${rest}.`, block: undefined };
  }
  const steps = [
    ...(signIn === undefined ? [] : [stepText("signIn", signIn)]),
    stepText("refresh", refresh),
    ...(signOut === undefined ? [] : [stepText("signOut", { operation: signOut, facts: [] })]),
  ];
  const message = `${looks}, and no session is wired. Wire it in latchkey.config:`;
  return { message, block: blockOf(schemes, steps) };
}

// The surest names first.
const accessNames = [/^access_?token$/i, /^(?:auth|id|bearer|jwt)_?token$/i, /^(?:token|jwt|access)$/i];
const refreshNames = [/^refresh_?token$/i, /^refresh$/i];
const expiryNames = [/^expires?_?in(?:_?seconds)?$/i];
const signInPath = /(?:sign|log)[-_]?in|authenticat|auth\/?$|token\/?$|sessions?\/?$/i;
const refreshPath = /refresh|renew/i;
const signOutPath = /(?:sign|log)[-_]?out|revoke/i;

/** An operation whose answer has an access token, with where that and the others stand. */
function tokensOf(root: Json, operation: GuessedOperation): Step | undefined {
  const schemas = Object.entries(objectAt(operation.value, "responses"))
    .filter(([status]) => /^2(?:\d\d|XX)$/.test(status))
    .flatMap(([, response]) => mediaSchemas(resolveRef(root, response, [])?.value));
  const ways = waysInto(root, schemas);
  const access = findWay(ways, accessNames);
  if (access === undefined) return undefined;
  return {
    operation,
    facts: [
      ["accessToken", formatPointer(access)],
      ...pointerFact("refreshToken", findWay(ways, refreshNames)),
      ...pointerFact("expiresIn", findWay(ways, expiryNames)),
    ],
  };
}

/** The step with where the refresh token goes; nothing for what does not renew. */
function refreshOf(root: Json, { operation, facts }: Step): Step | undefined {
  const bodies = bodySchemas(root, operation.value);
  const isNamed = looksLikeRefresh(operation);
  const ways = waysInto(root, bodies);
  const sent = findWay(ways, isNamed ? [...refreshNames, /^token$/i] : refreshNames);
  if (sent === undefined && !(isNamed && bodies.length === 0)) return undefined;
  const grant = findWay(ways, [/^grant_type$/]) === undefined ? [] : [grantFact];
  return { operation, facts: [...grant, ["send", sent === undefined ? "cookie" : formatPointer(sent)], ...facts] };
}

const grantFact = ["params", '{ body: { grant_type: "refresh_token" } }'] as const;

function looksLikeRefresh({ path, operationId = "" }: GuessedOperation): boolean {
  return refreshPath.test(path) || refreshPath.test(operationId);
}

function looksLikeSignIn(root: Json, { path, operationId = "", value }: GuessedOperation): boolean {
  const asksPassword = findWay(waysInto(root, bodySchemas(root, value)), [/^pass(?:word|code|phrase)$/i]) !== undefined;
  return asksPassword || signInPath.test(path) || /(?:sign|log)[-_]?in/i.test(operationId);
}

/** The ways to the members of values, the nearest first: they themselves, and what is one level below. */
function waysInto(root: Json, schemas: readonly Json[]): Path[] {
  const own = schemas.flatMap((schema) => namedMembers(root, schema).map((name) => [schema, name] as const));
  const below = own.flatMap(([schema, name]) =>
    memberSchemas(root, schema, name).flatMap((member) => namedMembers(root, member).map((inner) => [name, inner])),
  );
  return [...own.map(([, name]) => [name]), ...below];
}

/** The first way to a member of such a name. */
function findWay(ways: readonly Path[], names: readonly RegExp[]): Path | undefined {
  return names.map((name) => ways.find((way) => name.test(way.at(-1) ?? ""))).find((way) => way !== undefined);
}

function pointerFact(key: string, path: Path | undefined): (readonly [string, string])[] {
  return path === undefined ? [] : [[key, formatPointer(path)]];
}

function stepText(name: string, { operation, facts }: Step): string {
  const { operationId, method, path } = operation;
  const all = [["operationId", operationId ?? `${sentMethod(method)} ${path}`] as const, ...facts];
  const texts = all.map(([key, text]) => `${key}: ${key === "params" ? text : JSON.stringify(text)}`);
  return `${name}: { ${texts.join(", ")} },`;
}

/** The block, under the scheme that a session can serve; where there is none, it is defined too. */
function blockOf(schemes: readonly SchemeModel[], steps: readonly string[]): string {
  const bearer = schemes.find(({ credential }) => credential === "BearerCredential");
  const hidden = schemes.find(({ data }) => data["name"]?.toLowerCase() === "authorization");
  const name = JSON.stringify((bearer ?? hidden)?.name ?? "bearerAuth");
  const definition =
    bearer !== undefined
      ? []
      : hidden !== undefined
        ? [`schemes: { ${name}: { as: "bearer" } },`]
        : [`schemes: { ${name}: { type: "http", scheme: "bearer" } },`, `security: [{ ${name}: [] }],`];
  return [...definition, "session: {", `  ${name}: {`, ...steps.map((step) => `    ${step}`), "  },", "},"].join("\n");
}
