/** Access to a parsed document. It is untrusted: each access says what it expects, and gets `undefined` for anything else. */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
/** A JSON object. Only own keys count: a document may have a key called `constructor`. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** Whether a value is an object with keys, and not a list. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !isList(value);
}

/** Whether a value is a list. `Array.isArray` alone does not narrow a readonly list away. */
export function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

/** Whether a value of any kind has keys: an object or a list. */
export function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The own value under a key. */
export function valueAt(node: Json | undefined, key: string): Json | undefined {
  return isObject(node) && Object.hasOwn(node, key) ? node[key] : undefined;
}

/** The object under a key, or an empty one. */
export function objectAt(node: Json | undefined, key: string): JsonObject {
  const value = valueAt(node, key);
  return isObject(value) ? value : {};
}

/** The list under a key, or an empty one. */
export function listAt(node: Json | undefined, key: string): readonly Json[] {
  const value = valueAt(node, key);
  return isList(value) ? value : [];
}

/** The string under a key. */
export function stringAt(node: Json | undefined, key: string): string | undefined {
  const value = valueAt(node, key);
  return typeof value === "string" ? value : undefined;
}

/** The number under a key. */
export function numberAt(node: Json | undefined, key: string): number | undefined {
  const value = valueAt(node, key);
  return typeof value === "number" ? value : undefined;
}

/** The boolean under a key. */
export function booleanAt(node: Json | undefined, key: string): boolean | undefined {
  const value = valueAt(node, key);
  return typeof value === "boolean" ? value : undefined;
}

/**
 * An object with each value replaced.
 *
 * `Object.fromEntries` defines own keys, so `__proto__` stays a key like any other.
 */
export function mapValues<T>(node: JsonObject, change: (value: Json, key: string) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, change(value, key)]));
}
