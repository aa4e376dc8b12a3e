/** Which values need no style to be written: single ones, and lists of them. */
import { isList, isObject, listAt, stringAt, valueAt, type Json } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";

const SCALARS: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean", "null"]);

/** Whether a schema allows texts, numbers, booleans and lists of them alone. What it does not say, it allows. */
export function isPlainSchema(root: Json, schema: Json | undefined): boolean {
  return isPlain(root, schema, 0);
}

function isPlain(root: Json, schema: Json | undefined, depth: number): boolean {
  // A schema that refers to itself in a composition would go on for ever.
  const target = schema === undefined || depth > 50 ? undefined : resolveRef(root, schema, [])?.value;
  if (!isObject(target)) return false;
  const type = valueAt(target, "type");
  const types = isList(type) ? type : type === undefined ? [] : [type];
  if (types.length > 0) {
    return types.every(
      (one) => SCALARS.has(one) || (one === "array" && isScalar(root, valueAt(target, "items"), depth)),
    );
  }
  const values = valueAt(target, "const") === undefined ? listAt(target, "enum") : [valueAt(target, "const")];
  if (values.length > 0) return values.every((value) => typeof value !== "object" || value === null);
  if (listAt(target, "allOf").some((part) => isPlain(root, part, depth + 1))) return true;
  const alternatives = [...listAt(target, "oneOf"), ...listAt(target, "anyOf")];
  return alternatives.length > 0 && alternatives.every((part) => isPlain(root, part, depth + 1));
}

function isScalar(root: Json, items: Json | undefined, depth: number): boolean {
  const target = items === undefined ? undefined : resolveRef(root, items, [])?.value;
  return stringAt(target, "type") !== "array" && isPlain(root, items, depth + 1);
}
