/** Every value of a document with its role and its path. */
import { isList, isObject, stringAt, type Json } from "./json.ts";
import { canRefer, roleOfChild, type NodeRole } from "./node-role.ts";
import type { Path } from "./pointer.ts";

/** One value. Its path is a chain, since a list for each value of a large document would cost more than the document. */
export interface Visited {
  readonly node: Json;
  readonly role: NodeRole;
  readonly depth: number;
  readonly key: string;
  readonly parent: Visited | undefined;
}

/**
 * Walks objects and lists without recursion, so that great depth causes no stack overflow. Data is left out.
 *
 * @yields {Visited} each of them
 */
export function* walkDocument(root: Json): Generator<Visited> {
  const open: Visited[] = [{ node: root, role: "object", depth: 0, key: "", parent: undefined }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    yield next;
    const { node, role, depth } = next;
    if (typeof node !== "object" || node === null) continue;
    for (const key of Object.keys(node)) {
      const child: Json | undefined = Reflect.get(node, key);
      if (typeof child !== "object" || child === null) continue;
      const childRole = roleOfItem(node, role, key);
      if (childRole !== "data") open.push({ node: child, role: childRole, depth: depth + 1, key, parent: next });
    }
  }
}

/** The role of what stands under a key, or at an index. `parameters` is a list in some places and a map in others. */
export function roleOfItem(owner: Json, role: NodeRole, key: string): NodeRole {
  if (!isList(owner)) return roleOfChild(role, key);
  return role === "map" ? "object" : role;
}

/** The way to a value, from the root. */
export function pathOf(visited: Visited): Path {
  const path: string[] = [];
  for (let at: Visited | undefined = visited; at?.parent !== undefined; at = at.parent) path.push(at.key);
  return path.toReversed();
}

/** Whether a reference stands where a map is meant: no entry of a map is a text. */
export function isMapReference({ node, role }: Pick<Visited, "node" | "role">): boolean {
  return (role === "map" || role === "schemas") && stringAt(node, "$ref") !== undefined;
}

/** A reference, under the key of an object. */
export interface Reference {
  readonly ref: Json;
  readonly key: string;
}

/** What a value refers to: by `$ref`, or as a discriminator's mapping does. */
export function referencesOf(visited: Visited): readonly Reference[] {
  const { node, role } = visited;
  if (!isObject(node)) return none;
  const ref = node["$ref"];
  if (ref !== undefined && (canRefer(role) || isMapReference(visited))) return [{ ref, key: "$ref" }];
  if (role !== "mapping") return none;
  const targets = Object.entries(node).map(([key, target]) => ({ ref: target, key }));
  return targets.filter(({ ref: target }) => typeof target === "string" && isMappedRef(target));
}

/** Most values refer to nothing. */
const none: readonly Reference[] = [];

/** Whether a mapping's target is a reference and not a schema's name (OpenAPI 3.1, section 4.8.25). */
export function isMappedRef(target: string): boolean {
  return (
    target.startsWith("#") ||
    target.startsWith("./") ||
    target.startsWith("../") ||
    /\.(?:ya?ml|json)(?:#|$)|:\/\//i.test(target)
  );
}
