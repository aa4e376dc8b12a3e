/** A request body: which media type it is sent in, and what it is then (OpenAPI 3.1, sections 4.8.13 to 4.8.15). */
import { chooseMediaType } from "./choose-media-type.ts";
import { encodingsOf } from "./encodings.ts";
import { formBody } from "./form.ts";
import { isJson, isRange, mediaKind } from "../operation/media-type.ts";
import { namingParameter } from "./invalid-parameter.ts";
import { multipartBody } from "./multipart.ts";
import type { Operation } from "../operation/operation.ts";
import { jsonText, plainValue } from "./plain-value.ts";
import { isRawBody, rawBody, type SerializedBody } from "./raw-body.ts";

/** The body in the media type that `contentType` names, else in the first declared one that fits it. */
export function serializeBody(operation: Operation, body: unknown, contentType: string | undefined): SerializedBody {
  if (body instanceof FormData) return { source: body };
  const value = isRawBody(body) ? body : namingParameter(operation, "body", () => plainValue(body));
  const mediaType = contentType ?? chooseMediaType(value, Object.keys(operation.body ?? {}));
  // A string is a JSON value like any other; all else of its kind is text or bytes that the caller has written.
  if (isRawBody(value) && !(typeof value === "string" && mediaType !== undefined && isJson(mediaType))) {
    return rawBody(value, mediaType);
  }
  // What we write under a range, or under nothing, is JSON.
  const type = mediaType === undefined || isRange(mediaType) ? "application/json" : mediaType;
  if (typeof value === "object" && value !== null) {
    const kind = mediaKind(type);
    if (kind === "form") {
      return { source: formBody(operation, value, encodingsOf(operation, type).encoding), contentType: type };
    }
    if (kind === "multipart") return multipartBody(operation, value, type, encodingsOf(operation, type));
  } else if (!isJson(type)) return { source: String(value), contentType: type };
  return { source: namingParameter(operation, "body", () => jsonText(value)), contentType: type };
}
