/** Names that nobody else has. */

/** The names that are given already, each as `keyOf` compares it. */
export type TakenNames = Set<string>;

/** How often each name was wanted, by set, so that the next search begins where the last one ended. */
const wanted = new WeakMap<TakenNames, Map<string, number>>();
/** More underscores are hard to count for a reader, so after these come numbers. */
const mostUnderscores = 3;

/** Appends underscores, then a number, until nobody else has the name, and takes it. */
export function takeName(name: string, taken: TakenNames, keyOf: (name: string) => string = (same) => same): string {
  const counts = wanted.get(taken) ?? new Map<string, number>();
  wanted.set(taken, counts);
  const key = keyOf(name);
  let count = counts.get(key) ?? 0;
  let free = numbered(name, count);
  while (taken.has(keyOf(free))) free = numbered(name, ++count);
  counts.set(key, count + 1);
  taken.add(keyOf(free));
  return free;
}

function numbered(name: string, count: number): string {
  return count <= mostUnderscores ? name + "_".repeat(count) : `${name}_${count}`;
}
