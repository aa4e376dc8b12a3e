/** Parameters in every style, of every media type: named by the endpoints whose document needs more than plain values. */
import { isJson } from "../operation/media-type.ts";
import type { ParameterLocation, ParameterSerialization, ParameterStyles } from "../operation/operation.ts";
import { declaredParts } from "./parameters.ts";
import { asIs, rawCookie } from "./plain-parameter.ts";
import { percentEncode, percentEncodeReserved } from "./percent-encoding.ts";
import { jsonText, scalarText } from "./plain-value.ts";
import { querystringOf } from "./querystring.ts";
import { expand, type Expansion } from "./style.ts";

/** Writes what `parameters` and `querystring` of an operation describe. */
export const allStyles: ParameterStyles = {
  text: (name, value, location, facts) =>
    facts?.content === undefined
      ? expand(name, value, expansionOf(location, facts))
      : contentText(name, value, location, facts.content),
  query: querystringOf,
  parts: declaredParts,
};

/** How OpenAPI writes a parameter of each location by default. */
const DEFAULTS: Readonly<Record<ParameterLocation, Expansion>> = {
  path: { style: "simple", explode: false, encode: percentEncode, isBare: true },
  query: { style: "form", explode: true, encode: percentEncode },
  header: { style: "simple", explode: false, encode: asIs, isBare: true },
  cookie: { style: "form", explode: true, encode: percentEncode, between: "; " },
};

/** The same for `allowReserved`, which has nothing to say where nothing is encoded. */
const RESERVED: Readonly<Record<ParameterLocation, Expansion["encode"]>> = {
  // A dot is a dot in any spelling, and what looks for `.` and `..` knows this one.
  path: (text) => percentEncodeReserved(text, "path").replaceAll(/%2e/gi, "."),
  query: (text) => percentEncodeReserved(text, "query"),
  header: asIs,
  cookie: (text) => percentEncodeReserved(text, "cookie"),
};

const BEYOND_ASCII = /[^\x20-\x7e]/g;

/** Exploding is the default of the styles `form` and `cookie` alone; the latter takes values as the caller has escaped them. */
function expansionOf(location: ParameterLocation, facts: ParameterSerialization | undefined): Expansion {
  const usual = DEFAULTS[location];
  if (facts === undefined) return usual;
  const { style = usual.style, explode = style === "form" || style === "cookie", allowReserved } = facts;
  const encode = style === "cookie" ? rawCookie : allowReserved === true ? RESERVED[location] : usual.encode;
  return { ...usual, style, explode, encode };
}

/** A parameter described by `content` is written as that media type (OpenAPI 3.1, section 4.8.12.2.3). */
function contentText(name: string, value: unknown, location: ParameterLocation, mediaType: string): string {
  const isEncodedJson = isJson(mediaType);
  const text = isEncodedJson ? jsonText(value) : scalarText(value);
  switch (location) {
    case "header":
      return isEncodedJson ? text.replace(BEYOND_ASCII, unicodeEscape) : text;
    case "cookie":
      // Plain text is the way that the specification offers to a cookie that wants no percent-encoding.
      return `${percentEncode(name)}=${isEncodedJson ? percentEncode(text) : rawCookie(text)}`;
    case "query":
      return `${percentEncode(name)}=${percentEncode(text)}`;
    default:
      return percentEncode(text);
  }
}

/** A character as JSON's own escape, which every header can carry (RFC 8259, section 7). */
function unicodeEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
