/** A parameter's value in its style (OpenAPI 3.1, section 4.8.12.6 "Style Examples"; RFC 6570, section 3.2). */
import type { ParameterStyle } from "../operation/operation.ts";
import { isAbsent, plainValue, scalarText, UnwritableValue } from "./plain-value.ts";

/** How a value is written, with the location's encoding of names and values. */
export interface Expansion {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Encodes one name or value for where it stands. */
  readonly encode: (text: string) => string;
  /** What stands between pairs; `&` unless given. */
  readonly between?: string;
}

/** A name and its value, both written and encoded. */
export type Pair = readonly [name: string, value: string];

/** What a value is made of, once nothing in it is absent. */
type Shape =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "record"; readonly entries: readonly Pair[] };

/**
 * The value in its style.
 *
 * Nothing where the value is undefined, null, or an empty list or object (RFC 6570, section 2.3).
 */
export function expand(name: string, value: unknown, expansion: Expansion): string | undefined {
  const { style, explode } = expansion;
  if (style !== "simple" && style !== "label" && style !== "matrix") {
    const pairs = expandPairs(name, value, expansion);
    return pairs.length === 0 ? undefined : pairs.map(([key, text]) => `${key}=${text}`).join(expansion.between ?? "&");
  }
  const shape = shapeOf(value);
  if (shape === undefined) return undefined;
  if (style === "simple") return separated(shape, ",", expansion);
  if (style === "label") return `.${separated(shape, explode ? "." : ",", expansion)}`;
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
  const separator = style === "spaceDelimited" ? encode(" ") : style === "pipeDelimited" ? encode("|") : ",";
  return pairsOf(name, shape, separator, expansion);
}

/** `a,b` or, exploded, `R=100,G=200`. */
function separated(shape: Shape, separator: string, { explode, encode }: Expansion): string {
  if (shape.kind === "text") return encode(shape.text);
  if (shape.kind === "list") return shape.items.map(encode).join(separator);
  const between = explode ? "=" : separator;
  return shape.entries.map(([key, value]) => encode(key) + between + encode(value)).join(separator);
}

/** `color=blue`, `color=black` or, not exploded, `color=blue,black` with the style's own separator. */
function pairsOf(name: string, shape: Shape, separator: string, expansion: Expansion): readonly Pair[] {
  const { explode, encode } = expansion;
  if (shape.kind === "text") return [[encode(name), encode(shape.text)]];
  if (!explode) return [[encode(name), separated(shape, separator, expansion)]];
  if (shape.kind === "list") return shape.items.map((item) => [encode(name), encode(item)]);
  return shape.entries.map(([key, value]) => [encode(key), encode(value)]);
}

/** `color[R]=100`, to any depth; lists as `color[]=…`, and of objects by index, as servers of this style read them. */
function deepPairs(key: string, value: unknown, encode: Expansion["encode"]): readonly Pair[] {
  const plain = plainValue(value);
  if (isAbsent(plain)) return [];
  if (typeof plain !== "object") return [[key, encode(scalarText(plain))]];
  const below = (inner: string, item: unknown) => deepPairs(key + encode("[") + inner + encode("]"), item, encode);
  if (!Array.isArray(plain)) return Object.entries(plain).flatMap(([inner, item]) => below(encode(inner), item));
  return plain.flatMap((item, index) => below(typeof plainValue(item) === "object" ? String(index) : "", item));
}

function shapeOf(value: unknown): Shape | undefined {
  const plain = plainValue(value);
  if (isAbsent(plain)) return undefined;
  if (typeof plain !== "object") return { kind: "text", text: scalarText(plain) };
  if (Array.isArray(plain)) {
    const items = plain.filter((item) => !isAbsent(item));
    return items.length === 0 ? undefined : { kind: "list", items: items.map(innerText) };
  }
  const entries = Object.entries(plain).filter(([, item]) => !isAbsent(item));
  if (entries.length === 0) return undefined;
  return { kind: "record", entries: entries.map(([key, item]) => [key, innerText(item)]) };
}

/** A list or an object inside another has no text in these styles. */
function innerText(value: unknown): string {
  const plain = plainValue(value);
  if (typeof plain === "object")
    throw new UnwritableValue("has a list or an object inside, which its style cannot write");
  return scalarText(plain);
}
