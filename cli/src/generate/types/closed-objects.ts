/** Objects that have no property and take none. */
import { isList, isObject, listAt, objectAt, type Json, type JsonObject } from "../../document/json.ts";
import { resolveRef } from "../../document/resolve-ref.ts";

/**
 * Whether nothing but `{}` fits a schema, as one side sees it.
 *
 * A base is not taken at its word: whoever extends it adds properties, which `additionalProperties: false` refuses (JSON Schema,
 * section 10.3.2.3), and nothing would fit the whole.
 */
export function isEmptyObject(root: Json, schema: JsonObject, viewed: JsonObject): boolean {
  const { type, additionalProperties } = schema;
  const types = (isList(type) ? type : [type]).filter((one) => one !== "null");
  if (types.length !== 1 || types[0] !== "object" || additionalProperties !== false) return false;
  const says = ["properties", "patternProperties"].some((key) => Object.keys(objectAt(viewed, key)).length > 0);
  const isComposed = ["allOf", "anyOf", "oneOf", "enum", "const"].some((key) => key in schema);
  return !says && !isComposed && !basesOf(root).has(schema);
}

const known = new WeakMap<object, ReadonlySet<Json>>();

/** The schemas that others are made of; a document has few objects that ask for them, so they are looked for once. */
function basesOf(root: Json): ReadonlySet<Json> {
  if (!isObject(root)) return new Set();
  const found = known.get(root) ?? findBases(root);
  known.set(root, found);
  return found;
}

function findBases(root: JsonObject): ReadonlySet<Json> {
  const bases = new Set<Json>();
  const open: Json[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isObject(node) && !isList(node)) continue;
    const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => listAt(node, key));
    for (const part of parts) bases.add(part).add(resolveRef(root, part, [])?.value ?? part);
    open.push(...Object.values(node).filter((child) => typeof child === "object" && child !== null));
  }
  return bases;
}
