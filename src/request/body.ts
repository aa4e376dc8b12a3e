/** A request body: which media type it is sent in, and what it is then (OpenAPI 3.1, sections 4.8.13 to 4.8.15). */
import { chooseMediaType } from "./choose-media-type.ts";
import { encodingsOf } from "./encodings.ts";
import { formBody } from "./form.ts";
import { isJson, isRange, mediaKind } from "../operation/media-type.ts";
import { multipartBody } from "./multipart.ts";
import type { Operation } from "../operation/operation.ts";
import { isRawBody, rawBody, type SerializedBody } from "./raw-body.ts";

/** The body in the media type that `contentType` names, else in the first declared one that fits it. */
export function serializeBody(operation: Operation, body: unknown, contentType: string | undefined): SerializedBody {
  if (body instanceof FormData) return { source: body };
  const mediaType = contentType ?? chooseMediaType(body, Object.keys(operation.body ?? {}));
  // A string is a JSON value like any other; all else of its kind is text or bytes that the caller has written.
  if (isRawBody(body) && !(typeof body === "string" && mediaType !== undefined && isJson(mediaType))) {
    return rawBody(body, mediaType);
  }
  // What we write under a range, or under nothing, is JSON.
  const type = mediaType === undefined || isRange(mediaType) ? "application/json" : mediaType;
  if (typeof body === "object" && body !== null) {
    const kind = mediaKind(type);
    if (kind === "form") {
      return { source: formBody(operation, body, encodingsOf(operation, type).encoding), contentType: type };
    }
    if (kind === "multipart") return multipartBody(operation, body, type, encodingsOf(operation, type));
  } else if (!isJson(type)) return { source: String(body), contentType: type };
  return { source: JSON.stringify(body), contentType: type };
}
