/** JSON Pointer (RFC 6901), also as the fragment of a `$ref` (RFC 6901, section 6). */
import { formatPointer, parsePointer, type Path, valueAtPath as lead } from "latchkey/generated/operation";
import { isContainer, type Json } from "./json.ts";

export { formatPointer, parsePointer, type Path };

/** Takes a local `$ref` apart: `#/components/schemas/Post`. Anything else is `undefined`. */
export function parseLocalRef(ref: string): Path | undefined {
  if (!ref.startsWith("#")) return undefined;
  const path = parsePointer(ref.slice(1));
  return path?.map(decodePercent);
}

/** Writes a path as a local `$ref`. */
export function formatLocalRef(path: Path): string {
  return `#${formatPointer(path.map(encodePercent))}`;
}

/** The value that a path leads to. Only own keys count, and a list has nothing but its items. */
export function valueAtPath(root: Json, path: Path): Json | undefined;
export function valueAtPath(root: unknown, path: Path): unknown;
export function valueAtPath(root: unknown, path: Path): unknown {
  return lead(root, path);
}

/** A copy in which the path leads to another value; what is missing on the way becomes an object. */
export function withValueAt(root: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const child = withValueAt(lead(root, [key]), rest, value);
  if (Array.isArray(root)) return root.map((item: unknown, index) => (String(index) === key ? child : item));
  return { ...(isContainer(root) ? root : {}), [key]: child };
}

/** Decodes the escapes of an address. A text with a percent sign that begins none stays as it is: such keys exist. */
export function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function encodePercent(key: string): string {
  return key.replaceAll("%", "%25");
}
