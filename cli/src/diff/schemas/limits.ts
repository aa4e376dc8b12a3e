/** Keywords that no type shows: how far they let values go (JSON Schema validation, section 6). */
import { valueAt, type Json } from "../../document/json.ts";
import type { SchemaPart } from "./place.ts";

/** Limits of one kind of value, by keyword. */
export type Limits = ReadonlyMap<string, Json>;

const keywords: Readonly<Record<string, readonly string[]>> = {
  number: ["minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf", "format"],
  string: ["minLength", "maxLength", "pattern", "format"],
  boolean: [],
  array: ["minItems", "maxItems", "uniqueItems"],
  object: ["minProperties", "maxProperties"],
};

/** Reads the limits of any kind; a later part wins. */
export function limitsOf(parts: readonly SchemaPart[]): (kind: string, types: ReadonlySet<string>) => Limits {
  return (kind, types) => {
    const limits = new Map<string, Json>();
    for (const key of keywords[kind] ?? []) {
      const value = parts.map((part) => valueAt(part.value, key)).findLast((one) => one !== undefined);
      if (value !== undefined && value !== false) limits.set(key, value);
    }
    if (kind === "number" && types.has("integer") && !types.has("number")) limits.set("type", "integer");
    return withoutOldExclusives(limits);
  };
}

/** OpenAPI 3.0 says by a boolean that a limit itself is excluded. */
function withoutOldExclusives(limits: Map<string, Json>): Limits {
  for (const [exclusive, plain] of [
    ["exclusiveMinimum", "minimum"],
    ["exclusiveMaximum", "maximum"],
  ] as const) {
    if (limits.get(exclusive) !== true) continue;
    const value = limits.get(plain);
    limits.delete(plain);
    if (value === undefined) limits.delete(exclusive);
    else limits.set(exclusive, value);
  }
  return limits;
}

/** One limit that differs. */
export interface LimitChange {
  readonly keyword: string;
  readonly isTighter: boolean;
  readonly before: Json | undefined;
  readonly now: Json | undefined;
}

/** What differs, and in which direction. */
export function compareLimits(before: Limits, now: Limits): LimitChange[] {
  const names = [...new Set([...before.keys(), ...now.keys()])];
  return names.flatMap((keyword) => {
    const [was, is] = [before.get(keyword), now.get(keyword)];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ keyword, isTighter: isTighter(keyword, was, is), before: was, now: is }];
  });
}

const lower: ReadonlySet<string> = new Set(["minimum", "exclusiveMinimum", "minLength", "minItems", "minProperties"]);
const upper: ReadonlySet<string> = new Set(["maximum", "exclusiveMaximum", "maxLength", "maxItems", "maxProperties"]);
/** Formats that allow all that another one, or none, does. */
const wide: ReadonlySet<Json> = new Set(["int64", "double", "float", "password"]);

function isTighter(keyword: string, was: Json | undefined, is: Json | undefined): boolean {
  if (is === undefined) return false;
  if (keyword === "format") return !wide.has(is);
  if (was === undefined) return true;
  if (lower.has(keyword)) return Number(is) > Number(was);
  if (upper.has(keyword)) return Number(is) < Number(was);
  // A divisor of the former divisor allows more.
  if (keyword === "multipleOf") return Number(was) % Number(is) !== 0;
  return true;
}

const unseen =
  "if then else not contains minContains maxContains dependentRequired dependentSchemas dependencies propertyNames unevaluatedProperties unevaluatedItems patternProperties".split(
    " ",
  );

/** What is compared as text alone, since no type shows it. */
export function constraintText(parts: readonly SchemaPart[]): string {
  const found = parts.flatMap(({ value }) =>
    unseen.flatMap((key) =>
      valueAt(value, key) === undefined ? [] : [`${key} ${JSON.stringify(valueAt(value, key))}`],
    ),
  );
  return found.toSorted().join("\n");
}
