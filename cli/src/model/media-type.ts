/** What a media type means for a type. How it is held in memory is the runtime's own rule. */
import { essence, isText, type MediaKind, mediaKind } from "latchkey/generated/operation";

export { essence, mediaKind };

/** How a request body is typed: a stream is sent as bytes like any others. */
export type BodyKind = Exclude<MediaKind, "stream">;
/** How an answer is typed: forms are read as text, and parts as bytes. */
export type ResponseKind = Exclude<MediaKind, "form" | "multipart">;

/** How a request body of this media type is typed. */
export function bodyKind(mediaType: string): BodyKind {
  const kind = mediaKind(mediaType);
  if (kind !== "stream") return kind;
  return isText(essence(mediaType)) ? "text" : "binary";
}

/** How an answer of this media type is typed. */
export function responseKind(mediaType: string): ResponseKind {
  const kind = mediaKind(mediaType);
  if (kind === "form") return "text";
  return kind === "multipart" ? "binary" : kind;
}
