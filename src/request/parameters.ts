/** An operation's parameters, each where and how the document says (OpenAPI 3.1, section 4.8.12). */
import { isFieldValue } from "../security/field.ts";
import { invalidParameter, namingParameter } from "./invalid-parameter.ts";
import { isJson } from "../operation/media-type.ts";
import type { Operation, ParameterLocation, ParameterSerialization } from "../operation/operation.ts";
import { percentEncode, percentEncodeReserved } from "./percent-encoding.ts";
import { isAbsent, jsonText, scalarText, UnwritableValue } from "./plain-value.ts";
import { querystringOf } from "./querystring.ts";
import { expand, type Expansion } from "./style.ts";
import { say } from "../say.ts";

/** Parameter values by name. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** What stands for no parameters: another empty object may be a value, where the whole query is one. */
export const NONE: ParameterValues = {};

/** Headers have no percent-encoding ("URI percent-encoding MUST NOT be applied"). */
const asIs = (text: string): string => text;

/** A cookie that the caller has escaped. */
function rawCookie(text: string): string {
  if (NO_COOKIE_VALUE.test(text)) throw new UnwritableValue(say`has a character that no cookie can carry`);
  return text;
}

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

const TEMPLATE_VARIABLE = /\{([^{}]+)\}/g;
/** A segment that a URL parser takes as "here" or "one up", in any spelling (URL Standard, section 4.1). */
const DOT_SEGMENT = /^(\.|%2e){1,2}$/i;
/** What would end a cookie, or the header that it stands in. */
const NO_COOKIE_VALUE = /[^\x20-\x3a\x3c-\x7e\x80-\xff]/;
const BEYOND_ASCII = /[^\x20-\x7e]/g;

/** The path with every template variable filled in. No value reaches another route: `/` is encoded, `.` and `..` are refused. */
export function pathOf(operation: Operation, values: ParameterValues): string {
  const template = pathTemplateOf(operation);
  const path = filled(operation, template, values);
  if (path !== template && path.includes(".")) assertSameRoute(operation, path);
  return path;
}

/** A path, by the specification. Some documents go on with a query, or with a fragment, which no request carries. */
function pathTemplateOf({ path }: Operation): string {
  const end = path.search(/[?#]/);
  return end === -1 ? path : path.slice(0, end);
}

/** The query that a document has written behind its path, filled in like the path. */
function writtenQueryOf(operation: Operation, values: ParameterValues): string {
  const [whole = ""] = operation.path.split("#");
  const start = whole.indexOf("?");
  return start === -1 ? "" : filled(operation, whole.slice(start + 1), values);
}

function filled(operation: Operation, template: string, values: ParameterValues): string {
  if (!template.includes("{")) return template;
  return template.replace(TEMPLATE_VARIABLE, (_, name: string) => {
    const value = own(values, name);
    const text = textOf(operation, "path", name, value);
    if (text !== undefined && text !== "") return text;
    throw invalidParameter(operation, name, say`is ${isAbsent(value) ? "missing" : "empty"}, and the path needs it`);
  });
}

/** Throws for a variable that has become `.` or `..`, alone or with what stands beside it. */
function assertSameRoute(operation: Operation, path: string): void {
  const segments = pathTemplateOf(operation).split("/");
  for (const [index, segment] of path.split("/").entries()) {
    const [name] = [...(segments[index] ?? "").matchAll(TEMPLATE_VARIABLE)].map(([, variable]) => variable);
    if (name === undefined || !DOT_SEGMENT.test(segment)) continue;
    throw invalidParameter(operation, name, say`would be \`.\` or \`..\` in the path, which leads to another route`);
  }
}

/** The query, without its question mark; `pathValues` are for documents that put variables there. */
export function queryOf(operation: Operation, values: ParameterValues, pathValues: ParameterValues = {}): string {
  const { path, querystring } = operation;
  const texts =
    querystring === undefined
      ? textsOf(operation, "query", values).map(([, text]) => text)
      : querystringOf(operation, querystring, values === NONE ? undefined : values);
  const first = path.includes("?") ? writtenQueryOf(operation, pathValues) : "";
  return first === "" ? texts.join("&") : [first, ...texts].join("&");
}

/** Header parameters as headers. */
export function headerTexts(operation: Operation, values: ParameterValues): Record<string, string> {
  const headers = textsOf(operation, "header", values);
  for (const [name, text] of headers) {
    if (!isFieldValue(text)) throw invalidParameter(operation, name, say`has a character that no header can carry`);
  }
  return Object.fromEntries(headers);
}

/** Cookie parameters as the value of one `Cookie` header; browsers send their own cookies, and not these. */
export function cookiesOf(operation: Operation, values: ParameterValues): string {
  return textsOf(operation, "cookie", values)
    .map(([, text]) => text)
    .join("; ");
}

/** Each given parameter with its text. */
function textsOf(operation: Operation, location: ParameterLocation, values: ParameterValues): [string, string][] {
  const parts: [string, string][] = [];
  for (const name of Object.keys(values)) {
    const text = textOf(operation, location, name, values[name]);
    if (text !== undefined) parts.push([name, text]);
  }
  return parts;
}

function textOf(operation: Operation, location: ParameterLocation, name: string, value: unknown): string | undefined {
  if (isAbsent(value)) return undefined;
  const facts = own(operation.parameters?.[location], name);
  return namingParameter(operation, name, () =>
    facts?.content === undefined
      ? expand(name, value, expansionOf(location, facts))
      : contentText(name, value, location, facts.content),
  );
}

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

function own<T>(record: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  // A parameter may be called `constructor`.
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}
