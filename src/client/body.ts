/** A request body: which media type it is sent in, and what it is then (OpenAPI 3.1, sections 4.8.13 to 4.8.15). */
import type { BodySource } from "../middleware/call.ts";
import { formBody } from "./form.ts";
import { essence, isJson, type MediaKind, mediaKind } from "./media-type.ts";
import { multipartBody } from "./multipart.ts";
import type { BodyMediaType, Operation } from "./operation.ts";

/** A body ready to be sent, as often as need be. */
export interface SerializedBody {
  readonly source: BodySource;
  /** Absent where fetch names the type itself: a caller's own FormData has a boundary that only fetch knows. */
  readonly contentType?: string;
}

/** The body in the media type that `contentType` names, else in the first declared one that fits it. */
export function serializeBody(operation: Operation, body: unknown, contentType: string | undefined): SerializedBody {
  const declared = Object.keys(operation.body ?? {});
  const mediaType = contentType ?? declared.find((type) => fits(body, mediaKind(type))) ?? fallback(body, declared);
  if (body instanceof FormData) return { source: body };
  if (isRaw(body) && !(typeof body === "string" && isJson(mediaType ?? ""))) return raw(body, mediaType);
  const type = concrete(mediaType ?? "application/json");
  switch (mediaKind(type)) {
    case "form":
      return { source: formBody(body, encodingOf(operation, mediaType)), contentType: type };
    case "multipart":
      return multipartBody(body, type, encodingOf(operation, mediaType));
    case "text":
      return { source: String(body), contentType: type };
    default:
      return { source: JSON.stringify(body), contentType: type };
  }
}

/** What fetch takes as it is, or a function that gives a fresh one for each request. */
type Raw =
  | string
  | Blob
  | ArrayBuffer
  | ArrayBufferView<ArrayBuffer>
  | URLSearchParams
  | ReadableStream
  | (() => BodyInit);

function isRaw(body: unknown): body is Raw {
  return (
    typeof body === "string" ||
    typeof body === "function" ||
    body instanceof Blob ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body) ||
    body instanceof URLSearchParams ||
    body instanceof ReadableStream
  );
}

function raw(source: Raw, mediaType: string | undefined): SerializedBody {
  const own = source instanceof Blob && source.type !== "" ? source.type : undefined;
  const isWild = mediaType === undefined || mediaType.includes("*");
  const contentType = isWild ? (own ?? defaultType(source)) : mediaType;
  return { source, ...(contentType !== undefined && { contentType }) };
}

/** What a body without a media type of its own goes as. */
function defaultType(source: Raw): string | undefined {
  if (typeof source === "string") return "text/plain;charset=UTF-8";
  if (source instanceof URLSearchParams) return "application/x-www-form-urlencoded;charset=UTF-8";
  return "application/octet-stream";
}

/** Whether a value can be sent in a media type of this kind. */
function fits(body: unknown, kind: MediaKind): boolean {
  if (body instanceof FormData) return kind === "multipart";
  if (body instanceof URLSearchParams) return kind === "form";
  if (typeof body === "string") return kind === "text" || kind === "json" || kind === "form";
  if (isRaw(body)) return kind === "binary" || kind === "stream" || kind === "text";
  return kind === "json" || ((kind === "form" || kind === "multipart") && typeof body === "object");
}

/** No declared type fits: bytes go as the first one that is none of ours to write, all else as JSON. */
function fallback(body: unknown, declared: readonly string[]): string | undefined {
  return isRaw(body) ? declared[0] : undefined;
}

/** A range such as `application/*` is no type to send: what we write is JSON. */
function concrete(mediaType: string): string {
  return mediaType.includes("*") ? "application/json" : mediaType;
}

function encodingOf({ body }: Operation, mediaType: string | undefined): NonNullable<BodyMediaType["encoding"]> {
  const wanted = essence(mediaType ?? "");
  const key = Object.keys(body ?? {}).find((type) => essence(type) === wanted);
  return (key !== undefined && body?.[key]?.encoding) || {};
}
