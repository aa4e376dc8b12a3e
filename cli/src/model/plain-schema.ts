/** Which values need no style to be written: single ones, and lists of them. */
import { isList, isObject, listAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { resolveRef } from "../document/resolve-ref.ts";

const SCALARS: ReadonlySet<unknown> = new Set(["string", "number", "integer", "boolean", "null"]);

/** A composition that is deeper than that is taken for one that is not plain. */
const deepest = 50;

/** Whether a schema allows texts, numbers, booleans and lists of them alone. What it does not say, it allows. */
export function isPlainSchema(root: Json, schema: Json | undefined): boolean {
  return isPlain({ root, known: new Map() }, schema, 0);
}

interface Search {
  readonly root: Json;
  /** What is known of the schemas that were met; one that is still looked at is not plain by itself. */
  readonly known: Map<JsonObject, boolean>;
}

function isPlain(search: Search, schema: Json | undefined, depth: number): boolean {
  const target = schema === undefined || depth > deepest ? undefined : resolveRef(search.root, schema, [])?.value;
  if (!isObject(target)) return false;
  const known = search.known.get(target);
  if (known !== undefined) return known;
  search.known.set(target, false);
  const found = allowsPlain(search, target, depth);
  search.known.set(target, found);
  return found;
}

function allowsPlain(search: Search, target: JsonObject, depth: number): boolean {
  const type = valueAt(target, "type");
  const types = isList(type) ? type : type === undefined ? [] : [type];
  if (types.length > 0) {
    return types.every(
      (one) => SCALARS.has(one) || (one === "array" && isScalar(search, valueAt(target, "items"), depth)),
    );
  }
  const values = valueAt(target, "const") === undefined ? listAt(target, "enum") : [valueAt(target, "const")];
  if (values.length > 0) return values.every((value) => typeof value !== "object" || value === null);
  if (listAt(target, "allOf").some((part) => isPlain(search, part, depth + 1))) return true;
  const alternatives = [...listAt(target, "oneOf"), ...listAt(target, "anyOf")];
  return alternatives.length > 0 && alternatives.every((part) => isPlain(search, part, depth + 1));
}

function isScalar(search: Search, items: Json | undefined, depth: number): boolean {
  const target = items === undefined ? undefined : resolveRef(search.root, items, [])?.value;
  return stringAt(target, "type") !== "array" && isPlain(search, items, depth + 1);
}
