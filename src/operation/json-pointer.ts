/** Places in a JSON document (RFC 6901). */

/** The value at a pointer; nothing where the pointer leads nowhere. Only own keys count, and a list has nothing but its items. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value = document;
  for (const key of keysOf(pointer)) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    if (Array.isArray(value) && !/^(0|[1-9]\d*)$/.test(key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/** A document that holds nothing but `value`, at a pointer. */
export function documentWith(pointer: string, value: unknown): unknown {
  return keysOf(pointer).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value);
}

function keysOf(pointer: string): string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
