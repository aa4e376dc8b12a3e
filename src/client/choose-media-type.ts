/** Which of an operation's media types a body is sent in (OpenAPI 3.1, section 4.8.13). */
import { covers, isRange, type MediaKind, mediaKind } from "./media-type.ts";
import { isRawBody } from "./raw-body.ts";

/**
 * The first declared media type that fits the body; nothing where none does.
 *
 * A Blob knows its own type: the one that names it comes before those that merely hold bytes.
 */
export function chooseMediaType(body: unknown, declared: readonly string[]): string | undefined {
  if (body instanceof Blob && body.type !== "") {
    const own = declared.find((mediaType) => !isJsonRange(mediaType) && covers(mediaType, body.type));
    if (own !== undefined) return own;
  }
  return declared.find((mediaType) => fits(body, mediaKind(mediaType))) ?? fallback(body, declared);
}

/** A range that covers everything says nothing about a Blob. */
function isJsonRange(mediaType: string): boolean {
  return isRange(mediaType) && mediaKind(mediaType) === "json";
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
