/** The media type of a `Content-Type` (RFC 9110, section 8.3.1), in lower case, without parameters. */
export function mediaTypeOf(contentType: string | undefined): string {
  return (contentType ?? "").split(";", 1)[0]?.trim().toLowerCase() ?? "";
}

/** Whether a media type is JSON: `application/json`, or anything with the suffix `+json` (RFC 6839, section 3.1). */
export function isJson(mediaType: string): boolean {
  return /^[^/]+\/(?:json|[^/]+\+json)$/.test(mediaType);
}

/** Whether a media type is text; all others are octets. */
export function isText(mediaType: string): boolean {
  return (
    mediaType.startsWith("text/") ||
    isJson(mediaType) ||
    /[/+](?:xml|yaml|x-yaml|javascript|x-www-form-urlencoded|x-ndjson|jsonl|json-seq)$/.test(mediaType)
  );
}
