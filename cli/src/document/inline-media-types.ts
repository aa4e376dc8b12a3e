/** Media types of the components, where they are used (OpenAPI 3.2, section 4.7). */
import { isList, isObject, objectAt, type Json } from "./json.ts";
import { roleOfItem } from "./walk-document.ts";
import type { NodeRole } from "./node-role.ts";
import type { SpecDocument } from "./parse-document.ts";
import { resolveRef } from "./resolve-ref.ts";

/** The document without references to media types; itself, if it has no media types to refer to. */
export function inlineMediaTypes(document: SpecDocument): SpecDocument {
  const { root } = document;
  if (Object.keys(objectAt(objectAt(root, "components"), "mediaTypes")).length === 0) return document;
  return { ...document, root: inlineIn({ root, open: [] }, root, "object", false) };
}

interface Inlining {
  readonly root: Json;
  /** The media types that references led to on the way here: one that has itself inside would have no end. */
  readonly open: readonly Json[];
}

function inlineIn(work: Inlining, node: Json, role: NodeRole, isContent: boolean): Json {
  if (role === "data" || typeof node !== "object" || node === null) return node;
  if (isList(node)) return node.map((item) => inlineIn(work, item, role === "map" ? "object" : role, false));
  if (!isObject(node)) return node;
  const entries = Object.entries(node).map(([key, value]): [string, Json] => {
    const resolved = isContent ? (resolveRef(work.root, value, [])?.value ?? value) : value;
    const isInside = isContent && work.open.includes(resolved);
    const inside = isContent && resolved !== value ? { ...work, open: [...work.open, resolved] } : work;
    // Only `content` of an object is a map of media types; a schema's property may be called so too.
    const isMap = key === "content" && role === "object";
    return [key, isInside ? {} : inlineIn(inside, resolved, roleOfItem(node, role, key), isMap)];
  });
  return Object.fromEntries(entries);
}
