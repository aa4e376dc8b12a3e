/** JSON Pointer (RFC 6901), also as the fragment of a `$ref` (RFC 6901, section 6). */
import { formatPointer, parsePointer, type Path, valueAtPath as lead } from "latchkey/generated/operation";
import { isContainer, type Json } from "./json.ts";

export { formatPointer, parsePointer, type Path };

/** Parses a local `$ref` such as `#/components/schemas/Post`; `undefined` for anything else. */
export function parseLocalRef(ref: string): Path | undefined {
  if (!ref.startsWith("#")) return undefined;
  if (!parsed.has(ref)) {
    // Keeps the cache small in a process that lives long, such as `--watch`.
    if (parsed.size >= mostParsed) parsed.clear();
    parsed.set(ref, parsePointer(ref.slice(1))?.map(decodePercent));
  }
  return parsed.get(ref);
}

/** References that were parsed already: in a chain of 2,000, they are followed two million times. */
const parsed = new Map<string, Path | undefined>();
const mostParsed = 20_000;

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

/** Decodes percent escapes. A text with a percent sign that begins no escape stays as it is: such keys exist. */
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
