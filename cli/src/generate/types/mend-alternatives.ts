/**
 * Alternatives that stand beside something else (JSON Schema, section 10.2.1): one of them holds, and all the rest.
 *
 * openapi-typescript writes them as alternatives to the rest, and knows none that only requires a property.
 */
import { isList, isObject, listAt, objectAt, type Json, type JsonObject } from "../../document/json.ts";
import type { View } from "../../model/split-schemas.ts";
import { describedAnywhere, isHiddenHere } from "./mend-required.ts";
import { present } from "./schema-type.ts";

const unions = ["anyOf", "oneOf"] as const;

/** The schema with its alternatives as a part of `allOf`, if there is anything beside them. */
export function mendAlternatives(root: Json, schema: JsonObject, view: View): JsonObject {
  let mended = schema;
  for (const key of unions) {
    const parts = mended[key];
    if (!isList(parts) || mended["type"] === "null") continue;
    const { [key]: _parts, ...others } = mended;
    const typed = parts.map((part) => requiring(root, schema, part, view));
    // Such alternatives say how long a text is, which is no matter of types.
    if (!typed.some(saysType)) mended = others;
    else if (hasOther(others)) mended = { ...others, allOf: [...listAt(others, "allOf"), { [key]: typed }] };
    else mended = { ...others, [key]: typed };
  }
  return mended;
}

/** An alternative that says nothing but which properties are there. */
function requiring(root: Json, schema: JsonObject, part: Json, view: View): Json {
  const names = listAt(part, "required").filter((name) => typeof name === "string");
  if (!isObject(part) || saysType(part) || names.length === 0) return part;
  const required = names.filter((name) => !isHiddenHere(root, describedAnywhere(root, schema, name), view));
  const there = required.map((name) => [name, { type: "object", [present]: true }] as const);
  if (required.length === 0) return {};
  const others = isObjectLike(schema) ? {} : { additionalProperties: true };
  return { type: "object", required, properties: Object.fromEntries(there), ...others };
}

const typeKeywords = "$ref type enum const allOf anyOf oneOf properties items".split(" ");

function saysType(part: Json): boolean {
  return isObject(part) && typeKeywords.some((key) => key in part);
}

/** Whether a schema has a type without its alternatives. `object` by itself says no more than they do. */
function hasOther(schema: JsonObject): boolean {
  const { type } = schema;
  const isPlain = type !== undefined && type !== "object" && !(isList(type) && type.includes("object"));
  return isPlain || isObjectLike(schema) || ["enum", "const", "anyOf", "oneOf"].some((key) => key in schema);
}

function isObjectLike(schema: JsonObject): boolean {
  const maps = ["properties", "patternProperties", "additionalProperties"];
  const isOpen = schema["additionalProperties"] === true;
  return isOpen || "allOf" in schema || maps.some((key) => Object.keys(objectAt(schema, key)).length > 0);
}
