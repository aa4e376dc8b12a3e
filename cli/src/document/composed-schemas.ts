/** What a schema is made of (OpenAPI 3.1, section 4.8.24; JSON Schema, section 10.2.1). */
import { isObject, listAt, type Json, type JsonObject } from "./json.ts";
import { resolveRef } from "./resolve-ref.ts";

/** A keyword that puts schemas together. */
export type Composition = "allOf" | "anyOf" | "oneOf";

/** What a schema refers to, and the schema itself: OpenAPI 3.1 lets keywords stand beside `$ref`. */
export function withTarget(root: Json, schema: Json): JsonObject[] {
  const target = resolveRef(root, schema, [])?.value;
  return (target === schema ? [schema] : [target, schema]).filter(isObject);
}

/** Nobody extends schemas so often. A chain of thousands would be walked from each of its schemas. */
const deepest = 100;

/**
 * The schema, what it refers to, and what both are composed of by these keywords: each once, what is nearer first.
 *
 * A schema that meets itself, or that many ways lead to, is no reason to go on for ever.
 */
export function composedSchemas(root: Json, schema: Json, keywords: readonly Composition[]): JsonObject[] {
  const found = new Set<JsonObject>();
  const open: (readonly [Json, depth: number])[] = [[schema, 0]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, depth] = next;
    const inner: Json[] = [];
    for (const part of withTarget(root, node)) {
      if (found.has(part)) continue;
      found.add(part);
      if (depth < deepest) for (const keyword of keywords) inner.push(...listAt(part, keyword));
    }
    for (const part of inner.toReversed()) open.push([part, depth + 1]);
  }
  return [...found];
}
