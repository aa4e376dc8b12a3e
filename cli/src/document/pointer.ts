/** JSON Pointer (RFC 6901), also as the fragment of a `$ref` (RFC 6901, section 6). */
import { isList, valueAt, type Json } from "./json.ts";

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

/** The value that a path leads to. */
export function valueAtPath(root: Json, path: Path): Json | undefined {
  let node: Json | undefined = root;
  for (const key of path) node = isList(node) ? node[Number(key)] : valueAt(node, key);
  return node;
}

function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}

function decodePercent(key: string): string {
  try {
    return decodeURIComponent(key);
  } catch {
    // A percent sign that begins no escape stands for itself: such keys exist, and a pointer to them is clear.
    return key;
  }
}

function encodePercent(key: string): string {
  return key.replaceAll("%", "%25");
}
