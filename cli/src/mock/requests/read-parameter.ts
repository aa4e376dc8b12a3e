/** One parameter of a request, where and how the document says that it is sent. */
import { booleanAt, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { decodePercent } from "../../document/pointer.ts";
import { mediaKind } from "../../model/media-type.ts";
import { readEntries, readPairs, type Pair, type Written } from "./read-pairs.ts";
import { readText } from "./read-text.ts";
import { allTypes, itemSchema, memberSchema, partsOf } from "./schema-parts.ts";

/** Where the values of a request's parameters are. */
export interface SentParameters {
  /** By the name in the template, as it was sent. */
  readonly path: Readonly<Record<string, string>>;
  readonly query: readonly Pair[];
  /** By name in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: readonly Pair[];
}

/** The value of a parameter; `undefined` where it was not sent. `others` are further names of the query. */
export function readParameter(
  root: Json,
  parameter: JsonObject,
  sent: SentParameters,
  others: ReadonlySet<string>,
): Json | undefined {
  const name = stringAt(parameter, "name") ?? "";
  const schema = valueAt(parameter, "schema") ?? true;
  const [content] = Object.entries(objectAt(parameter, "content"));
  const place = stringAt(parameter, "in");
  const isQuery = place === "query";
  const usual = isQuery || place === "cookie" ? "form" : "simple";
  const style = stringAt(parameter, "style") ?? usual;
  const explode = booleanAt(parameter, "explode") ?? (style === "form" || style === "cookie");
  const decode = isQuery ? decodeForm : place === "header" ? (raw: string) => raw.trim() : decodePercent;
  const written = { name, schema, style, explode, decode };
  const one = oneText(place, name, sent);
  if (content !== undefined) return one === undefined ? undefined : readContent(root, content, decode(one));
  if (isQuery && one === "" && booleanAt(parameter, "allowEmptyValue") === true) return undefined;
  if (isQuery) return readPairs(root, written, sent.query, others) ?? emptyObject(root, parameter, written);
  if (place === "cookie") return readPairs(root, written, sent.cookies, others);
  return one === undefined ? undefined : readSegment(root, written, one);
}

/** A required object whose members stand in the query themselves is there even where none of them is. */
function emptyObject(root: Json, parameter: JsonObject, { schema, style, explode }: Written): Json | undefined {
  const isSpread = style === "form" && explode && allTypes(partsOf(root, schema)).has("object");
  return isSpread && booleanAt(parameter, "required") === true ? {} : undefined;
}

function oneText(place: string | undefined, name: string, sent: SentParameters): string | undefined {
  if (place === "path") return Object.hasOwn(sent.path, name) ? sent.path[name] : undefined;
  if (place === "header") return sent.headers[name.toLowerCase()];
  const pairs = place === "cookie" ? sent.cookies : sent.query;
  return pairs.findLast(([key]) => key === name)?.[1];
}

/** A piece of a query or a form (URL Standard, section 5.1). */
export function decodeForm(raw: string): string {
  return decodePercent(raw.replaceAll("+", " "));
}

function readContent(root: Json, [mediaType, media]: readonly [string, Json], text: string): Json {
  if (mediaKind(mediaType) !== "json") return readText(root, valueAt(media, "schema") ?? true, text);
  try {
    return JSON.parse(text) as Json; // JSON.parse gives what Json describes.
  } catch {
    return text;
  }
}

/** A value in a path or a header: `simple`, `label` or `matrix`. */
function readSegment(root: Json, written: Written, raw: string): Json {
  if (written.style === "matrix") {
    const pairs = raw
      .replace(/^;/, "")
      .split(";")
      .map((pair) => splitPair(pair, decodePercent));
    return readPairs(root, { ...written, style: "form" }, pairs) ?? raw;
  }
  const { schema, explode, decode } = written;
  const isLabel = written.style === "label";
  const text = isLabel ? raw.replace(/^\./, "") : raw;
  const pieces = text.split(isLabel && explode ? "." : ",");
  const parts = partsOf(root, schema);
  const types = allTypes(parts);
  if (types.has("string")) return readText(root, schema, decode(text));
  if (types.has("array")) {
    const items = text === "" ? [] : pieces.map(decode);
    return items.map((item, index) => readText(root, itemSchema(parts, index), item));
  }
  if (!types.has("object")) return readText(root, schema, decode(text));
  if (!explode) return readEntries(root, parts, pieces.map(decode));
  const entries = pieces.map((piece) => splitPair(piece, decode));
  return Object.fromEntries(
    entries.map(([key, value]) => [key, readText(root, memberSchema(parts, key), decode(value))] as const),
  );
}

/** `name=value`, the name decoded by `decode`. */
export function splitPair(text: string, decode: (raw: string) => string): Pair {
  const mark = text.indexOf("=");
  return mark < 0 ? [decode(text), ""] : [decode(text.slice(0, mark)), text.slice(mark + 1)];
}

/** The pairs of a query or a form. */
export function splitForm(text: string): Pair[] {
  return text
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => splitPair(pair, decodeForm));
}
