/** A document as a tree that is taken apart and put together again. */

/** Any value of a document. */
export type Tree = string | number | boolean | null | Tree[] | { [key: string]: Tree };

/** A value that has others. */
export type Branch = Tree[] | { [key: string]: Tree };

/** A place in a tree, by the object or list that it belongs to. */
export interface Spot {
  readonly owner: Branch;
  readonly key: string;
  /** The keys from the root, with slashes. */
  readonly path: string;
  readonly depth: number;
}

/** Whether a value has others. */
export function isBranch(value: Tree | undefined): value is Branch {
  return typeof value === "object" && value !== null;
}

/** Whether a value is an object and no list. */
export function isRecord(value: Tree | undefined): value is { [key: string]: Tree } {
  return isBranch(value) && !Array.isArray(value);
}

/** Every place but the root, from the outside in. */
export function spotsOf(root: Tree): Spot[] {
  const found: Spot[] = [];
  const open: [Tree, string, number][] = [[root, "", 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, path, depth] = next;
    if (!isBranch(node)) continue;
    for (const key of Object.keys(node)) {
      const spot = { owner: node, key, path: `${path}/${key}`, depth };
      found.push(spot);
      open.push([valueAt(spot), spot.path, depth + 1]);
    }
  }
  return found;
}

/** What stands there. */
export function valueAt({ owner, key }: Spot): Tree {
  return (Array.isArray(owner) ? owner[Number(key)] : owner[key]) ?? null;
}

/** Puts another value there; under `__proto__`, too. */
export function put({ owner, key }: Pick<Spot, "owner" | "key">, value: Tree): void {
  if (Array.isArray(owner)) owner[Number(key)] = value;
  else Object.defineProperty(owner, key, { value, enumerable: true, configurable: true, writable: true });
}

/** Takes the value away; a list closes up. */
export function remove({ owner, key }: Pick<Spot, "owner" | "key">): void {
  if (Array.isArray(owner)) owner.splice(Number(key), 1);
  else delete owner[key];
}

/** Gives an object's value another key, at the same place among the others. */
export function rename({ owner, key }: Spot, name: string): void {
  if (Array.isArray(owner)) return;
  const entries = Object.entries(owner);
  for (const old of Object.keys(owner)) delete owner[old];
  for (const [old, value] of entries) put({ owner, key: old === key ? name : old }, value);
}
