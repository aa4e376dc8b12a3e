/** What a media type means for a type and for the wire. */

export type BodyKind = "json" | "multipart" | "form" | "text" | "binary";
export type ResponseKind = "json" | "text" | "stream" | "binary";

/** How a request body of this media type is typed. */
export function bodyKind(mediaType: string): BodyKind {
  const essence = essenceOf(mediaType);
  if (essence.startsWith("multipart/")) return "multipart";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (isJson(essence)) return "json";
  return isText(essence) ? "text" : "binary";
}

/** How an answer of this media type is typed. */
export function responseKind(mediaType: string): ResponseKind {
  const essence = essenceOf(mediaType);
  if (streams.has(essence)) return "stream";
  if (isJson(essence)) return "json";
  return isText(essence) ? "text" : "binary";
}

// Sequences that make sense before they end.
const streams: ReadonlySet<string> = new Set([
  "text/event-stream",
  "application/x-ndjson",
  "application/jsonl",
  "application/json-seq",
  "application/geo+json-seq",
]);

const texts: ReadonlySet<string> = new Set([
  "application/xml",
  "application/yaml",
  "application/x-yaml",
  "application/csv",
  "application/x-www-form-urlencoded",
]);

/** `Application/JSON; charset=utf-8` to `application/json`. */
function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** A structured suffix counts (RFC 6839, section 3.1), and so does a wildcard: the schema is all that the document says about it. */
function isJson(essence: string): boolean {
  return /[/+]json$/.test(essence) || essence === "*/*" || essence === "application/*";
}

function isText(essence: string): boolean {
  return essence.startsWith("text/") || /\+(?:xml|yaml)$/.test(essence) || texts.has(essence);
}
