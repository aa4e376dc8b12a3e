/** JSON Pointer (RFC 6901): places in a JSON document. */

/** A pointer taken apart: `["paths", "/feed", "get"]`. */
export type Path = readonly string[];

/** Takes a pointer apart; `undefined` if it is none, since one that is not empty begins with a slash. */
export function parsePointer(pointer: string): Path | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  return pointer
    .slice(1)
    .split("/")
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Writes a path as a pointer: `/paths/~1feed/get`. */
export function formatPointer(path: Path): string {
  return path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The value that a path leads to. Only own keys count, and a list has nothing but its items. */
export function valueAtPath(document: unknown, path: Path): unknown {
  let value = document;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    if (Array.isArray(value) && !isIndex(key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** The value at a pointer; nothing where the pointer leads nowhere. */
export function valueAtPointer(document: unknown, pointer: string): unknown {
  return valueAtPath(document, parsePointer(pointer) ?? []);
}

/** A document that holds nothing but `value`, at a pointer. */
export function documentWith(pointer: string, value: unknown): unknown {
  return (parsePointer(pointer) ?? []).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

/** Whether a key may be one of a list: digits without a leading zero (RFC 6901, section 4). */
export function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(key);
}
