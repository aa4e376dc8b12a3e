/** What a media type says of the body that it describes (RFC 9110, section 8.3.1). */

/** How a body of some media type is held in memory. The generator types bodies by the same rules. */
export type MediaKind = "json" | "text" | "form" | "multipart" | "stream" | "binary";

/** What has no end that anybody could wait for. */
const STREAMS: ReadonlySet<string> = new Set([
  "text/event-stream",
  "application/x-ndjson",
  "application/jsonl",
  "application/json-seq",
  "application/geo+json-seq",
]);
const TEXT = /^text\/|^application\/(xml|yaml|x-yaml|csv)$|\+xml$|\+yaml$/;

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
  if (STREAMS.has(type)) return "stream";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  return TEXT.test(type) ? "text" : "binary";
}
