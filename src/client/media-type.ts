/** What a media type says of the body that it describes (RFC 9110, section 8.3.1). */

/** How a body of some media type is held in memory. */
export type MediaKind = "json" | "text" | "form" | "multipart" | "stream" | "binary";

/** What has no end that anybody could wait for. */
const STREAMS: ReadonlySet<string> = new Set([
  "text/event-stream",
  "application/x-ndjson",
  "application/jsonl",
  "application/json-seq",
]);
const TEXT =
  /^(text\/|application\/(.*\+)?(xml|yaml|x-yaml|javascript|graphql|toml|sql)$)|^image\/svg\+xml$|\+xml$|\+yaml$/;

/** The media type in lower case, without its parameters. */
export function essence(mediaType: string): string {
  const end = mediaType.indexOf(";");
  return (end === -1 ? mediaType : mediaType.slice(0, end)).trim().toLowerCase();
}

/** JSON, or a type with the `+json` suffix (RFC 6839, section 3.1). */
export function isJson(mediaType: string): boolean {
  const type = essence(mediaType);
  return type === "application/json" || type.endsWith("+json") || type === "text/json" || type === "*/*";
}

/** How a body of this type is held in memory. */
export function mediaKind(mediaType: string): MediaKind {
  const type = essence(mediaType);
  if (STREAMS.has(type)) return "stream";
  if (isJson(type)) return "json";
  if (type === "application/x-www-form-urlencoded") return "form";
  if (type.startsWith("multipart/")) return "multipart";
  return TEXT.test(type) ? "text" : "binary";
}
