/** An operation's parameters, each where and how the document says (OpenAPI 3.1, section 4.8.12). */
import { InvalidParameterError } from "../errors.ts";
import { isJson } from "./media-type.ts";
import type { Operation, ParameterLocation, ParameterSerialization } from "./operation.ts";
import { expand, scalar, UnwritableValue } from "./style.ts";

/** Parameter values by name. */
export type ParameterValues = Readonly<Record<string, unknown>>;

/** The styles that OpenAPI gives to a location by default. */
const DEFAULTS = {
  path: { style: "simple", explode: false },
  query: { style: "form", explode: true },
  header: { style: "simple", explode: false },
  cookie: { style: "form", explode: true },
} as const;

const TEMPLATE_VARIABLE = /\{([^{}]+)\}/g;
/** A segment that a URL parser takes as "here" or "one up", in any spelling. */
const DOT_SEGMENT = /(^|\/)(\.|%2e){1,2}(\/|$)/i;
/** What a query may hold as it is where `allowReserved` says so; `#`, `&`, `+`, `[` and `]` would change its meaning. */
const RESERVED = /%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B|3D)/gi;
// oxlint-disable-next-line no-control-regex -- they are what a header cannot hold
const NO_HEADER_VALUE = /[^\t\x20-\x7e\x80-\xff]/;

/** The path with every template variable filled in. No value reaches another route: `/` is encoded, `.` and `..` are refused. */
export function pathOf(operation: Operation, values: ParameterValues): string {
  const path = operation.path.replace(TEMPLATE_VARIABLE, (_, name: string) => {
    const text = write(operation, "path", name, own(values, name));
    if (text === undefined) throw invalid(operation, name, "is missing: the path needs it");
    return text;
  });
  if (path !== operation.path && DOT_SEGMENT.test(path)) {
    const name =
      Object.keys(values).find((key) => DOT_SEGMENT.test(String(values[key]))) ?? Object.keys(values)[0] ?? "";
    throw invalid(operation, name, "would be `.` or `..` in the path, which leads to another route");
  }
  return path;
}

/** The query, without its question mark. */
export function queryOf(operation: Operation, values: ParameterValues): string {
  return written(operation, "query", values, (_, text) => text).join("&");
}

/** Header parameters as headers. */
export function headersOf(operation: Operation, values: ParameterValues): Record<string, string> {
  return Object.fromEntries(
    written(operation, "header", values, (name, text) => {
      if (NO_HEADER_VALUE.test(text)) throw invalid(operation, name, "has a character that no header can carry");
      return [name, text] as const;
    }),
  );
}

/** Cookie parameters as the value of one `Cookie` header; browsers send their own cookies, and not these. */
export function cookiesOf(operation: Operation, values: ParameterValues): string {
  return written(operation, "cookie", values, (_, text) => text.replaceAll("&", "; ")).join("; ");
}

function written<T>(
  operation: Operation,
  location: ParameterLocation,
  values: ParameterValues,
  take: (name: string, text: string) => T,
): T[] {
  const parts: T[] = [];
  for (const name of Object.keys(values)) {
    const text = write(operation, location, name, values[name]);
    if (text !== undefined) parts.push(take(name, text));
  }
  return parts;
}

function write(operation: Operation, location: ParameterLocation, name: string, value: unknown): string | undefined {
  const serialization = own(operation.parameters?.[location] ?? {}, name);
  const encode = encoder(location, serialization);
  try {
    if (serialization?.content !== undefined) return contentText(name, value, location, serialization.content, encode);
    const text = expand(name, value, { ...DEFAULTS[location], ...serialization, encode });
    return location === "path" && text === "" ? undefined : text;
  } catch (error) {
    if (error instanceof UnwritableValue || error instanceof URIError) throw invalid(operation, name, error.message);
    throw error;
  }
}

/** A parameter described by `content` is written as that media type (OpenAPI 3.1, section 4.8.12.2.3). */
function contentText(
  name: string,
  value: unknown,
  location: ParameterLocation,
  mediaType: string,
  encode: (text: string) => string,
): string | undefined {
  if (value === undefined) return undefined;
  const text = encode(isJson(mediaType) ? JSON.stringify(value) : scalar(value));
  return location === "query" || location === "cookie" ? `${encode(name)}=${text}` : text;
}

function encoder(
  location: ParameterLocation,
  serialization: ParameterSerialization | undefined,
): (text: string) => string {
  if (location === "header") return (text) => text; // Headers have no percent-encoding.
  if (serialization?.allowReserved !== true || location !== "query") return encodeURIComponent;
  return (text) => encodeURIComponent(text).replace(RESERVED, decodeURIComponent);
}

/** A property of the object itself: a parameter may be called `constructor`. */
function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

function invalid({ method, path }: Operation, parameter: string, what: string): InvalidParameterError {
  return new InvalidParameterError(`The parameter ${parameter} ${what}`, { method, path, parameter });
}
