/** Structural sharing: two trees that say the same are one. */
import { isContainer } from "./json.ts";

/**
 * The tree `now`, of plain objects and lists, in which whatever is as it was in the tree `before`, at the same place, is the very
 * object that it was.
 *
 * So equal parts are told by `===`. The order of keys counts: what is generated follows it.
 */
export function shareEqual<Tree>(before: unknown, now: Tree): Tree {
  return share(before, now) as Tree; // What takes the place of a part says the same.
}

function share(before: unknown, now: unknown): unknown {
  if (before === now || !isContainer(now) || !isContainer(before)) return now;
  if (Array.isArray(now)) return Array.isArray(before) ? shareList(before, now) : now;
  return Array.isArray(before) ? now : shareObject(before, now);
}

function shareList(before: readonly unknown[], now: readonly unknown[]): readonly unknown[] {
  let shared: unknown[] | undefined;
  for (const [index, item] of now.entries()) {
    const known = before[index];
    const one = share(known, item);
    if (shared === undefined && !Object.is(one, known)) shared = before.slice(0, index);
    shared?.push(one);
  }
  return shared ?? (before.length === now.length ? before : before.slice(0, now.length));
}

type Tree = Readonly<Record<string, unknown>>;

function shareObject(before: Tree, now: Tree): Tree {
  const [old, keys] = [Object.keys(before), Object.keys(now)];
  let entries: [string, unknown][] | undefined;
  for (const [index, key] of keys.entries()) {
    const known = Object.hasOwn(before, key) ? before[key] : undefined;
    const one = share(known, now[key]);
    if (entries === undefined && (key !== old[index] || !Object.is(one, known)))
      entries = entriesOf(before, keys, index);
    entries?.push([key, one]);
  }
  if (entries === undefined && old.length === keys.length) return before;
  return Object.fromEntries(entries ?? entriesOf(before, keys, keys.length));
}

/** The entries of the first so many keys: most trees are as they were, and need none. */
function entriesOf(tree: Tree, keys: readonly string[], count: number): [string, unknown][] {
  return keys.slice(0, count).map((key) => [key, tree[key]]);
}
