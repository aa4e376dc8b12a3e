/** A request body: which media type it is sent in, and what it is then (OpenAPI 3.1, sections 4.8.13 to 4.8.15). */
import { isJson, isRange, mediaKind } from "../operation/media-type.ts";
import { invalidParameter, namingParameter } from "./invalid-parameter.ts";
import type { BodyForms, Operation, SerializedBody } from "../operation/operation.ts";
import { jsonText, plainValue } from "./plain-value.ts";
import { say } from "../say.ts";
import { isRawBody, rawBody } from "./raw-body.ts";

/** The body in the media type that `contentType` names, else in the first declared one that fits it. */
export function serializeBody(operation: Operation, body: unknown, contentType: string | undefined): SerializedBody {
  if (body instanceof FormData) return { source: body };
  const value = isRawBody(body) ? body : namingParameter(operation, "body", () => plainValue(body));
  const choose = operation.bodies?.choose ?? onlyMediaType;
  const mediaType = contentType ?? choose(value, Object.keys(operation.body ?? {}));
  // A string is a JSON value like any other; all else of its kind is text or bytes that the caller has written.
  if (isRawBody(value) && !(typeof value === "string" && mediaType !== undefined && isJson(mediaType))) {
    return rawBody(value, mediaType);
  }
  // What we write under a range, or under nothing, is JSON.
  const type = mediaType === undefined || isRange(mediaType) ? "application/json" : mediaType;
  if (typeof value === "object" && value !== null) {
    const written = isJson(type) ? undefined : writtenBody(operation, value, type);
    if (written !== undefined) return written;
  } else if (!isJson(type)) return { source: String(value), contentType: type };
  return { source: namingParameter(operation, "body", () => jsonText(value)), contentType: type };
}

/** The one declared media type, if it fits the body: bytes and text always do, all else is JSON, or a single value as text. */
function onlyMediaType(body: unknown, [declared]: readonly string[]): string | undefined {
  if (declared === undefined || isRawBody(body) || isJson(declared)) return declared;
  return mediaKind(declared) === "text" && (typeof body !== "object" || body === null) ? declared : undefined;
}

/** An object as a form or as multipart; what its operation does not declare is known to no code that could write it. */
function writtenBody(operation: Operation, body: object, mediaType: string): SerializedBody | undefined {
  if (operation.bodies?.write !== undefined) return operation.bodies.write(operation, body, mediaType);
  const kind = mediaKind(mediaType);
  if (kind !== "form" && kind !== "multipart") return undefined;
  throw invalidParameter(operation, "body", say`cannot be written as ${kind}, which the document does not declare`);
}

/** JSON, a text or bytes, of one declared media type: named by the endpoints that have no more. */
export const plainBodies: BodyForms = { serialize: serializeBody };
