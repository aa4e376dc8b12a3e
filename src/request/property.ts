/** One property of a form or multipart body (OpenAPI 3.1, section 4.8.15.1). */
import { isJson } from "../operation/media-type.ts";
import type { PropertyEncoding } from "../operation/operation.ts";
import { jsonText, plainValue, scalarText } from "./plain-value.ts";
import { expandPairs, type Pair } from "./style.ts";

/**
 * The property as pairs, like a query parameter.
 *
 * Nothing unless `style`, `explode` or `allowReserved` is given: any of the three takes the place of a content type.
 */
export function propertyPairs(
  name: string,
  value: unknown,
  { style, explode, allowReserved }: PropertyEncoding,
  encode: (text: string) => string,
): readonly Pair[] | undefined {
  if (style === undefined && explode === undefined && allowReserved === undefined) return undefined;
  const actual = style ?? "form";
  return expandPairs(name, value, { style: actual, explode: explode ?? actual === "form", encode });
}

/** The property as the text of its media type: objects are JSON, all else is plain, unless the encoding says otherwise. */
export function propertyText(value: unknown, contentType: string | undefined): { text: string; isJson: boolean } {
  const isStructured = typeof plainValue(value) === "object";
  if (isStructured || (contentType !== undefined && isJson(contentType) && !contentType.includes(","))) {
    return { text: jsonText(value), isJson: true };
  }
  return { text: scalarText(value), isJson: false };
}
