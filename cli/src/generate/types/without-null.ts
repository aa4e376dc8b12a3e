/** Path parameters: a document may say that one can be null, but no path has a place for that. */
import { isList, isObject, listAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";

/** Parameters are simpler than that, and a schema may hold itself many times over. */
const deepest = 5;

/** A schema without null among its values. References stay, but to what can be null. */
export function withoutNull(root: Json, schema: Json, depth = 0): Json {
  if (!isObject(schema) || depth > deepest) return schema;
  const target = "$ref" in schema ? resolveRef(root, schema, [])?.value : undefined;
  if (target !== undefined) {
    const { $ref: _ref, ...beside } = schema;
    const whole = { ...target, ...beside };
    const plain = withoutNull(root, whole, depth + 1);
    return JSON.stringify(plain) === JSON.stringify(whole) ? schema : plain;
  }
  const { nullable: _nullable, ...others } = schema;
  const [type, choices] = [valueAt(schema, "type"), valueAt(schema, "enum")];
  return {
    ...others,
    ...(isList(type) && { type: single(type.filter((one) => one !== "null")) }),
    ...(isList(choices) && { enum: choices.filter((one) => one !== null) }),
    ...Object.fromEntries(compositions.flatMap((key) => partsWithoutNull(root, schema, key, depth))),
  };
}

const compositions = ["allOf", "anyOf", "oneOf"];

function partsWithoutNull(root: Json, schema: JsonObject, key: string, depth: number): [string, Json][] {
  const parts = listAt(schema, key);
  if (parts.length === 0) return [];
  const others = parts.filter((part) => valueAt(part, "type") !== "null" && valueAt(part, "const") !== null);
  return [[key, others.map((part) => withoutNull(root, part, depth + 1))]];
}

function single(types: readonly Json[]): Json {
  const [first, ...others] = types;
  return first === undefined || others.length > 0 ? types : first;
}
