/** The types and the choices of a value, by all that is said of it. */
import { isList, stringAt, valueAt, type Json } from "../../document/json.ts";
import type { SchemaPart } from "./place.ts";

/** The values of `enum` and `const`, as JSON; those that all parts allow. */
export function choiceOf(parts: readonly SchemaPart[]): Set<string> | undefined {
  const choices = parts.flatMap(({ value }) => {
    const only = valueAt(value, "const");
    const all = valueAt(value, "enum");
    return [...(only === undefined ? [] : [[only]]), ...(isList(all) && all.length > 0 ? [all] : [])];
  });
  const [first, ...others] = choices.map((choice) => new Set(choice.map((value) => JSON.stringify(value))));
  return first && new Set([...first].filter((value) => others.every((other) => other.has(value))));
}

/** The types that all parts allow; nothing where none says any. */
export function typesOf(
  parts: readonly SchemaPart[],
  values: ReadonlySet<string> | undefined,
): Set<string> | undefined {
  const stated = parts.flatMap(({ value }) => {
    const type = valueAt(value, "type");
    const types = isList(type) ? type.filter((one) => typeof one === "string") : typeof type === "string" ? [type] : [];
    return types.length === 0 ? [] : [new Set(types)];
  });
  const [first, ...others] = stated;
  const both = first && new Set([...first].filter((type) => others.every((other) => allows(other, type))));
  const types = both ?? (values ? new Set([...values].map(kindOfText)) : impliedTypes(parts));
  const isNullable = parts.some(({ value }, index) => valueAt(value, "nullable") === true && index === 0);
  const isEachNullable = stated.length > 0 && parts.every(({ value }) => isNullableType(value));
  if (types !== undefined && (isNullable || isEachNullable)) types.add("null");
  if (values?.has("null") === true && types?.has("null") === true) return types;
  return types;
}

function isNullableType(value: Json): boolean {
  return valueAt(value, "type") === undefined || valueAt(value, "nullable") === true;
}

function allows(types: ReadonlySet<string>, type: string): boolean {
  return types.has(type) || (type === "integer" && types.has("number"));
}

function impliedTypes(parts: readonly SchemaPart[]): Set<string> | undefined {
  const has = (...keys: readonly string[]): boolean =>
    parts.some(({ value }) => keys.some((key) => valueAt(value, key) !== undefined));
  if (has("properties", "additionalProperties", "required")) return new Set(["object"]);
  return has("items", "prefixItems") ? new Set(["array"]) : undefined;
}

export function kindOfText(text: string): string {
  const value: unknown = JSON.parse(text);
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

export function isFile(parts: readonly SchemaPart[]): boolean {
  return parts.some(({ value }) => stringAt(value, "format") === "binary");
}
