/** Bytes and strings that have one character for each of them, as schemas of binary values see them. */

/** One character for each byte. */
export function octetsOf(bytes: Uint8Array): string {
  let text = "";
  // In pieces, since a call takes so many arguments only.
  for (let start = 0; start < bytes.length; start += 8192) {
    text += String.fromCharCode(...bytes.subarray(start, start + 8192));
  }
  return text;
}

/** The bytes of such a string; text with other characters is UTF-8. */
export function bytesOf(octets: string): Uint8Array {
  return /^[\0-\u{FF}]*$/u.test(octets)
    ? Uint8Array.from(octets, (character) => character.charCodeAt(0))
    : encodeText(octets);
}

/** A text as UTF-8. */
export function encodeText(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** UTF-8 as a text. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
