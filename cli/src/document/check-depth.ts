/**
 * Limits how deep a document may be.
 *
 * Loops do it as soon as a text is parsed. Nearly all code after that is recursive, and the stack limits how deep it can go.
 */
import type { CST } from "yaml";
import type { Json } from "./json.ts";

/** How many objects and lists may stand inside each other, whatever they mean. */
export const maxDepth = 250;

/** What a YAML text looks like before its values are made. */
export interface YamlShape {
  /** Where it has one level too many, as an offset. */
  readonly deepPlace: number | undefined;
  readonly hasAlias: boolean;
}

/** Reads the shape of a YAML text from its tokens. */
export function shapeOfYaml(tokens: readonly CST.Token[]): YamlShape {
  const open = tokens.map((token): [CST.Token, number] => [token, 0]);
  let hasAlias = false;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (token.type === "alias") hasAlias = true;
    if (token.type === "document" && token.value !== undefined) open.push([token.value, depth]);
    if (!("items" in token)) continue;
    if (depth >= maxDepth) return { deepPlace: token.offset, hasAlias };
    for (const { key, value } of token.items) {
      if (value !== undefined) open.push([value, depth + 1]);
      if (key !== undefined && key !== null) open.push([key, depth + 1]);
    }
  }
  return { deepPlace: undefined, hasAlias };
}

/** Whether a value is too deep once each of its aliases is what it stands for. It must have an end. */
export function isTooDeep(root: Json): boolean {
  const depths = new Map<Json, number>();
  const open: { readonly node: Json; readonly depth: number }[] = [{ node: root, depth: 1 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, depth } = next;
    // What was seen at this depth, or deeper, need not be looked at again.
    if (typeof node !== "object" || node === null || (depths.get(node) ?? 0) >= depth) continue;
    if (depth > maxDepth) return true;
    depths.set(node, depth);
    for (const child of Object.values(node)) open.push({ node: child, depth: depth + 1 });
  }
  return false;
}
