/** A parameter's value in its style (OpenAPI 3.1, section 4.8.12.6 "Style Examples"; RFC 6570, section 3.2). */
import type { ParameterStyle } from "./operation.ts";

/** How a value is written, with the location's encoding of names and values. */
export interface Expansion {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Encodes one name or value for where it stands. */
  readonly encode: (text: string) => string;
}

/** What a value is made of, once nothing in it is undefined. */
type Shape =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  | { readonly kind: "record"; readonly entries: readonly (readonly [string, string])[] };

/** A value that its style has no way to write. */
export class UnwritableValue extends Error {}

/** The value in its style; nothing where the value is undefined, null, or an empty list or object (RFC 6570, section 3.2.1). */
export function expand(name: string, value: unknown, expansion: Expansion): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (expansion.style === "deepObject") return joined(deepEntries(expansion.encode(name), value, expansion), "&");
  const shape = shapeOf(value);
  if (shape.kind === "list" && shape.items.length === 0) return undefined;
  if (shape.kind === "record" && shape.entries.length === 0) return undefined;
  switch (expansion.style) {
    case "simple":
      return separated(shape, ",", expansion);
    case "label":
      return `.${separated(shape, expansion.explode ? "." : ",", expansion)}`;
    case "matrix":
      return matrix(name, shape, expansion);
    case "spaceDelimited":
      return named(name, shape, "%20", expansion);
    case "pipeDelimited":
      return named(name, shape, "%7C", expansion);
    default:
      return named(name, shape, ",", expansion);
  }
}

/** `a,b` or, exploded, `R=100,G=200`. */
function separated(shape: Shape, separator: string, { explode, encode }: Expansion): string {
  if (shape.kind === "text") return encode(shape.text);
  if (shape.kind === "list") return shape.items.map(encode).join(separator);
  const between = explode ? "=" : separator;
  return shape.entries.map(([key, value]) => encode(key) + between + encode(value)).join(separator);
}

/** `;color=blue;color=black`; an empty value has no equals sign. */
function matrix(name: string, shape: Shape, expansion: Expansion): string {
  const pairs = pairsOf(name, shape, ",", expansion);
  return pairs.map(([key, value]) => (value === "" ? `;${key}` : `;${key}=${value}`)).join("");
}

/** `color=blue&color=black` or, not exploded, `color=blue,black` with the style's own separator. */
function named(name: string, shape: Shape, separator: string, expansion: Expansion): string {
  const pairs = pairsOf(name, shape, separator, expansion);
  return pairs.map(([key, value]) => `${key}=${value}`).join("&");
}

function pairsOf(name: string, shape: Shape, separator: string, expansion: Expansion): (readonly [string, string])[] {
  const { explode, encode } = expansion;
  if (shape.kind === "text") return [[encode(name), encode(shape.text)]];
  if (!explode) return [[encode(name), separated(shape, separator, expansion)]];
  if (shape.kind === "list") return shape.items.map((item) => [encode(name), encode(item)]);
  return shape.entries.map(([key, value]) => [encode(key), encode(value)]);
}

/** `color[R]=100`, to any depth; lists as `color[]=…`, and of objects by index, as servers of this style read them. */
function deepEntries(key: string, value: unknown, expansion: Expansion): string[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => deepEntries(`${key}%5B${isScalar(item) ? "" : index}%5D`, item, expansion));
  }
  if (isScalar(value)) return [`${key}=${expansion.encode(scalar(value))}`];
  return Object.entries(value).flatMap(([inner, item]) =>
    deepEntries(`${key}%5B${expansion.encode(inner)}%5D`, item, expansion),
  );
}

function joined(parts: readonly string[], separator: string): string | undefined {
  return parts.length === 0 ? undefined : parts.join(separator);
}

function shapeOf(value: unknown): Shape {
  if (Array.isArray(value)) return { kind: "list", items: value.filter(isPresent).map(scalar) };
  if (isScalar(value)) return { kind: "text", text: scalar(value) };
  const entries = Object.entries(value as object).filter(([, item]) => isPresent(item));
  return { kind: "record", entries: entries.map(([key, item]) => [key, scalar(item)]) };
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function isScalar(value: unknown): value is string | number | bigint | boolean | Date {
  return typeof value !== "object" || value instanceof Date || value === null;
}

/** One value as text; a list or object inside another has no text in these styles. */
export function scalar(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "bigint" || typeof value === "boolean") return String(value);
  throw new UnwritableValue("has a value inside that its style cannot write");
}
