/**
 * Properties that are required where they are not described (JSON Schema validation, section 6.5.3).
 *
 * openapi-typescript looks for them in the same object, and beside `allOf` in what it refers to. What is required in a part of
 * `allOf` and described in another, or in an alternative, or nowhere, it leaves optional.
 */
import { composedSchemas } from "../../document/composed-schemas.ts";
import {
  isList,
  isObject,
  listAt,
  objectAt,
  stringAt,
  valueAt,
  type Json,
  type JsonObject,
} from "../../document/json.ts";
import { formatLocalRef, type Path } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";
import { isHidden, type View } from "../../model/split-schemas.ts";
import { present } from "./schema-type.ts";

/** The schema with all that it and its parts require in one place, where openapi-typescript finds it. */
export function mendRequired(root: Json, schema: JsonObject, view: View): JsonObject {
  if (!("required" in schema || "allOf" in schema)) return schema;
  const required = requiredBy(schema);
  if (required.length === 0) return schema;
  if (!isDescribed(schema)) return isOpen(schema) ? withRequired(root, schema, required) : schema;
  const known = directlyDescribed(root, schema);
  const unknown = required.filter((name) => !known.has(name));
  const hasParts = isList(schema["allOf"]);
  if (unknown.length === 0 && !hasParts) return schema;
  const descriptions = new Map(unknown.map((name) => [name, describedAnywhere(root, schema, name)]));
  const hidden = new Set(unknown.filter((name) => isHiddenHere(root, descriptions.get(name) ?? [], view)));
  const added = unknown.filter((name) => !hidden.has(name)).map((name) => [name, othersOf(root, schema, name)]);
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

/** An object without any properties takes whatever there is, and goes on to do so when some of it are known. */
function withRequired(root: Json, schema: JsonObject, required: readonly string[]): JsonObject {
  const properties = Object.fromEntries(required.map((name) => [name, othersOf(root, schema, name)]));
  return { additionalProperties: true, ...schema, properties };
}

function isOpen(schema: JsonObject): boolean {
  const others = schema["additionalProperties"];
  const types = isList(schema["type"]) ? schema["type"] : [schema["type"]];
  // Who requires a property means an object.
  const isObjectAlone = types.every((type) => type === undefined || type === "object" || type === "null");
  return others === undefined ? isObjectAlone : others !== false;
}

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

/** Whether this side does not have a property that is described so. */
export function isHiddenHere(root: Json, descriptions: readonly Json[], view: View): boolean {
  return descriptions.some((one) => isHidden(root, one, view));
}

/** The descriptions of a property wherever a schema may have it. */
export function describedAnywhere(root: Json, schema: Json, name: string): Json[] {
  const parts = composedSchemas(root, schema, ["allOf", "oneOf", "anyOf"]);
  return parts.flatMap((part) => valueAt(objectAt(part, "properties"), name) ?? []);
}

/** What a property is that is not described in the schema itself: what all others are. */
function othersOf(root: Json, schema: JsonObject, name: string): Json {
  return mapOf(root, schema, name) ?? { type: "object", [present]: true };
}

/**
 * What a property is for a schema, or for what it is made of, as one that is not named there.
 *
 * What is found behind a reference is referred to: it may lead back to where it is put.
 */
function mapOf(root: Json, schema: Json, name: string): Json | undefined {
  const seen = new Set<Json>();
  const open: Place[] = [{ schema, path: undefined, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const target = resolveRef(root, next.schema, next.path ?? []);
    if (target === undefined || seen.has(target.value)) continue;
    seen.add(target.value);
    const path = isInline(next.schema) ? next.path : target.path;
    const others = objectAt(target.value, "additionalProperties");
    const isNamed = Object.hasOwn(objectAt(target.value, "properties"), name);
    if (!isNamed && Object.keys(others).length > 0) {
      return path === undefined || isPlain(others)
        ? others
        : { $ref: formatLocalRef([...path, "additionalProperties"]) };
    }
    if (next.depth < deepest) open.push(...certainParts(target.value, path, next.depth + 1).toReversed());
  }
  return undefined;
}

/** A schema, and where it stands, if a reference led there. */
interface Place {
  readonly schema: Json;
  readonly path: Path | undefined;
  readonly depth: number;
}

/** Nobody extends maps so often. */
const deepest = 20;

/** The parts that hold whatever the value is: those of `allOf`, and an alternative that is the only one but for null. */
function certainParts(schema: JsonObject, path: Path | undefined, depth: number): Place[] {
  return ["allOf", "anyOf", "oneOf"].flatMap((key) => {
    const parts = listAt(schema, key);
    if (key !== "allOf" && parts.filter((part) => !isNull(part)).length !== 1) return [];
    return parts.map((part, index) => ({ schema: part, path: path && [...path, key, `${index}`], depth }));
  });
}

function isNull(schema: Json): boolean {
  return stringAt(schema, "type") === "null";
}

/** A schema in which there is no other one, or nothing but a reference. */
function isPlain(schema: JsonObject): boolean {
  const isReference = Object.keys(schema).length === 1 && "$ref" in schema;
  return isReference || (!("$ref" in schema) && Object.values(schema).every((value) => !hasSchemas(value)));
}

function hasSchemas(value: Json): boolean {
  return isObject(value) || (isList(value) && value.some(hasSchemas));
}

/** What a part requires of others stands in the whole by now. */
function withOwnRequired(part: Json): Json {
  if (!isInline(part) || !isList(part["required"])) return part;
  const properties = objectAt(part, "properties");
  const own = part["required"].filter((name) => typeof name === "string" && Object.hasOwn(properties, name));
  const { required: _required, ...others } = part;
  return own.length === 0 ? others : { ...others, required: own };
}
