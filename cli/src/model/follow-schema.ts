/** Where a JSON Pointer into a value leads in the schema of that value. */
import { composedSchemas, withTarget } from "../document/composed-schemas.ts";
import { listAt, objectAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import type { Path } from "../document/pointer.ts";
import { resolveRef } from "../document/resolve-ref.ts";

/** Whether a value of this schema can have something at the path; references and compositions are followed. */
export function leadsSomewhere(root: Json, schema: Json, path: Path): boolean {
  return schemasAt(root, schema, path).length > 0;
}

/** The schemas of what is at the path in a value of this schema; `true` where it says nothing. */
export function schemasAt(root: Json, schema: Json, path: Path): Json[] {
  const [key, ...rest] = path;
  if (key === undefined || schema === true) return [schema];
  const children = new Set(describing(root, schema, key).flatMap((part) => childSchema(part, key) ?? []));
  return [...children].flatMap((child) => schemasAt(root, child, rest));
}

/** The schemas that say what is at the key. One that says so itself is not asked what it is composed of. */
function describing(root: Json, schema: Json, key: string): JsonObject[] {
  const found = new Set<JsonObject>();
  const open = new Set([schema]);
  for (const next of open) {
    for (const part of withTarget(root, next)) {
      if (childSchema(part, key) !== undefined) found.add(part);
      else for (const inner of compositions.flatMap((keyword) => listAt(part, keyword))) open.add(inner);
    }
  }
  return [...found];
}

const compositions = ["allOf", "oneOf", "anyOf"] as const;

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

/** The schemas of an operation's request body, one a media type. */
export function bodySchemas(root: Json, operation: JsonObject): Json[] {
  return mediaSchemas(resolveRef(root, valueAt(operation, "requestBody"), [])?.value);
}

/** The schemas of what has `content`; a media type that says nothing allows anything. */
export function mediaSchemas(owner: Json | undefined): Json[] {
  return Object.values(objectAt(owner, "content")).map((media) => valueAt(media, "schema") ?? true);
}

/** The schemas of those answers of an operation that are meant by their status, one a media type. */
export function answerSchemas(root: Json, operation: JsonObject, isMeant: (status: string) => boolean): Json[] {
  return Object.entries(objectAt(operation, "responses"))
    .filter(([status]) => isMeant(status))
    .flatMap(([, response]) => mediaSchemas(resolveRef(root, response, [])?.value));
}

/** The names that an object of this schema must have in a request, in its own words and those of what it is composed of. */
export function requiredMembers(root: Json, schema: Json): string[] {
  const parts = composedSchemas(root, schema, ["allOf"]);
  const names = parts.flatMap((part) => listAt(part, "required").filter((name) => typeof name === "string"));
  return [...new Set(names)].filter((name) => !membersIn(parts, name).some(isReadOnly));
}

/** The names of the members that an object of this schema may have, in its own words and those of what it is composed of. */
export function namedMembers(root: Json, schema: Json): string[] {
  const parts = composedSchemas(root, schema, compositions);
  return [...new Set(parts.flatMap((part) => Object.keys(objectAt(part, "properties"))))];
}

/** The schemas of one member of an object, wherever the object's schema describes it. */
export function memberSchemas(root: Json, schema: Json, name: string): Json[] {
  return membersIn(composedSchemas(root, schema, ["allOf"]), name);
}

function membersIn(parts: readonly JsonObject[], name: string): Json[] {
  return parts.flatMap((part) => valueAt(objectAt(part, "properties"), name) ?? []);
}

function isReadOnly(schema: Json): boolean {
  return valueAt(schema, "readOnly") === true;
}
