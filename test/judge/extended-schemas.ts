/** Schemas that stand in the composition of another one. */
import { isList, isObject, listAt, type Json } from "../../cli/src/document/json.ts";
import { resolveRef } from "../../cli/src/document/resolve-ref.ts";

const known = new WeakMap<object, ReadonlySet<Json>>();

/** Whether a schema is a part of another one, or has something beside a reference to it. */
export function isExtended(root: Json, schema: Json): boolean {
  if (!isObject(root)) return false;
  const found = known.get(root) ?? new Set(extendedIn(root));
  known.set(root, found);
  return found.has(schema);
}

function* extendedIn(root: Json): Generator<Json> {
  const open: Json[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (!isObject(node) && !isList(node)) continue;
    const parts = ["allOf", "anyOf", "oneOf"].flatMap((key) => listAt(node, key));
    const isBeside = isObject(node) && "$ref" in node && Object.keys(node).length > 1;
    for (const part of [...parts, ...(isBeside ? [node] : [])]) yield resolveRef(root, part, [])?.value ?? part;
    open.push(...Object.values(node));
  }
}
