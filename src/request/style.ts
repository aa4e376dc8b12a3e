/** A parameter's value in its style (OpenAPI 3.1, section 4.8.12.6 "Style Examples"; RFC 6570, section 3.2). */
import type { ParameterStyle } from "../operation/operation.ts";
import { isAbsent, plainValue, scalarText, UnwritableValue } from "./plain-value.ts";
import { say } from "../say.ts";

/** How a value is written, with the location's encoding of names and values. */
export interface Expansion {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Encodes one name or value for where it stands. */
  readonly encode: (text: string) => string;
  /** What stands between pairs; `&` unless given. */
  readonly between?: string;
  /** Whether the value stands alone, whatever its style: paths and headers have no names in them. */
  readonly isBare?: boolean;
}

/** A name and its value, both written and encoded. */
export type Pair = readonly [name: string, value: string];

/** A value inside another one; what cannot be text is left for pairs that can say where it stands. */
type Inner = string | object;

/** What a value is made of, once nothing in it is absent. */
type Shape =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly Inner[] }
  | { readonly kind: "record"; readonly entries: readonly (readonly [name: string, value: Inner])[] };

/**
 * The value in its style.
 *
 * Nothing where the value is undefined, null, or an empty list or object (RFC 6570, section 2.3).
 */
export function expand(name: string, value: unknown, expansion: Expansion): string | undefined {
  const { style, explode, isBare } = expansion;
  if (style !== "simple" && style !== "label" && style !== "matrix" && isBare !== true) {
    const pairs = expandPairs(name, value, expansion);
    return pairs.length === 0 ? undefined : pairs.map(([key, text]) => `${key}=${text}`).join(expansion.between ?? "&");
  }
  const shape = shapeOf(value);
  if (shape === undefined) return undefined;
  if (style === "label") return `.${separated(shape, explode ? "." : ",", expansion)}`;
  if (style !== "matrix") return separated(shape, separatorOf(expansion), expansion);
  // An empty value has no equals sign (RFC 6570, section 3.2.7).
  return pairsOf(name, shape, ",", expansion)
    .map(([key, text]) => (text === "" ? `;${key}` : `;${key}=${text}`))
    .join("");
}

/** The value as the pairs of a query or a form, in one of the styles that are made of them. */
export function expandPairs(name: string, value: unknown, expansion: Expansion): readonly Pair[] {
  const { style, encode } = expansion;
  if (style === "deepObject") return deepPairs(encode(name), value, encode);
  const shape = shapeOf(value);
  if (shape === undefined) return [];
  return pairsOf(name, shape, separatorOf(expansion), expansion);
}

const DELIMITERS: Readonly<Partial<Record<ParameterStyle, string>>> = {
  spaceDelimited: " ",
  pipeDelimited: "|",
  tabDelimited: "\t",
};

/** What stands between the items of a list. */
function separatorOf({ style, encode }: Expansion): string {
  const delimiter = DELIMITERS[style];
  return delimiter === undefined ? "," : encode(delimiter);
}

/** `a,b` or, exploded, `R=100,G=200`. */
function separated(shape: Shape, separator: string, { explode, encode }: Expansion): string {
  if (shape.kind === "text") return encode(shape.text);
  const written = (inner: Inner): string => encode(innerText(inner));
  if (shape.kind === "list") return shape.items.map(written).join(separator);
  const between = explode ? "=" : separator;
  return shape.entries.map(([key, value]) => encode(key) + between + written(value)).join(separator);
}

/** `color=blue`, `color=black` or, not exploded, `color=blue,black` with the style's own separator. */
function pairsOf(name: string, shape: Shape, separator: string, expansion: Expansion): readonly Pair[] {
  const { explode, encode } = expansion;
  if (shape.kind === "text") return [[encode(name), encode(shape.text)]];
  if (!explode) return [[encode(name), separated(shape, separator, expansion)]];
  if (shape.kind === "list") return itemPairs(encode(name), shape.items, expansion);
  return shape.entries.flatMap(([key, value]) => innerPairs(encode(key), value, expansion));
}

/** `sort=id`; a list inside an object repeats its name, and an object goes on in brackets. */
function innerPairs(key: string, value: Inner, expansion: Expansion): readonly Pair[] {
  const { encode } = expansion;
  if (typeof value === "string") return [[key, encode(value)]];
  assertNestable(expansion);
  if (!Array.isArray(value)) return deepPairs(key, value, encode);
  return itemPairs(key, value.filter((item) => !isAbsent(item)).map(innerOf), expansion);
}

/** The name once for each item; one that is no text goes on in brackets behind its index. */
function itemPairs(key: string, items: readonly Inner[], expansion: Expansion): readonly Pair[] {
  const { encode } = expansion;
  return items.flatMap((item, index) => {
    if (typeof item === "string") return [[key, encode(item)]];
    assertNestable(expansion);
    return deepPairs(key + encode("[") + index + encode("]"), item, encode);
  });
}

/** Brackets and repeated names are read in queries and in forms, but in no path, and in no cookie. */
function assertNestable({ style, between }: Expansion): void {
  if (style === "matrix" || between !== undefined) throw nested();
}

/** The levels that anybody writes by hand are few; a value that stands in itself has no end of them. */
const DEEPEST = 100;

/** `color[R]=100`, to any depth; lists as `color[]=…`, and of objects by index, as servers of this style read them. */
function deepPairs(key: string, value: unknown, encode: Expansion["encode"], depth = 0): readonly Pair[] {
  const plain = plainValue(value);
  if (isAbsent(plain)) return [];
  if (typeof plain !== "object") return [[key, encode(scalarText(plain))]];
  if (depth === DEEPEST) throw new UnwritableValue(say`is too deep, or stands in itself`);
  const below = (inner: string, item: unknown) =>
    deepPairs(key + encode("[") + inner + encode("]"), item, encode, depth + 1);
  if (!Array.isArray(plain)) return Object.entries(plain).flatMap(([inner, item]) => below(encode(inner), item));
  return plain.flatMap((item, index) => below(typeof plainValue(item) === "object" ? String(index) : "", item));
}

function shapeOf(value: unknown): Shape | undefined {
  const plain = plainValue(value);
  if (isAbsent(plain)) return undefined;
  if (typeof plain !== "object") return { kind: "text", text: scalarText(plain) };
  if (Array.isArray(plain)) {
    const items = plain.filter((item) => !isAbsent(item)).map(innerOf);
    return items.length === 0 ? undefined : { kind: "list", items };
  }
  const entries = Object.entries(plain).filter(([, item]) => !isAbsent(item));
  if (entries.length === 0) return undefined;
  return { kind: "record", entries: entries.map(([key, item]) => [key, innerOf(item)]) };
}

function innerOf(value: unknown): Inner {
  const plain = plainValue(value);
  return typeof plain === "object" && plain !== null ? plain : scalarText(plain);
}

/** The text of a value inside another: a list or an object has none where nothing says where it begins and ends. */
function innerText(value: Inner): string {
  if (typeof value === "string") return value;
  throw nested();
}

/** The error of a value that has values inside, where its style has no place for them. */
function nested(): UnwritableValue {
  return new UnwritableValue(say`has a list or an object inside, which its style cannot write`);
}
