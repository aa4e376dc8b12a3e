/** 128 random bits, in hexadecimal. Not `randomUUID`: a page without https does not have it. */
export function randomId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A UUID of random bits (RFC 9562, section 5.4): some servers take no other key. */
export function randomUuid(): string {
  return randomId().replace(/^(.{8})(.{4}).(.{3}).(.{3})/, "$1-$2-4$3-8$4-");
}
