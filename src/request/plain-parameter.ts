/** Parameters as most are: a single value, or a list of them, in the usual style of its place (OpenAPI 3.1, section 4.8.12.2). */
import type { ParameterLocation } from "../operation/operation.ts";
import { percentEncode } from "./percent-encoding.ts";
import { say } from "../say.ts";
import { isAbsent, plainValue, scalarText, UnwritableValue } from "./plain-value.ts";

/** Headers have no percent-encoding ("URI percent-encoding MUST NOT be applied"). */
export const asIs = (text: string): string => text;

/** What would end a cookie, or the header that it stands in. */
const NO_COOKIE_VALUE = /[^\x20-\x3a\x3c-\x7e\x80-\xff]/;

/** A cookie that the caller has escaped. */
export function rawCookie(text: string): string {
  if (NO_COOKIE_VALUE.test(text)) throw new UnwritableValue(say`has a character that no cookie can carry`);
  return text;
}

/**
 * The value as its place has it: `a,b` in a path or a header, `name=a&name=b` in a query; nothing for an empty list.
 *
 * An endpoint whose document has objects, or any other style, names `allStyles`.
 */
export function plainParameter(name: string, value: unknown, location: ParameterLocation): string | undefined {
  const plain = plainValue(value);
  const items: unknown[] = Array.isArray(plain) ? plain.filter((item) => !isAbsent(item)) : [plain];
  if (items.length === 0 || isAbsent(plain)) return undefined;
  const texts = items.map(scalarText);
  if (location === "header") return texts.join(",");
  const encoded = texts.map(percentEncode);
  if (location === "path") return encoded.join(",");
  const key = percentEncode(name);
  return encoded.map((text) => `${key}=${text}`).join(location === "query" ? "&" : "; ");
}
