/**
 * Schemas as openapi-typescript reads them rightly.
 *
 * It takes what stands beside `$ref` and `anyOf` for alternatives or for nothing, where JSON Schema wants all of it at once.
 */
import { isList, isObject, listAt, objectAt, stringAt, type Json, type JsonObject } from "../../document/json.ts";

/** The same schema, put so that its type comes out right. */
export function mendShape(schema: JsonObject): JsonObject {
  let mended = schema;
  if (mended["const"] === null) mended = nullType(mended);
  if (mended["type"] === "null" && isList(mended["allOf"])) mended = orNull(mended);
  if (isTypelessList(mended)) mended = { ...mended, type: "array" };
  return hasTypedRest(mended) ? withWideRest(mended) : mended;
}

const constraints = "properties patternProperties additionalProperties required allOf anyOf oneOf".split(" ");

/** What stands beside `$ref` holds as well as what it refers to; in OpenAPI 3.0 nothing there counts. */
export function besideRef(schema: JsonObject, root: Json): JsonObject {
  if (!("$ref" in schema)) return schema;
  const says = constraints.some((key) => typeof schema[key] === "object");
  if (!says || stringAt(root, "openapi")?.startsWith("3.0") === true) return schema;
  const { $ref = "", ...others } = schema;
  return { ...others, allOf: [{ $ref }, ...listAt(schema, "allOf")] };
}

function nullType({ const: _null, ...others }: JsonObject): JsonObject {
  return { ...others, type: "null" };
}

/** Nothing is null and an object at once: as beside `oneOf`, null is meant to be an alternative. */
function orNull({ type: _null, description, ...others }: JsonObject): JsonObject {
  return { ...(description === undefined ? {} : { description }), anyOf: [others, { type: "null" }] };
}

const typeKeywords = "$ref type enum const allOf anyOf oneOf properties items".split(" ");

function saysType(part: Json): boolean {
  return isObject(part) && typeKeywords.some((key) => key in part);
}

function isTypelessList(schema: JsonObject): boolean {
  const isSchema = isObject(schema["items"]) || isList(schema["prefixItems"]);
  return isSchema && !typeKeywords.some((key) => key !== "items" && key in schema);
}

function hasTypedRest(schema: JsonObject): boolean {
  return (
    hasKeys(schema, "properties") && (hasKeys(schema, "additionalProperties") || hasKeys(schema, "patternProperties"))
  );
}

/** TypeScript holds an object's properties against the type of all others too, so that one has to take them. */
function withWideRest(schema: JsonObject): JsonObject {
  const { additionalProperties = true, patternProperties: _patterns, ...others } = schema;
  const rest = [
    ...(isObject(additionalProperties) ? [additionalProperties] : []),
    ...valuesAt(schema, "patternProperties"),
  ];
  const parts = new Map([...rest, ...valuesAt(schema, "properties")].map((part) => [JSON.stringify(part), part]));
  const anyOf = [...parts.values()];
  return { ...others, additionalProperties: additionalProperties === true || !anyOf.every(saysType) || { anyOf } };
}

function valuesAt(schema: JsonObject, key: string): Json[] {
  return Object.values(objectAt(schema, key));
}

function hasKeys(schema: JsonObject, key: string): boolean {
  return Object.keys(objectAt(schema, key)).length > 0;
}
