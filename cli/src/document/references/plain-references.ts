/**
 * Turns references by name into pointers: the names that a document gives itself and its schemas.
 *
 * `$self` (OpenAPI 3.2, section 4.1.2.2.1), `$id` and `$anchor` (JSON Schema, section 8.2) are what such a reference is resolved
 * against. `$dynamicRef` is taken for what it refers to at first, which is all that a type can know.
 */
import { maxDepth } from "../check-depth.ts";
import { isObject, stringAt, type Json, type JsonObject } from "../json.ts";
import { canRefer } from "../node-role.ts";
import type { SpecDocument } from "../parse-document.ts";
import { decodePercent, formatLocalRef, parsePointer, valueAtPath, type Path } from "../pointer.ts";
import { replaceValues } from "../replace-values.ts";
import { pathOf, referencesOf, walkDocument, type Visited } from "../walk-document.ts";

/** The document with pointers instead of the names that it knows; other references stay as they are. */
export function withPlainReferences(document: SpecDocument): SpecDocument {
  const { source, root } = document;
  if (!/\$(?:id|anchor|dynamicAnchor|self)\b/.test(source.text) || !isObject(root)) return document;
  const names = collectNames(root, baseOf(document));
  const changes = new Map<Json, JsonObject>();
  for (const visited of walkDocument(root)) {
    // Too deep to be copied: it is refused later.
    if (visited.depth > maxDepth) return document;
    const changed = changeOf(visited, names);
    if (changed !== undefined) changes.set(visited.node, changed);
  }
  return { ...document, root: replaceValues(root, changes) };
}

/** What the document gives names to. */
interface Names {
  readonly root: Json;
  readonly base: string;
  /** By address, with a fragment for anchors. */
  readonly paths: ReadonlyMap<string, Path>;
}

/** The address of the document: its own word, else where it was read. */
function baseOf({ source, root }: SpecDocument): string {
  const retrieved = source.location?.href ?? "file:///";
  const self = stringAt(root, "$self");
  return self !== undefined && URL.canParse(self, retrieved) ? withoutFragment(new URL(self, retrieved)) : retrieved;
}

function collectNames(root: Json, base: string): Names {
  const paths = new Map<string, Path>([[base, []]]);
  for (const visited of walkDocument(root)) {
    if (!canRefer(visited.role) || visited.depth > maxDepth) continue;
    const resource = resourceOf(visited, base);
    if (stringAt(visited.node, "$id") !== undefined && visited.depth > 0) paths.set(resource, pathOf(visited));
    for (const key of ["$anchor", "$dynamicAnchor"]) {
      const anchor = stringAt(visited.node, key);
      if (anchor !== undefined) paths.set(`${resource}#${anchor}`, pathOf(visited));
    }
  }
  return { root, base, paths };
}

/** The address of the nearest schema around a place that has an `$id`, or of the document. */
function resourceOf(visited: Visited | undefined, base: string): string {
  if (visited === undefined) return base;
  const id = canRefer(visited.role) ? stringAt(visited.node, "$id") : undefined;
  const above = resourceOf(visited.parent, base);
  return id !== undefined && URL.canParse(id, above) ? withoutFragment(new URL(id, above)) : above;
}

function withoutFragment(url: URL): string {
  url.hash = "";
  return url.href;
}

function changeOf(visited: Visited, names: Names): JsonObject | undefined {
  const { node, role } = visited;
  if (!isObject(node)) return undefined;
  const changed = new Map<string, string>();
  for (const { ref, key } of referencesOf(visited)) {
    const plain = typeof ref === "string" ? plainRef(ref, visited, names) : undefined;
    if (plain !== undefined) changed.set(key, plain);
  }
  const dynamic = role === "schema" && !("$ref" in node) ? stringAt(node, "$dynamicRef") : undefined;
  const plain = dynamic === undefined ? undefined : plainRef(dynamic, visited, names);
  if (plain !== undefined) changed.set("$ref", plain);
  return changed.size === 0 ? undefined : { ...node, ...Object.fromEntries(changed) };
}

function plainRef(ref: string, visited: Visited, names: Names): string | undefined {
  const resource = resourceOf(visited, names.base);
  if (!URL.canParse(ref, resource)) return undefined;
  const url = new URL(ref, resource);
  const path = pathTo(withoutFragment(new URL(url)), decodePercent(url.hash.slice(1)), names);
  return path === undefined ? undefined : formatLocalRef(path);
}

function pathTo(address: string, fragment: string, { root, paths }: Names): Path | undefined {
  const pointer = parsePointer(fragment);
  if (pointer === undefined) return paths.get(`${address}#${fragment}`);
  const resource = paths.get(address);
  const path = resource === undefined ? undefined : [...resource, ...pointer];
  // Many documents have an `$id` and still mean their own root.
  return path !== undefined && valueAtPath(root, path) !== undefined ? path : undefined;
}
