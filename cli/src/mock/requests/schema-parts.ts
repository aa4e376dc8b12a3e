/** What a schema says at its own level: references are followed, compositions taken apart. */
import { composedSchemas } from "../../document/composed-schemas.ts";
import { isObject, listAt, objectAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";

/** The schemas that a value may or must fit: the schema itself, and those that `allOf`, `oneOf` and `anyOf` put together. */
export function partsOf(root: Json, schema: Json): JsonObject[] {
  return composedSchemas(root, schema, ["allOf", "oneOf", "anyOf"]);
}

/** The types that one part allows; none means that it says nothing of types. */
export function typesOf(part: JsonObject): readonly string[] {
  const type = valueAt(part, "type");
  const stated = [type, ...listAt(part, "type")].filter((name) => typeof name === "string");
  if (stated.length > 0) return valueAt(part, "nullable") === true ? [...stated, "null"] : stated;
  const choices = choicesOf(part);
  if (choices.length > 0) return choices.map(typeOf);
  if (["properties", "additionalProperties", "patternProperties"].some((key) => isObject(valueAt(part, key)))) {
    return ["object"];
  }
  return ["items", "prefixItems"].some((key) => valueAt(part, key) !== undefined) ? ["array"] : [];
}

/** The values of `enum` or `const`. */
export function choicesOf(part: JsonObject): readonly Json[] {
  const only = valueAt(part, "const");
  return only === undefined ? listAt(part, "enum") : [only];
}

/** All types that a schema allows; none means any. */
export function allTypes(parts: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(parts.flatMap(typesOf));
}

/** The schema of a list's item. */
export function itemSchema(parts: readonly JsonObject[], index = 0): Json {
  for (const part of parts) {
    const item = listAt(part, "prefixItems")[index] ?? valueAt(part, "items");
    if (item !== undefined) return item;
  }
  return true;
}

/** The schema of an object's member. */
export function memberSchema(parts: readonly JsonObject[], name: string): Json {
  for (const part of parts) {
    const own = valueAt(objectAt(part, "properties"), name);
    if (own !== undefined) return own;
  }
  for (const part of parts) {
    const others = valueAt(part, "additionalProperties");
    if (isObject(others)) return others;
  }
  return true;
}

/** The names that an object's schema knows. */
export function memberNames(parts: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => Object.keys(objectAt(part, "properties"))));
}

function typeOf(value: Json): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
