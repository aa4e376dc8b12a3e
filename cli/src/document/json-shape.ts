/**
 * What `JSON.parse` does not tell of a text: how deep it is, and whether an object has a key twice.
 *
 * Both are found by looking at each character once. A valid text has a colon outside its strings for each key, so if there are more
 * of them than keys, some key has taken the place of another one.
 */
import { maxDepth } from "./check-depth.ts";
import { isList, type Json } from "./json.ts";

/** The shape of a valid JSON text. */
export interface JsonShape {
  /** Where it has one level too many, as an offset. */
  readonly deepPlace: number | undefined;
  /** How many keys its objects have, those that stand there twice included. */
  readonly keys: number;
}

/** Reads the shape of a valid JSON text. */
export function shapeOfJson(text: string): JsonShape {
  let depth = 0;
  let keys = 0;
  for (let at = 0; at < text.length; at++) {
    // By code, since a text of one character is looked up for each of millions.
    const code = text.charCodeAt(at);
    if (code === codes.quote) at = endOfString(text, at);
    else if (code === codes.colon) keys += 1;
    else if (code === codes.openObject || code === codes.openList) {
      depth += 1;
      if (depth > maxDepth) return { deepPlace: at, keys };
    } else if (code === codes.closeObject || code === codes.closeList) depth -= 1;
  }
  return { deepPlace: undefined, keys };
}

const codes = {
  quote: 0x22,
  colon: 0x3a,
  openList: 0x5b,
  closeList: 0x5d,
  openObject: 0x7b,
  closeObject: 0x7d,
} as const;

/** How many keys the objects of a value have. */
export function countKeys(root: Json): number {
  let count = 0;
  const open: Json[] = [root];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    const children: readonly Json[] = isList(next) ? next : Object.values(next);
    if (children !== next) count += children.length;
    for (const child of children) if (typeof child === "object" && child !== null) open.push(child);
  }
  return count;
}

/** The first key of a valid JSON text that its object has already, as an offset (RFC 8259, section 4). */
export function duplicateKeyInJson(text: string): number | undefined {
  const open: Set<string>[] = [];
  let string = { start: 0, end: 0 };
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      const end = endOfString(text, at);
      string = { start: at, end };
      at = end;
    } else if (character === "{" || character === "[") open.push(new Set());
    else if (character === "}" || character === "]") open.pop();
    else if (character === ":") {
      const key = text.slice(string.start, string.end + 1);
      // One key may be written with escapes, and the other one without.
      const name = key.includes("\\") ? String(JSON.parse(key)) : key.slice(1, -1);
      if (open.at(-1)?.has(name)) return string.start;
      open.at(-1)?.add(name);
    }
  }
  return undefined;
}

/** The closing quote of a string that begins at an offset. */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return at;
}

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === "\\") from -= 1;
  return (at - from) % 2 === 1;
}
