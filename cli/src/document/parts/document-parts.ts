/** The parts of a document: each path, each webhook, each component, and whatever else it has. */
import { isContainer, isList, isObject, type Json, type JsonObject } from "../json.ts";

/** An object or a list. */
export type Container = JsonObject | readonly Json[];

/** How many keys below the root the parts of a section stand. */
const depths: ReadonlyMap<string, number> = new Map([
  ["paths", 1],
  ["webhooks", 1],
  ["components", 2],
]);

/** The parts. Examples are data, whatever they look like, and are left out. */
export function partsOf(root: Json): Container[] {
  if (!isObject(root)) return [];
  return Object.entries(root).flatMap(([key, section]) => below(section, depths.get(key) ?? 0));
}

function below(node: Json, depth: number): Container[] {
  if (depth === 0 || !isObject(node)) return isPart(node) ? [node] : [];
  return Object.entries(node).flatMap(([key, child]) =>
    depth === depths.get("components") && key === "examples" ? [] : below(child, depth - 1),
  );
}

function isPart(node: Json): node is Container {
  return isContainer(node);
}

/** Shows each object of a tree, whatever it means, but for those under keys that are left out. Depth does no harm. */
export function eachObject(
  tree: Json | undefined,
  show: (node: JsonObject) => void,
  isLeftOut: (key: string) => boolean = () => false,
): void {
  const open: Json[] = tree === undefined ? [] : [tree];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (isList(next)) {
      for (const item of next) if (isPart(item)) open.push(item);
    } else if (isObject(next)) {
      show(next);
      for (const key of Object.keys(next)) {
        const child = next[key];
        if (child !== undefined && isPart(child) && !isLeftOut(key)) open.push(child);
      }
    }
  }
}
