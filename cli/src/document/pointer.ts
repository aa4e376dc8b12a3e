/** JSON Pointer (RFC 6901), also as the fragment of a `$ref` (RFC 6901, section 6). */
import { isContainer, type Json } from "./json.ts";

/** A pointer taken apart: `["paths", "/feed", "get"]`. */
export type Path = readonly string[];

/** Writes a path as a pointer: `/paths/~1feed/get`. */
export function formatPointer(path: Path): string {
  return path.map((key) => `/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** Takes a pointer apart; `undefined` if it is none, since one that is not empty begins with a slash. */
export function parsePointer(pointer: string): Path | undefined {
  if (pointer === "") return [];
  if (!pointer.startsWith("/")) return undefined;
  return pointer.slice(1).split("/").map(unescapeKey);
}

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
  let node = root;
  for (const key of path) node = childAt(node, key);
  return node;
}

/** A copy in which the path leads to another value; what is missing on the way becomes an object. */
export function withValueAt(root: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const child = withValueAt(childAt(root, key), rest, value);
  if (Array.isArray(root)) return root.map((item: unknown, index) => (String(index) === key ? child : item));
  return { ...(isContainer(root) ? root : {}), [key]: child };
}

function childAt(node: unknown, key: string): unknown {
  if (!isContainer(node) || !Object.hasOwn(node, key)) return undefined;
  return Array.isArray(node) && !isIndex(key) ? undefined : node[key];
}

/** RFC 6901, section 4: digits without a leading zero. */
function isIndex(key: string): boolean {
  return /^(?:0|[1-9]\d*)$/.test(key);
}

function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
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
