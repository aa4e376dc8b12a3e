/** What a media type says of the body that it describes (RFC 9110, section 8.3.1). */

/** How a body of some media type is held in memory. The generator types bodies by the same rules: it imports them. */
export type MediaKind = "json" | "text" | "form" | "multipart" | "stream" | "binary";

/** Bodies that are read as they arrive, since they may never end: lines of JSON have more names than one. */
const STREAM =
  /^text\/event-stream$|^application\/(x-)?(ndjson|jsonl|jsonlines|json-lines)$|^application\/(stream\+json|json-seq)$|\+json-seq$/;
/** In lower case already, and without parameters. */
const PLAIN = /^[a-z\d/.+*-]+$/;
const TEXT = /^text\/|^application\/(xml|yaml|x-yaml|csv|jwt)$|\+(xml|yaml|jwt)$/;

type StreamType =
  | "text/event-stream"
  | `application/${"" | "x-"}${"ndjson" | "jsonl" | "jsonlines" | "json-lines"}`
  | `application/${"stream+json" | "json-seq"}`
  | `${string}+json-seq`;

/** `mediaKind` of a media type that is known when compiling. */
export type MediaKindOf<MediaType extends string> = KindOf<Lowercase<Trimmed<BeforeParameters<MediaType>>>>;

type KindOf<Type extends string> = Type extends StreamType
  ? "stream"
  : Type extends `${string}${"/" | "+"}json` | "*/*" | "application/*"
    ? "json"
    : Type extends "application/x-www-form-urlencoded"
      ? "form"
      : Type extends `multipart/${string}`
        ? "multipart"
        : Type extends
              | `text/${string}`
              | `application/${"xml" | "yaml" | "x-yaml" | "csv" | "jwt"}`
              | `${string}+${"xml" | "yaml" | "jwt"}`
          ? "text"
          : "binary";

type BeforeParameters<MediaType extends string> = MediaType extends `${infer Type};${string}` ? Type : MediaType;

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trimmed<Rest> : Text;

/** The media type in lower case, without its parameters; the first one, where a header was sent twice. */
export function essence(mediaType: string): string {
  if (PLAIN.test(mediaType)) return mediaType; // As nearly all are.
  return mediaType
    .replace(/[;,].*/s, "")
    .trim()
    .toLowerCase();
}

/** JSON, or a type with the `+json` suffix (RFC 6839, section 3.1); so is what a document says nothing about. */
export function isJson(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === "*/*" || type === "application/*" || (/[/+]json$/.test(type) && !STREAM.test(type));
}

/** Whether it is a range such as `image/*`: no type that could be sent. */
export function isRange(mediaType: string): boolean {
  return mediaType.includes("*");
}

/** Whether a type, or a range, covers another type. */
export function covers(mediaType: string, other: string): boolean {
  const type = essence(mediaType);
  return (
    type === "*/*" || (type.endsWith("/*") ? essence(other).startsWith(type.slice(0, -1)) : type === essence(other))
  );
}

/** How a body of this type is held in memory. */
export function mediaKind(mediaType: string): MediaKind {
  if (isJson(mediaType)) return "json";
  const type = essence(mediaType);
  if (STREAM.test(type)) return "stream";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  return TEXT.test(type) ? "text" : "binary";
}
