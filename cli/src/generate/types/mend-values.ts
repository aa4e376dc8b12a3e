/**
 * The values that a schema lists (JSON Schema validation, sections 6.1.2 and 6.1.3).
 *
 * openapi-typescript writes all of them, also those that the type beside them refuses.
 */
import { isList, isObject, type Json, type JsonObject } from "../../document/json.ts";

/** The schema with those of its values that are of its type; all of them where none is, since then the type is mistaken. */
export function mendValues(schema: JsonObject): JsonObject {
  const { type, enum: values } = schema;
  if (type === undefined || !isList(values)) return schema;
  const types = isList(type) ? type : [type];
  // Who lists null means it, whatever the type says.
  const fitting = values.filter((value) => value === null || types.some((one) => isOfType(value, one)));
  return fitting.length === values.length || fitting.every((value) => value === null)
    ? schema
    : { ...schema, enum: fitting };
}

function isOfType(value: Json, type: Json): boolean {
  if (type === "integer" || type === "number") return typeof value === "number";
  if (type === "array") return isList(value);
  return type === "object" ? isObject(value) : typeof value === type;
}
