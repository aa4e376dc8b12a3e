/** Where a JSON Pointer into a value leads in the schema of that value. */
import { isObject, listAt, objectAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import type { Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";

/** Whether a value of this schema can have something at the path; references and compositions are followed. */
export function leadsSomewhere(root: Json, schema: Json, path: Path, depth = 0): boolean {
  const [key, ...rest] = path;
  if (key === undefined || schema === true) return true;
  // A schema that refers to itself in a composition would go on for ever.
  if (depth > 50) return false;
  return alternativesOf(root, schema).some((next) => {
    const child = childSchema(next, key);
    if (child !== undefined) return leadsSomewhere(root, child, rest, depth + 1);
    return composed(next).some((part) => leadsSomewhere(root, part, path, depth + 1));
  });
}

function alternativesOf(root: Json, schema: Json): JsonObject[] {
  const target = resolveRef(root, schema, [])?.value;
  // OpenAPI 3.1 lets keywords stand beside `$ref`.
  return [...(target === undefined ? [] : [target]), ...(isObject(schema) && target !== schema ? [schema] : [])];
}

function childSchema(schema: JsonObject, key: string): Json | undefined {
  const property = valueAt(objectAt(schema, "properties"), key);
  if (property !== undefined) return property;
  const items = valueAt(schema, "items");
  if (/^\d+$/.test(key) && items !== undefined) return items;
  const additional = valueAt(schema, "additionalProperties");
  if (additional !== undefined && additional !== false) return additional;
  // Nothing is said at all: anything may be there.
  return Object.keys(schema).length === 0 ? true : undefined;
}

function composed(schema: JsonObject): Json[] {
  return ["allOf", "oneOf", "anyOf"].flatMap((key) => listAt(schema, key));
}

/** The schemas of an operation's request body, one a media type. */
export function bodySchemas(root: Json, operation: JsonObject): Json[] {
  return mediaSchemas(resolveRef(root, valueAt(operation, "requestBody"), [])?.value);
}

/** The schemas of what has `content`; a media type that says nothing allows anything. */
export function mediaSchemas(owner: Json | undefined): Json[] {
  return Object.values(objectAt(owner, "content")).map((media) => valueAt(media, "schema") ?? true);
}

/** The names that an object of this schema must have in a request, in its own words and those of what it is composed of. */
export function requiredMembers(root: Json, schema: Json, depth = 0): string[] {
  // A schema that refers to itself in a composition would go on for ever.
  if (depth > 50) return [];
  const names = alternativesOf(root, schema).flatMap((part) => [
    ...listAt(part, "required").filter((name) => typeof name === "string"),
    ...listAt(part, "allOf").flatMap((inner) => requiredMembers(root, inner, depth + 1)),
  ]);
  return [...new Set(names)].filter((name) => !memberSchemas(root, schema, name).some(isReadOnly));
}

/** The names of the members that an object of this schema may have, in its own words and those of what it is composed of. */
export function namedMembers(root: Json, schema: Json, depth = 0): string[] {
  if (depth > 20) return [];
  const names = alternativesOf(root, schema).flatMap((part) => [
    ...Object.keys(objectAt(part, "properties")),
    ...composed(part).flatMap((inner) => namedMembers(root, inner, depth + 1)),
  ]);
  return [...new Set(names)];
}

/** The schemas of one member of an object, wherever the object's schema describes it. */
export function memberSchemas(root: Json, schema: Json, name: string, depth = 0): Json[] {
  if (depth > 50) return [];
  return alternativesOf(root, schema).flatMap((part) => {
    const own = valueAt(objectAt(part, "properties"), name);
    const inner = listAt(part, "allOf").flatMap((other) => memberSchemas(root, other, name, depth + 1));
    return own === undefined ? inner : [own, ...inner];
  });
}

function isReadOnly(schema: Json): boolean {
  return valueAt(schema, "readOnly") === true;
}
