/** Structural sharing: two trees that say the same are one. */
import { isList, isObject, type Json, type JsonObject } from "./json.ts";

/**
 * The tree `now`, in which whatever is as it was in the tree `before`, at the same place, is the very object that it was.
 *
 * So equal parts are told by `===`. The order of keys counts: what is generated follows it.
 */
export function shareEqual(before: Json | undefined, now: Json): Json {
  if (before === now) return now;
  if (isList(now)) return isList(before) ? shareList(before, now) : now;
  return isObject(now) && isObject(before) ? shareObject(before, now) : now;
}

function shareList(before: readonly Json[], now: readonly Json[]): Json {
  let shared: Json[] | undefined;
  for (const [index, item] of now.entries()) {
    const known = before[index];
    const one = shareEqual(known, item);
    if (shared === undefined && !Object.is(one, known)) shared = before.slice(0, index);
    shared?.push(one);
  }
  return shared ?? (before.length === now.length ? before : before.slice(0, now.length));
}

function shareObject(before: JsonObject, now: JsonObject): Json {
  const [old, keys] = [Object.keys(before), Object.keys(now)];
  let entries: [string, Json][] | undefined;
  for (const [index, key] of keys.entries()) {
    const known = Object.hasOwn(before, key) ? before[key] : undefined;
    const one = shareEqual(known, now[key] ?? null);
    if (entries === undefined && (key !== old[index] || !Object.is(one, known)))
      entries = entriesOf(before, keys, index);
    entries?.push([key, one]);
  }
  if (entries === undefined && old.length === keys.length) return before;
  return Object.fromEntries(entries ?? entriesOf(before, keys, keys.length));
}

/** The entries of the first so many keys: most trees are as they were, and need none. */
function entriesOf(tree: JsonObject, keys: readonly string[], count: number): [string, Json][] {
  return keys.slice(0, count).map((key) => [key, tree[key] ?? null]);
}
