import type { Path } from "../document/pointer.ts";

/** The value that a path of keys leads to, or `undefined`. */
export function readAt(root: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, key) => (isContainer(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    root,
  );
}

/** A copy in which the path leads to another value; what is missing on the way becomes an object. */
export function writeAt(root: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(root)) {
    return root.map((item: unknown, index) => (String(index) === key ? writeAt(item, rest, value) : item));
  }
  const object = isContainer(root) ? root : {};
  return { ...object, [key]: writeAt(Object.hasOwn(object, key) ? object[key] : undefined, rest, value) };
}

/** Whether a value has keys: an object or a list. */
export function isContainer(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
