/**
 * What a media type means for a type and for the wire.
 *
 * The runtime has the same rules in `src/operation/media-type.ts`: the command loads nothing of it, so that it starts at once, and
 * `test/operation/media-type.test.ts` holds the two against each other.
 */

/** How a body of some media type is held in memory. */
export type MediaKind = "json" | "text" | "form" | "multipart" | "stream" | "binary";
/** How a request body is typed: a stream is sent as bytes like any others. */
export type BodyKind = Exclude<MediaKind, "stream">;
/** How an answer is typed: forms are read as text, and parts as bytes. */
export type ResponseKind = Exclude<MediaKind, "form" | "multipart">;

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
]);

/** How a body of this media type is held in memory. */
export function mediaKind(mediaType: string): MediaKind {
  const essence = essenceOf(mediaType);
  if (isJson(essence)) return "json";
  if (streams.has(essence)) return "stream";
  if (essence === "application/x-www-form-urlencoded") return "form";
  if (essence.startsWith("multipart/")) return "multipart";
  return isText(essence) ? "text" : "binary";
}

/** How a request body of this media type is typed. */
export function bodyKind(mediaType: string): BodyKind {
  const kind = mediaKind(mediaType);
  if (kind !== "stream") return kind;
  return isText(essenceOf(mediaType)) ? "text" : "binary";
}

/** How an answer of this media type is typed. */
export function responseKind(mediaType: string): ResponseKind {
  const kind = mediaKind(mediaType);
  if (kind === "form") return "text";
  return kind === "multipart" ? "binary" : kind;
}

/** A media type in lower case, without its parameters: `application/json` for `Application/JSON; charset=utf-8`. */
export function essenceOf(mediaType: string): string {
  return (mediaType.split(";", 1)[0] ?? "").trim().toLowerCase();
}

/** A structured suffix counts (RFC 6839, section 3.1), and so does a wildcard: the schema is all that the document says about it. */
function isJson(essence: string): boolean {
  return /[/+]json$/.test(essence) || essence === "*/*" || essence === "application/*";
}

function isText(essence: string): boolean {
  return essence.startsWith("text/") || /\+(?:xml|yaml)$/.test(essence) || texts.has(essence);
}
