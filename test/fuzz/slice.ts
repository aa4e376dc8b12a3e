/** A few operations of a document, with what they need. */
import type { Random } from "../model/random.ts";
import { isBranch, isRecord, type Tree } from "./tree.ts";

/** Copies some paths of a document and the components that can be reached from them; security schemes stay all. */
export function sliceOf(document: Tree, random: Random): Tree {
  if (!isRecord(document) || !isRecord(document["paths"])) return structuredClone(document);
  const paths = Object.entries(document["paths"]);
  const count = random.pick([1, 2, 3, 5]);
  const start = random.whole(0, Math.max(0, paths.length - count));
  const slice: { [key: string]: Tree } = { ...document, paths: Object.fromEntries(paths.slice(start, start + count)) };
  const reached = reachedFrom(document, slice["paths"] ?? {});
  for (const key of ["definitions", "parameters", "responses"]) {
    const all = slice[key];
    if (isRecord(all)) slice[key] = kept(all, `#/${key}/`, reached);
  }
  const components = slice["components"];
  if (isRecord(components)) {
    slice["components"] = Object.fromEntries(
      Object.entries(components).map(([kind, all]) => [
        kind,
        kind === "securitySchemes" || !isRecord(all) ? all : kept(all, `#/components/${kind}/`, reached),
      ]),
    );
  }
  return structuredClone(slice);
}

function kept(all: { [key: string]: Tree }, prefix: string, reached: ReadonlySet<string>): Tree {
  return Object.fromEntries(Object.entries(all).filter(([key]) => reached.has(prefix + escapeKey(key))));
}

/** Every text that is a pointer to a component, however it is used. */
function reachedFrom(document: { [key: string]: Tree }, start: Tree): ReadonlySet<string> {
  const reached = new Set<string>();
  const open: Tree[] = [start];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isBranch(next)) open.push(...Object.values(next));
    if (typeof next !== "string" || !next.startsWith("#/")) continue;
    const keys = next.slice(2).split("/");
    const component = `#/${keys.slice(0, keys[0] === "components" ? 3 : 2).join("/")}`;
    if (reached.has(component)) continue;
    reached.add(component);
    let target: Tree | undefined = document;
    for (const key of component.slice(2).split("/")) target = isRecord(target) ? target[unescapeKey(key)] : undefined;
    if (target !== undefined) open.push(target);
  }
  return reached;
}

function escapeKey(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

function unescapeKey(key: string): string {
  return key.replaceAll("~1", "/").replaceAll("~0", "~");
}
