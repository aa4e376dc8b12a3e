/** What a media type means for a type. How it is held in memory is the runtime's own rule. */
import { essence, isJson, type MediaKind, mediaKind } from "latchkey/generated/operation";

export { essence, mediaKind };

/** How a request body is typed: what is read as it arrives is sent as text. */
export type BodyKind = Exclude<MediaKind, "stream">;
/** How an answer is typed: forms are read as text, and parts as bytes. */
export type ResponseKind = Exclude<MediaKind, "form" | "multipart">;

/** How a request body of this media type is typed. */
export function bodyKind(mediaType: string): BodyKind {
  const kind = mediaKind(mediaType);
  return kind === "stream" ? "text" : kind;
}

/** How an answer of this media type is typed. */
export function responseKind(mediaType: string): ResponseKind {
  const kind = mediaKind(mediaType);
  if (kind === "form") return "text";
  return kind === "multipart" ? "binary" : kind;
}

/** Whether it is a media type, or a range of them (RFC 9110, sections 8.3.1 and 12.5.1), and so can stand in a header. */
export function isMediaType(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+[\t ]*(?:;[\t\x20-\x7e]*)?$/.test(text);
}

/** How well a media type is JSON, the best first: by its own name, as another type's subtype, by its suffix, not at all. */
export function jsonRank(mediaType: string): number {
  const type = essence(mediaType);
  if (type === "application/json") return 0;
  if (type.endsWith("/json")) return 1;
  return type.endsWith("+json") && isJson(type) ? 2 : 3;
}

/** Those of an answer's media types whose types are written: beside JSON a call accepts no other kind by itself. */
export function typedMediaTypes(types: readonly string[]): readonly string[] {
  const json = types.filter((type) => jsonRank(type) < 3);
  return json.length > 0 ? json : types;
}
