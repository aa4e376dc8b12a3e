/** One parameter among the pairs of a query, a form or a `Cookie` header (OpenAPI 3.1, section 4.8.12.6 "Style Examples"). */
import type { Json, JsonObject } from "../../document/json.ts";
import { bracketTree, readJsonText, readText, readTree, splitBrackets } from "./read-text.ts";
import { allTypes, choicesOf, itemSchema, memberNames, memberSchema, partsOf } from "./schema-parts.ts";

/** A name, decoded, and its value as it was sent. */
export type Pair = readonly [name: string, raw: string];

/** How a value is written. */
export interface Written {
  readonly name: string;
  readonly schema: Json;
  readonly style: string;
  readonly explode: boolean;
  /** Decodes one piece of what was sent. */
  readonly decode: (raw: string) => string;
}

/** In raw and in encoded form: senders differ. A comma inside an item is encoded, one between items is not. */
const delimiters: Readonly<Record<string, RegExp>> = { spaceDelimited: /%20|\+| /, pipeDelimited: /%7C|\|/i };

/** The value of a parameter; `undefined` where it was not sent. `others` are the names that mean something else. */
export function readPairs(
  root: Json,
  written: Written,
  pairs: readonly Pair[],
  others: ReadonlySet<string> = new Set(),
): Json | undefined {
  const { name, schema, style, explode, decode } = written;
  const parts = partsOf(root, schema);
  const types = allTypes(parts);
  const own = pairs.filter(([key]) => key === name).map(([, raw]) => raw);
  const nested = nestedIn(name, pairs, decode);
  if (style === "deepObject")
    return nested.length === 0 ? plain(root, written, own) : readTree(root, schema, bracketTree(nested));
  if (explode && types.has("object") && own.length === 0) {
    const members = readMembers(root, parts, pairs, others, decode);
    if (members !== undefined || nested.length === 0) return members;
  }
  if (own.length === 0) return nested.length === 0 ? undefined : readTree(root, schema, bracketTree(nested));
  if (types.has("array") && (own.length > 1 || !allowsText(types))) {
    const pieces = explode ? own.map(decode) : own.flatMap((raw) => splitList(root, written, raw));
    return pieces.map((text, index) => readJsonText(root, itemSchema(parts, index), text));
  }
  if (types.has("object") && !explode && !allowsText(types)) {
    return readEntries(root, parts, splitPieces(style, own.at(-1) ?? "").map(decode));
  }
  return plain(root, written, own);
}

function plain(root: Json, { schema, decode }: Written, own: readonly string[]): Json | undefined {
  const last = own.at(-1);
  return last === undefined ? undefined : readText(root, schema, decode(last));
}

function allowsText(types: ReadonlySet<string>): boolean {
  return types.has("string");
}

/** `R,100,G,200` as an object. */
export function readEntries(root: Json, parts: readonly JsonObject[], pieces: readonly string[]): Json {
  const entries = pieces.flatMap((key, index) => {
    const value = pieces[index + 1];
    return index % 2 === 1 || value === undefined
      ? []
      : [[key, readText(root, memberSchema(parts, key), value)] as const];
  });
  return Object.fromEntries(entries);
}

function nestedIn(name: string, pairs: readonly Pair[], decode: Written["decode"]): [readonly string[], string][] {
  return pairs.flatMap(([key, raw]) => {
    if (!key.startsWith(`${name}[`)) return [];
    // The name itself may have brackets.
    return [[splitBrackets(`x${key.slice(name.length)}`).slice(1), decode(raw)] as [readonly string[], string]];
  });
}

/** The members of an exploded object, whose names stand in the query themselves; a list inside repeats its name. */
function readMembers(
  root: Json,
  parts: readonly JsonObject[],
  pairs: readonly Pair[],
  others: ReadonlySet<string>,
  decode: Written["decode"],
): Json | undefined {
  const known = memberNames(parts);
  const isOpen = known.size === 0 || parts.some(({ additionalProperties }) => additionalProperties !== undefined);
  const entries = pairs.flatMap(([key, raw]): [readonly string[], string][] => {
    const path = known.has(key) ? [key] : splitBrackets(key);
    const [first = ""] = path;
    return known.has(first) || (isOpen && !others.has(first) && !others.has(key)) ? [[path, decode(raw)]] : [];
  });
  if (entries.length === 0) return undefined;
  const { children } = bracketTree(entries);
  return Object.fromEntries(
    [...children].map(([key, node]) => [key, readTree(root, memberSchema(parts, key), node)] as const),
  );
}

function splitPieces(style: string, raw: string): string[] {
  return raw === "" ? [] : raw.split(delimiters[style] ?? ",");
}

/** The items of a list in one text. Where its comma was encoded, it counts as one between items if no item could have it. */
function splitList(root: Json, { schema, style, decode }: Written, raw: string): string[] {
  const pieces = splitPieces(style, raw).map(decode);
  const [only = "", ...more] = pieces;
  if (more.length > 0 || !only.includes(",")) return pieces;
  const items = partsOf(root, itemSchema(partsOf(root, schema)));
  const isFree = items.length === 0 || (allTypes(items).has("string") && items.flatMap(choicesOf).length === 0);
  return isFree ? pieces : only.split(",");
}
