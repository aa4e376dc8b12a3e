/** Strings of a document as literals and keys: the one way in. */
import { isPlainIdentifier } from "../../model/names/identifier.ts";
import { escapeUnseen } from "./escape.ts";
import { entry, sequence, type Layout } from "./layout.ts";

/** A string literal. */
export function quote(text: string): string {
  return escapeUnseen(JSON.stringify(text));
}

/** A property key of an object literal. `__proto__` would set the prototype, unless it is computed (ECMA-262, section B.3.1). */
export function quoteKey(key: string): string {
  if (key === "__proto__") return '["__proto__"]';
  return isPlainIdentifier(key) ? key : quote(key);
}

/**
 * An entry of an object literal, whose value is a literal but `null`.
 *
 * TypeScript takes a key such as `valueOf` for the one that every object has, and the texts of its value for any texts.
 */
export function literalEntry(key: string, value: Layout): Layout {
  const isMember = key !== "__proto__" && key in {};
  return entry(quoteKey(key), isMember ? sequence(value, " as const") : value);
}

/** A property key of a type. */
export function quoteTypeKey(key: string): string {
  return isPlainIdentifier(key) ? key : quote(key);
}

/** A property access of a type: `["/feed"]`, `[200]`. */
export function indexType(key: string): string {
  return /^(?:0|[1-9]\d{0,8})$/.test(key) ? `[${key}]` : `[${quote(key)}]`;
}
