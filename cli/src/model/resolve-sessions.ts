/** The wiring of sessions: `x-session` of a scheme, or the configuration's block of the same shape. */
import { isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { parsePointer, type Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { checkConstants, checkRequired } from "./check-wired-call.ts";
import { bodySchemas, leadsSomewhere, mediaSchemas } from "./follow-schema.ts";
import { nameSessions } from "./names/name-sessions.ts";
import type { SessionModel, SessionStep } from "./spec-model.ts";
import { fault, findOperation, nameOf, type WirableOperation, type Wiring, type WiringContext } from "./wiring.ts";

/** The schemes that have a wiring, in the document or the configuration. */
export function wiredSchemes(root: Json, configured: Readonly<Record<string, JsonObject>> = {}): string[] {
  return findWirings(root, configured).map(({ scheme }) => scheme);
}

/** All wired sessions. Throws a `SpecError` where an operation or a pointer leads to nothing. */
export function resolveSessions(
  context: WiringContext,
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

function toSession(context: WiringContext, wiring: Wiring): Omit<SessionModel, "name"> {
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

function toStep(context: WiringContext, wiring: Wiring, step: string): SessionStep | undefined {
  const block = valueAt(wiring.value, step);
  if (block === undefined) return undefined;
  const operationId = stringAt(block, "operationId");
  const operation = operationId === undefined ? undefined : findOperation(context, operationId);
  if (operation === undefined) {
    const at = operationId === undefined ? [step] : [step, "operationId"];
    const problem = `\`${step}\` names the operation ${JSON.stringify(operationId ?? "")}, which does not exist.`;
    const hint = "Use the operationId, the route or the function's name of an operation that can be called.";
    throw fault(context, wiring, at, problem, hint);
  }
  const pointers = checkPointers(context, wiring, step, operation);
  const params = checkConstants(context, wiring, step, operation);
  checkRequired(context, wiring, step, operation, { send: pointers["send"], params });
  return { operation: operation.model, pointers, params };
}

const pointerKeys = ["send", "accessToken", "refreshToken", "expiresIn"] as const;

function checkPointers(
  context: WiringContext,
  wiring: Wiring,
  step: string,
  operation: WirableOperation,
): Record<string, string> {
  const pointers: Record<string, string> = {};
  for (const key of pointerKeys) {
    const pointer = stringAt(objectAt(wiring.value, step), key);
    if (pointer === undefined) continue;
    checkPointer(context, wiring, [step, key], operation, pointer);
    pointers[key] = pointer;
  }
  const missing = step === "signOut" || pointers["accessToken"] !== undefined ? undefined : "accessToken";
  if (missing !== undefined)
    throw fault(
      context,
      wiring,
      [step],
      `\`${step}\` has no \`${missing}\`.`,
      "Point to it in the answer: `accessToken: /accessToken`.",
    );
  return pointers;
}

function checkPointer(
  context: WiringContext,
  wiring: Wiring,
  at: Path,
  operation: WirableOperation,
  pointer: string,
): void {
  const [step = "", key = ""] = at;
  if (key === "send" && pointer === "cookie") return;
  const path = parsePointer(pointer);
  if (path === undefined) {
    throw fault(
      context,
      wiring,
      at,
      `${JSON.stringify(pointer)} is no JSON Pointer.`,
      "It begins with a slash: `/accessToken`.",
    );
  }
  const { root } = context.document;
  const schemas = key === "send" ? bodySchemas(root, operation.value) : answerSchemas(root, operation.value);
  if (schemas.some((schema) => leadsSomewhere(root, schema, path))) return;
  const place = key === "send" ? "the request body" : "a 2xx answer";
  const problem = `\`${step}.${key}\` points to ${JSON.stringify(pointer)}, which ${place} of \`${nameOf(operation)}\` does not have.`;
  throw fault(context, wiring, at, problem, "Point to a property of its schema.");
}

function answerSchemas(root: Json, operation: JsonObject): Json[] {
  return Object.entries(objectAt(operation, "responses"))
    .filter(([status]) => /^2(?:\d\d|XX)$/.test(status) || status === "default")
    .flatMap(([, response]) => mediaSchemas(resolveRef(root, response, [])?.value));
}
