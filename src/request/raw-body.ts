/** A body that the caller has made: what fetch takes as it is, or a function that gives a fresh one for each request. */
import { isRange } from "../operation/media-type.ts";
import { isStream } from "../middleware/call.ts";
import type { SerializedBody } from "../operation/operation.ts";

type RawBody =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView<ArrayBuffer>
  | URLSearchParams
  | ReadableStream
  | (() => BodyInit);

/** Whether a body goes as it is. FormData does too, but under a media type that only fetch knows. */
export function isRawBody(body: unknown): body is RawBody {
  return (
    typeof body === "string" ||
    typeof body === "function" ||
    body instanceof Blob ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    body instanceof URLSearchParams ||
    isStream(body)
  );
}

/** The body under its media type, or under its own where none, or only a range, is declared. */
export function rawBody(source: RawBody, mediaType: string | undefined): SerializedBody {
  const isNamed = mediaType !== undefined && !isRange(mediaType);
  return { source, contentType: isNamed ? mediaType : ownType(source) };
}

function ownType(source: RawBody): string {
  if (typeof source === "string") return "text/plain;charset=UTF-8";
  if (source instanceof URLSearchParams) return "application/x-www-form-urlencoded;charset=UTF-8";
  return (source instanceof Blob && source.type) || "application/octet-stream";
}
