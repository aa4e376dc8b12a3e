/** Changes of a tree in place, as the Update and Remove of an overlay make them (Overlay 1.0, section 4.4.3). */
import type { Json } from "../json.ts";
import { type Path, valueAtPath } from "../pointer.ts";

/** A tree that may be changed in place: no other code has it. */
export type Mutable = null | boolean | number | string | Mutable[] | { [key: string]: Mutable };

/** One place that has changed. */
export interface Change {
  readonly path: Path;
  /** Where in the update its value stands; nothing where the place only lost something. */
  readonly from?: Path;
}

/**
 * Merges an update into the value at a path.
 *
 * Objects are merged, key by key and all the way down. Lists grow: by the items of a list, or by anything else as one
 * item. Everything else is replaced.
 */
export function mergeAt(root: Mutable, path: Path, update: Json): Change[] {
  return merge(root, path, update, []);
}

/** Removes the value at a path that is not the root. */
export function removeAt(root: Mutable, path: Path): Change[] {
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1) ?? "";
  if (!Array.isArray(parent)) {
    if (isRecord(parent)) delete parent[key];
    return [];
  }
  parent.splice(Number(key), 1);
  return [{ path: path.slice(0, -1) }]; // What followed has moved up: its old place tells nothing any more.
}

function merge(root: Mutable, path: Path, update: Json, from: Path): Change[] {
  const target = valueAt(root, path);
  if (Array.isArray(target)) return append(target, path, update, from);
  if (isRecord(target) && isRecord(update)) {
    return Object.entries(update).flatMap(([key, value]) => {
      if (Object.hasOwn(target, key)) return merge(root, [...path, key], value, [...from, key]);
      define(target, key, copy(value));
      return [{ path: [...path, key], from: [...from, key] }];
    });
  }
  const parent = valueAt(root, path.slice(0, -1));
  const key = path.at(-1);
  if (key === undefined || parent === undefined) return [];
  if (Array.isArray(parent)) parent[Number(key)] = copy(update);
  else if (isRecord(parent)) define(parent, key, copy(update));
  return [{ path, from }];
}

function append(list: Mutable[], path: Path, update: Json, from: Path): Change[] {
  const start = list.length;
  const items = Array.isArray(update) ? update : [update];
  list.push(...items.map(copy));
  return items.map((_, index) => ({
    path: [...path, String(start + index)],
    from: Array.isArray(update) ? [...from, String(index)] : from,
  }));
}

function valueAt(root: Mutable, path: Path): Mutable | undefined {
  return valueAtPath(root, path) as Mutable | undefined; // A part of a tree that nobody else holds.
}

/** Each place gets a value of its own, which a later action may change. */
export function copy(value: Json): Mutable {
  return JSON.parse(JSON.stringify(value)) as Mutable;
}

/** `__proto__` is a key like any other. */
function define(target: Record<string, Mutable>, key: string, value: Mutable): void {
  Object.defineProperty(target, key, { value, writable: true, enumerable: true, configurable: true });
}

function isRecord<T>(value: T): value is T & Record<string, Mutable> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
