/** What a media type says of the body that it describes (RFC 9110, section 8.3.1). */

/** How a body of some media type is held in memory. The generator types bodies by the same rules: it imports them. */
export type MediaKind = "json" | "text" | "form" | "multipart" | "stream" | "binary";

/** Bodies that are read as they arrive, since they may never end. */
const STREAMS = [
  "text/event-stream",
  "application/x-ndjson",
  "application/jsonl",
  "application/json-seq",
  "application/geo+json-seq",
] as const;
const TEXT = /^text\/|^application\/(xml|yaml|x-yaml|csv)$|\+xml$|\+yaml$/;

/** `mediaKind` of a media type that is known when compiling. */
export type MediaKindOf<MediaType extends string> = KindOf<Lowercase<Trimmed<BeforeParameters<MediaType>>>>;

type KindOf<Type extends string> = Type extends `${string}${"/" | "+"}json` | "*/*" | "application/*"
  ? "json"
  : Type extends (typeof STREAMS)[number]
    ? "stream"
    : Type extends "application/x-www-form-urlencoded"
      ? "form"
      : Type extends `multipart/${string}`
        ? "multipart"
        : Type extends
              | `text/${string}`
              | `application/${"xml" | "yaml" | "x-yaml" | "csv"}`
              | `${string}+${"xml" | "yaml"}`
          ? "text"
          : "binary";

type BeforeParameters<MediaType extends string> = MediaType extends `${infer Type};${string}` ? Type : MediaType;

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trimmed<Rest> : Text;

/** The media type in lower case, without its parameters. */
export function essence(mediaType: string): string {
  const end = mediaType.indexOf(";");
  return (end === -1 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
}

/** JSON, or a type with the `+json` suffix (RFC 6839, section 3.1); so is what a document says nothing about. */
export function isJson(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === "*/*" || type === "application/*" || type.endsWith("/json") || type.endsWith("+json");
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
  if (STREAMS.some((stream) => stream === type)) return "stream";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  return isText(type) ? "text" : "binary";
}

/** Whether a media type, in lower case and without parameters, is read by people. */
export function isText(essence: string): boolean {
  return TEXT.test(essence);
}
