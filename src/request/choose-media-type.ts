/** Which of an operation's media types a body is sent in (OpenAPI 3.1, section 4.8.13). */
import { covers, essence, isJson, isRange, type MediaKind, mediaKind } from "../operation/media-type.ts";
import { holdsFiles } from "./files.ts";
import { isRawBody } from "./raw-body.ts";

/**
 * The first declared media type that fits the body; nothing where none does.
 *
 * A Blob knows its own type: what names or covers that comes first, then plain bytes. An object with files in it is
 * multipart wherever that is declared: nothing else can carry them.
 */
export function chooseMediaType(body: unknown, declared: readonly string[]): string | undefined {
  const own = body instanceof Blob && body.type !== "" ? typeOfBlob(body, declared) : undefined;
  const multipart = declared.find((mediaType) => mediaKind(mediaType) === "multipart");
  if (multipart !== undefined && holdsFiles(body)) return multipart;
  return own ?? declared.find((mediaType) => fits(body, mediaKind(mediaType))) ?? fallback(body, declared);
}

function typeOfBlob({ type }: Blob, declared: readonly string[]): string | undefined {
  // A range that is read as JSON says nothing about a Blob.
  const named = declared.find((mediaType) => covers(mediaType, type) && !(isRange(mediaType) && isJson(mediaType)));
  return named ?? declared.find((mediaType) => essence(mediaType) === "application/octet-stream");
}

/** Whether a value can be sent in a media type of this kind. */
function fits(body: unknown, kind: MediaKind): boolean {
  if (body instanceof URLSearchParams) return kind === "form";
  if (typeof body === "string") return kind === "text" || kind === "json" || kind === "form";
  if (isRawBody(body)) return kind === "binary" || kind === "stream" || kind === "text";
  if (typeof body !== "object" || body === null) return kind === "json" || kind === "text";
  return kind === "json" || kind === "form" || kind === "multipart";
}

/** No declared type fits: bytes go as the first one that is not written part by part. */
function fallback(body: unknown, declared: readonly string[]): string | undefined {
  return isRawBody(body) ? declared.find((mediaType) => mediaKind(mediaType) !== "multipart") : undefined;
}
