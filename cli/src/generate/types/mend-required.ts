/**
 * Properties that are required where they are not described (JSON Schema validation, section 6.5.3).
 *
 * openapi-typescript looks for them in the same object, and beside `allOf` in what it refers to. What is required in a part of
 * `allOf` and described in another, or in an alternative, or nowhere, it leaves optional.
 */
import { isList, isObject, listAt, objectAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { isHidden, type View } from "../../model/split-schemas.ts";
import { present } from "./schema-type.ts";

/** The schema with all that it and its parts require in one place, where openapi-typescript finds it. */
export function mendRequired(root: Json, schema: JsonObject, view: View): JsonObject {
  const required = requiredBy(schema);
  if (required.length === 0 || !isDescribed(schema)) return schema;
  const known = directlyDescribed(root, schema);
  const unknown = required.filter((name) => !known.has(name));
  const hasParts = isList(schema["allOf"]);
  if (unknown.length === 0 && !hasParts) return schema;
  const descriptions = new Map(unknown.map((name) => [name, describedAnywhere(root, schema, name)]));
  const hidden = new Set(unknown.filter((name) => descriptions.get(name)?.some((one) => isHidden(root, one, view))));
  const added = unknown.filter((name) => !hidden.has(name)).map((name) => [name, othersOf(schema)]);
  const properties = { ...objectAt(schema, "properties"), ...Object.fromEntries(added) };
  return {
    ...schema,
    required: required.filter((name) => !hidden.has(name)),
    ...(added.length === 0 ? {} : { properties }),
    ...(hasParts ? { allOf: listAt(schema, "allOf").map(withOwnRequired) } : {}),
  };
}

/** What a schema requires, its parts included. */
function requiredBy(schema: Json): string[] {
  const own = listAt(schema, "required").filter((name): name is string => typeof name === "string");
  const parts = listAt(schema, "allOf").filter(isInline).flatMap(requiredBy);
  return [...new Set([...own, ...parts])];
}

function isInline(part: Json): part is JsonObject {
  return isObject(part) && !("$ref" in part);
}

/** An object without any properties takes whatever there is: one that is known would close it. */
function isDescribed(schema: JsonObject): boolean {
  const hasProperties = Object.keys(objectAt(schema, "properties")).length > 0;
  return hasProperties || ["allOf", "oneOf", "anyOf"].some((key) => listAt(schema, key).some(isObjectLike));
}

function isObjectLike(part: Json): boolean {
  return isObject(part) && ["$ref", "properties", "allOf", "oneOf", "anyOf"].some((key) => key in part);
}

/** What openapi-typescript makes required by itself. */
function directlyDescribed(root: Json, schema: Json): Set<string> {
  const names = new Set(Object.keys(objectAt(schema, "properties")));
  for (const part of listAt(schema, "allOf")) {
    const target = isInline(part) ? part : resolveRef(root, part, [])?.value;
    const found = isInline(part) ? directlyDescribed(root, part) : Object.keys(objectAt(target, "properties"));
    for (const name of found) names.add(name);
  }
  return names;
}

/** The descriptions of a property wherever a schema may have it. */
function describedAnywhere(root: Json, schema: Json, name: string, seen: Set<Json> = new Set()): Json[] {
  const target = resolveRef(root, schema, [])?.value;
  if (target === undefined || seen.has(target)) return [];
  seen.add(target);
  const own = valueAt(objectAt(target, "properties"), name);
  const parts = ["allOf", "oneOf", "anyOf"].flatMap((key) => listAt(target, key));
  const others = parts.flatMap((part) => describedAnywhere(root, part, name, seen));
  return own === undefined ? others : [own, ...others];
}

/** What a property is that is not described: what all others are. */
function othersOf(schema: JsonObject): Json {
  const others = schema["additionalProperties"];
  return isObject(others) && Object.keys(others).length > 0 ? others : { type: "object", [present]: true };
}

/** What a part requires of others stands in the whole by now. */
function withOwnRequired(part: Json): Json {
  if (!isInline(part) || !isList(part["required"])) return part;
  const properties = objectAt(part, "properties");
  const own = part["required"].filter((name) => typeof name === "string" && Object.hasOwn(properties, name));
  const { required: _required, ...others } = part;
  return own.length === 0 ? others : { ...others, required: own };
}
