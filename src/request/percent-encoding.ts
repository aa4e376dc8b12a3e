/** Percent-encoding of what stands in a URL or in a form (RFC 3986, section 2.1; RFC 6570, section 3.2.1). */

/** What `encodeURIComponent` leaves as it is, though RFC 3986 reserves it. */
const LEFT_RESERVED = /[!'()*]/g;
/**
 * RFC 3986's reserved characters that a place may hold as they are: they neither end what stands there nor change what it says.
 *
 * `/`, `?` and `#` end a path; `#`, `[` and `]` cannot stand in a path or a query at all; in a query `&` and `+` would end the
 * value, or turn into a space; `,` and `;` are not for cookies (RFC 6265, section 4.1.1).
 */
const HARMLESS: Readonly<Record<"path" | "query" | "cookie", RegExp>> = {
  path: /%(3A|40|21|24|26|27|28|29|2A|2B|2C|3B|3D)/g,
  query: /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/g,
  cookie: /%(3A|2F|3F|23|5B|5D|40|21|24|26|27|28|29|2A|2B|3D)/g,
};
/** A triple that the caller has encoded, encoded once more. */
const TRIPLE = /%25([0-9a-f]{2})/gi;

/** Encodes everything but RFC 3986's unreserved characters. Half of a surrogate pair is a `URIError`. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(LEFT_RESERVED, (character) => `%${hex(character)}`);
}

/** The same for `allowReserved`: reserved characters and percent-encoded triples pass (RFC 6570, section 3.2.3). */
export function percentEncodeReserved(text: string, place: "path" | "query" | "cookie" = "query"): string {
  return percentEncode(text).replace(HARMLESS[place], decodeURIComponent).replace(TRIPLE, "%$1");
}

function hex(character: string): string {
  return character.charCodeAt(0).toString(16).toUpperCase();
}
