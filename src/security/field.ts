/** What a header field can be made of (RFC 9110, section 5). */

/** Whether a text is a field's name, or a cookie's (RFC 9110, section 5.6.2; RFC 6265, section 4.1.1). */
export function isFieldName(text: string): boolean {
  return /^[!#$%&'*+\-.^_`|~\w]+$/.test(text);
}

/** Whether a text can stand in a field: no control character, and nothing beyond Latin-1 (RFC 9110, section 5.5). */
export function isFieldValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}

/** Whether a text can be a cookie's value (RFC 6265, section 4.1.1). */
export function isCookieValue(text: string): boolean {
  return /^[\x21\x23-\x2b\x2d-\x3a\x3c-\x5b\x5d-\x7e]*$/.test(text);
}
