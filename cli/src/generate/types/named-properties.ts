/**
 * Objects whose keys are listed (JSON Schema, section 10.3.2.4): `propertyNames` with an `enum`, as pydantic and zod write a record.
 *
 * openapi-typescript does not read the keyword, and would let them have any key.
 */
import { isList, isObject, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";

/** The same schema, with each listed key as a property; as it is where keys are not listed, or too long when written out. */
export function withNamedProperties(schema: JsonObject, root: Json): JsonObject {
  if (!("propertyNames" in schema)) return schema;
  const { propertyNames, ...others } = schema;
  const names = namesIn(resolveRef(root, propertyNames, [])?.value);
  const { additionalProperties: rest = true } = schema;
  const value = rest === true ? {} : rest;
  const isLong = names.length * JSON.stringify(value).length > longest;
  if (names.length === 0 || !isObject(value) || isLong || "patternProperties" in schema) return schema;
  const listed = Object.fromEntries(names.map((name) => [name, value]));
  return { ...others, properties: { ...listed, ...objectAt(schema, "properties") }, additionalProperties: false };
}

/** Characters: the value is written once for each name. */
const longest = 20_000;

function namesIn(schema: Json | undefined): readonly string[] {
  const only = stringAt(schema, "const");
  const names = only === undefined ? valueAt(schema, "enum") : [only];
  const texts = isList(names) ? names.filter((name) => typeof name === "string") : [];
  return isList(names) && texts.length === names.length ? texts : [];
}
