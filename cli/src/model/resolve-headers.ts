/** The headers of an answer (OpenAPI 3.1, section 4.8.21), as far as their values can be read and typed. */
import { booleanAt, isList, objectAt, stringAt, valueAt, type Json } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";
import { isMediaType, jsonRank } from "./media-type.ts";
import type { HeaderModel } from "./spec-model.ts";

/** The headers that an answer declares; `Content-Type` is not one of them, whatever a document says. */
export function resolveHeaders(root: Json, response: Json): HeaderModel[] {
  const headers = objectAt(resolveRef(root, response, [])?.value, "headers");
  return Object.entries(headers)
    .filter(([name]) => /^[\w!#$%&'*+.^`|~-]+$/.test(name) && name.toLowerCase() !== "content-type")
    .map(([name, listed]) => {
      const header = resolveRef(root, listed, [])?.value;
      return { name, required: booleanAt(header, "required") === true, ...readingOf(root, header) };
    });
}

function readingOf(root: Json, header: Json | undefined): Pick<HeaderModel, "form" | "values"> {
  const [type] = Object.keys(objectAt(header, "content"));
  if (type !== undefined && isMediaType(type))
    return { form: jsonRank(type) < 3 ? "json" : "string", values: undefined };
  const schema = resolveRef(root, valueAt(header, "schema") ?? header, [])?.value;
  if (!typesOf(schema).includes("array")) return { form: formOf(schema), values: valuesOf(schema) };
  const items = resolveRef(root, valueAt(schema, "items"), [])?.value;
  return { form: `${formOf(items)}[]`, values: valuesOf(items) };
}

/** A value that may be of several types is a text; null is none that a header could have. */
function formOf(schema: Json | undefined): "string" | "number" | "boolean" {
  const types = new Set(typesOf(schema).map((type) => (type === "integer" ? "number" : type)));
  types.delete("null");
  const [type] = types;
  return types.size === 1 && (type === "number" || type === "boolean") ? type : "string";
}

function typesOf(schema: Json | undefined): readonly Json[] {
  const type = valueAt(schema, "type");
  return isList(type) ? type : type === undefined ? [] : [type];
}

/** The texts that are all a value can be. */
function valuesOf(schema: Json | undefined): readonly string[] | undefined {
  const only = stringAt(schema, "const");
  const values = only === undefined ? valueAt(schema, "enum") : [only];
  if (!isList(values) || values.length === 0 || formOf(schema) !== "string") return undefined;
  const texts = values.filter((value) => typeof value === "string");
  return texts.length === values.length ? texts : undefined;
}
