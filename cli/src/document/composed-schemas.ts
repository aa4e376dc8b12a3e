/** What a schema is made of (OpenAPI 3.1, section 4.8.24; JSON Schema, section 10.2.1). */
import { isObject, listAt, type Json, type JsonObject } from "./json.ts";
import { resolveRef } from "./resolve-ref.ts";

/** A keyword that puts schemas together. */
export type Composition = "allOf" | "anyOf" | "oneOf";

/**
 * The schema, what it refers to, and what both are composed of by these keywords: each once, what is nearer first.
 *
 * A schema that meets itself, or that many ways lead to, is no reason to go on for ever.
 */
export function composedSchemas(root: Json, schema: Json, keywords: readonly Composition[]): JsonObject[] {
  const found = new Set<JsonObject>();
  const open: Json[] = [schema];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const target = resolveRef(root, next, [])?.value;
    // OpenAPI 3.1 lets keywords stand beside `$ref`.
    const parts = [...new Set([target, next])].filter(isObject).filter((part) => !found.has(part));
    for (const part of parts) found.add(part);
    open.push(...parts.flatMap((part) => keywords.flatMap((keyword) => listAt(part, keyword))).toReversed());
  }
  return [...found];
}
