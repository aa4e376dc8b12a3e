/** A copy of a tree in which some of its objects are others. */
import { isList, mapValues, type Json, type JsonObject } from "./json.ts";

/** The tree with each object that has a change in its place; what stands in the new ones is looked at too. */
export function replaceValues(node: Json, changes: ReadonlyMap<Json, JsonObject>): Json {
  if (typeof node !== "object" || node === null) return node;
  if (isList(node)) return node.map((item) => replaceValues(item, changes));
  return mapValues(changes.get(node) ?? node, (value) => replaceValues(value, changes));
}
