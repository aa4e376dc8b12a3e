/** Schemas where they stand: each part of a value's description, with the way to it. */
import { isObject, listAt, stringAt, type Json, type JsonObject } from "../../document/json.ts";
import type { Path } from "../../document/pointer.ts";
import { resolveRef } from "../../document/resolve-ref.ts";

/** A value of a document, and where it stands. */
export interface Place {
  readonly value: Json;
  readonly path: Path;
}

/** What describes one value: usually one schema, several where `allOf` describes a property more than once. All hold at once. */
export type Schema = readonly Place[];

/** One object of a document that says something of a value. */
export interface SchemaPart {
  readonly value: JsonObject;
  readonly path: Path;
}

/** The places of a list under a key. */
export function placesAt({ value, path }: Place, key: string): Place[] {
  return listAt(value, key).map((child, index) => ({ value: child, path: [...path, key, String(index)] }));
}

/**
 * All parts of a schema: what it refers to, what stands beside the reference, and what it is composed of by `allOf`.
 *
 * The one that is named comes first. `undefined` where one of them is `false`, so that no value fits.
 */
export function partsOf(root: Json, schema: Schema): SchemaPart[] | undefined {
  const parts: SchemaPart[] = [];
  const seen = new Set<JsonObject>();
  const open = [...schema].toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value } = next;
    if (value === false) return undefined;
    if (!isObject(value) || seen.has(value)) continue;
    seen.add(value);
    if (stringAt(value, "$ref") !== undefined) {
      const target = resolveRef(root, value, next.path);
      if (hasBeside(value)) parts.push({ value, path: next.path });
      if (target !== undefined) open.push(target);
      continue;
    }
    parts.push({ value, path: next.path });
    open.push(...placesAt(next, "allOf").toReversed());
  }
  return parts;
}

/** A description beside a reference says nothing of values. */
function hasBeside(schema: JsonObject): boolean {
  return Object.keys(schema).some((key) => key !== "$ref" && key !== "description" && key !== "summary");
}
