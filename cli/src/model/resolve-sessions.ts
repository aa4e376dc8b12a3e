/** The wiring of sessions: `x-session` of a scheme, or the configuration's block of the same shape. */
import { isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { checkConstants, checkRequired } from "./check-wired-call.ts";
import { answerSchemas, bodySchemas, leadsSomewhere } from "./follow-schema.ts";
import { nameSessions } from "./names/name-sessions.ts";
import {
  type BlockFault,
  type PointerKey,
  readStep,
  stepNames,
  type SessionStepBlock,
  type SessionStepName,
} from "./session-block.ts";
import type { SchemeModel, SessionModel, SessionStep } from "./spec-model.ts";
import { fault, findOperation, nameOf, type WirableOperation, type Wiring, type WiringContext } from "./wiring.ts";

/** The schemes that have a wiring, in the document or the configuration. */
export function wiredSchemes(root: Json, configured: Readonly<Record<string, JsonObject>> = {}): string[] {
  return findWirings(root, configured).map(({ scheme }) => scheme);
}

/** An operation that a session is wired to, as the wiring names it. */
export interface WiredOperation {
  readonly scheme: string;
  readonly name: string;
}

/** What all sessions call. What is wrong with a wiring is told elsewhere. */
export function wiredOperations(root: Json, configured: Readonly<Record<string, JsonObject>> = {}): WiredOperation[] {
  return findWirings(root, configured).flatMap(({ scheme, value }) =>
    stepNames.flatMap((step) => {
      const name = stringAt(valueAt(value, step), "operationId");
      return name === undefined ? [] : [{ scheme, name }];
    }),
  );
}

interface SessionContext extends WiringContext {
  readonly schemes: readonly SchemeModel[];
}

/** All wired sessions. Throws a `SpecError` where an operation or a pointer leads to nothing. */
export function resolveSessions(
  context: SessionContext,
  configured: Readonly<Record<string, JsonObject>> = {},
): SessionModel[] {
  const wirings = findWirings(context.document.root, configured);
  const names = nameSessions(wirings.map(({ scheme }) => scheme));
  return wirings.map((wiring) => ({ name: names.get(wiring.scheme) ?? "", ...toSession(context, wiring) }));
}

function findWirings(root: Json, configured: Readonly<Record<string, JsonObject>>): Wiring[] {
  const schemes = objectAt(objectAt(root, "components"), "securitySchemes");
  const declared = Object.keys(schemes).flatMap((scheme) => {
    const resolved = resolveRef(root, schemes[scheme], ["components", "securitySchemes", scheme]);
    const value = valueAt(resolved?.value, "x-session");
    if (resolved === undefined || !isObject(value) || Object.hasOwn(configured, scheme)) return [];
    return [{ scheme, value, path: [...resolved.path, "x-session"] }];
  });
  return [...declared, ...Object.entries(configured).map(([scheme, value]) => ({ scheme, value, path: undefined }))];
}

function toSession(context: SessionContext, wiring: Wiring): Omit<SessionModel, "name"> {
  const { scheme } = wiring;
  if (context.schemes.some(({ name, data, credential }) => name === scheme && isWithoutToken(data, credential))) {
    const hint = "Wire a scheme that carries one, or describe this one as it is: { type: http, scheme: bearer }.";
    throw fault(context, wiring, [], `\`${scheme}\` carries no token that a session could renew.`, hint);
  }
  const refresh = toStep(context, wiring, "refresh");
  if (refresh === undefined) {
    throw fault(
      context,
      wiring,
      [],
      `The session of \`${wiring.scheme}\` has no \`refresh\`.`,
      "Name the operation that renews the tokens.",
    );
  }
  return {
    scheme: wiring.scheme,
    refresh,
    signIn: toStep(context, wiring, "signIn"),
    signOut: toStep(context, wiring, "signOut"),
  };
}

/** User names and certificates; for all else a function could ask a session for its token. */
function isWithoutToken(data: SchemeModel["data"], credential: SchemeModel["credential"]): boolean {
  return credential === "BasicCredential" || data["type"] === "mutualTLS";
}

function toStep(context: WiringContext, wiring: Wiring, name: SessionStepName): SessionStep | undefined {
  const wrong: BlockFault = (at, problem, hint) => fault(context, wiring, at, problem, hint);
  const step = readStep(wiring.value, name, wrong);
  if (step === undefined) return undefined;
  const operation = findOperation(context, step.operation);
  if (operation === undefined) {
    const problem = `\`${name}\` names the operation ${JSON.stringify(step.operation)}, which does not exist.`;
    const hint = "Use the operationId, the route or the function's name of an operation that can be called.";
    throw wrong([name, "operationId"], problem, hint);
  }
  checkPointers(context, name, step, operation, wrong);
  const params = checkConstants(context, wiring, name, operation);
  checkRequired(context, wiring, name, operation, { send: step.pointers.send, params });
  return { operation: operation.model, pointers: step.pointers, params };
}

/** Throws for a pointer that leads nowhere in the schemas of the operation. */
function checkPointers(
  { document: { root } }: WiringContext,
  name: SessionStepName,
  { paths, pointers }: SessionStepBlock,
  operation: WirableOperation,
  wrong: BlockFault,
): void {
  for (const [key, path] of Object.entries(paths)) {
    const schemas =
      key === "send" ? bodySchemas(root, operation.value) : answerSchemas(root, operation.value, maySucceed);
    if (schemas.some((schema) => leadsSomewhere(root, schema, path))) continue;
    const place = key === "send" ? "the request body" : "a 2xx answer";
    const pointer = JSON.stringify(pointers[key as PointerKey]); // Each path comes from the pointer of its key.
    const problem = `\`${name}.${key}\` points to ${pointer}, which ${place} of \`${nameOf(operation)}\` does not have.`;
    throw wrong([name, key], problem, "Point to a property of its schema.");
  }
}

function maySucceed(status: string): boolean {
  return /^2(?:\d\d|XX)$/.test(status) || status === "default";
}
