/** The wiring of sessions: `x-session` of a scheme, or the configuration's block of the same shape. */
import { isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import type { SpecDocument } from "../document/parse-document.ts";
import { parsePointer, type Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { InputError, SpecError } from "../document/spec-error.ts";
import { leadsSomewhere } from "./follow-schema.ts";
import { nameSessions } from "./names/name-sessions.ts";
import type { OperationModel, SessionModel, SessionStep } from "./spec-model.ts";

/** An endpoint and the Operation Object that it comes from. */
export interface WirableOperation {
  readonly model: OperationModel;
  readonly operationId: string | undefined;
  readonly value: JsonObject;
}

/** What a session's wiring is checked against. */
export interface WiringContext {
  readonly document: SpecDocument;
  readonly operations: readonly WirableOperation[];
}

/** One block of wiring; without a path it comes from the configuration, where no line can be named. */
interface Wiring {
  readonly scheme: string;
  readonly value: JsonObject;
  readonly path: Path | undefined;
}

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
  const operation = context.operations.find((candidate) => candidate.operationId === operationId);
  if (operationId === undefined || operation === undefined) {
    const at = operationId === undefined ? [step] : [step, "operationId"];
    const problem = `\`${step}\` names the operation ${JSON.stringify(operationId ?? "")}, which does not exist.`;
    throw fault(
      context,
      wiring,
      at,
      problem,
      "Use the operationId of an operation in this document that can be called.",
    );
  }
  const pointers = checkPointers(context, wiring, step, operation);
  return { operation: operation.model, pointers };
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
  const problem = `\`${step}.${key}\` points to ${JSON.stringify(pointer)}, which ${place} of \`${operation.operationId ?? ""}\` does not have.`;
  throw fault(context, wiring, at, problem, "Point to a property of its schema.");
}

function bodySchemas(root: Json, operation: JsonObject): Json[] {
  return mediaSchemas(resolveRef(root, valueAt(operation, "requestBody"), [])?.value);
}

function answerSchemas(root: Json, operation: JsonObject): Json[] {
  return Object.entries(objectAt(operation, "responses"))
    .filter(([status]) => /^2(?:\d\d|XX)$/.test(status) || status === "default")
    .flatMap(([, response]) => mediaSchemas(resolveRef(root, response, [])?.value));
}

function mediaSchemas(owner: Json | undefined): Json[] {
  return Object.values(objectAt(owner, "content")).map((media) => valueAt(media, "schema") ?? true);
}

function fault({ document }: WiringContext, wiring: Wiring, at: Path, problem: string, hint: string): InputError {
  if (wiring.path !== undefined) return new SpecError(problem, document.locate([...wiring.path, ...at]), hint);
  return new InputError(`session.${[wiring.scheme, ...at].join(".")} of the configuration: ${problem}`, hint);
}
