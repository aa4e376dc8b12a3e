/** Moments in parameters: the runtime writes a `Date` as RFC 3339 has it, so the types take one. */
import {
  isList,
  isObject,
  listAt,
  mapValues,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { date } from "./schema-type.ts";

/**
 * A parameter's schema in which whatever is a moment (`format: date-time`) may be a `Date` too.
 *
 * A calendar date (`format: date`) may not: which day a moment is on depends on where one stands.
 */
export function datedSchema(root: Json, schema: Json): Json {
  if (!isObject(schema)) return schema;
  const target = resolveRef(root, schema, [])?.value;
  if (isMoment(target)) return orDate(schema, target);
  if ("$ref" in schema) return schema;
  const [items, properties] = [valueAt(schema, "items"), valueAt(schema, "properties")];
  const parts = compositions.flatMap((key) => {
    const list = listAt(schema, key);
    return list.length === 0 ? [] : [[key, list.map((part) => datedSchema(root, part))] as const];
  });
  return {
    ...schema,
    ...Object.fromEntries(parts),
    ...(items !== undefined && !isList(items) && { items: datedSchema(root, items) }),
    ...(isObject(properties) && { properties: mapValues(properties, (property) => datedSchema(root, property)) }),
  };
}

const compositions = ["oneOf", "anyOf", "prefixItems"];

function isMoment(schema: JsonObject | undefined): schema is JsonObject {
  const type = valueAt(schema, "type");
  const isText = type === "string" || (isList(type) && type.includes("string"));
  const isChoice = schema !== undefined && ("enum" in schema || "const" in schema);
  return isText && stringAt(schema, "format") === "date-time" && !isChoice;
}

/** What a comment says of the schema stays with the whole. */
function orDate(schema: JsonObject, target: JsonObject): JsonObject {
  const words = ["description", "format", "default", "deprecated", "title"].flatMap((key) => {
    const value = valueAt(schema, key) ?? valueAt(target, key);
    return value === undefined ? [] : [[key, value] as const];
  });
  return { ...Object.fromEntries(words), oneOf: [schema, { type: "object", [date]: true }] };
}
