/** A small document with the same fault. */
import { isBranch, remove, type Spot, spotsOf, type Tree, valueAt } from "./tree.ts";

/** Tells of each text whether it still has the fault. Many at once, since what is compiled together costs little more than one. */
export type Examine = (texts: readonly string[]) => Promise<readonly boolean[]>;

/** How many smaller documents are looked at in a round, and how many rounds there are. */
const width = 40;
const rounds = 16;

/** Takes away whatever the fault does not need, the largest parts first. */
export async function shrinkTree(tree: Tree, examine: Examine): Promise<Tree> {
  let best = tree;
  let skipped = 0;
  for (let round = 0; round < rounds; round++) {
    const paths = spotsOf(best)
      .map((spot) => ({ path: spot.path, size: JSON.stringify(valueAt(spot)).length }))
      .toSorted((a, b) => b.size - a.size)
      .slice(skipped, skipped + width)
      .map(({ path }) => path);
    if (paths.length === 0) return best;
    const smaller = paths.map((path) => without(best, path));
    const still = await examine(smaller.map((candidate) => JSON.stringify(candidate)));
    const found = smaller.find((_, index) => still[index]);
    skipped = found === undefined ? skipped + width : 0;
    best = found ?? best;
  }
  return best;
}

/** Takes away lines, half of them at first. */
export async function shrinkText(text: string, examine: Examine): Promise<string> {
  let lines = text.split("\n");
  let size = Math.ceil(lines.length / 2);
  for (let round = 0; round < rounds && size > 0; round++) {
    const starts = Array.from({ length: Math.ceil(lines.length / size) }, (_, index) => index * size).slice(0, width);
    const smaller = starts.map((start) => lines.toSpliced(start, size));
    const still = await examine(smaller.map((candidate) => candidate.join("\n")));
    const found = smaller.find((_, index) => still[index]);
    if (found === undefined) size = size === 1 ? 0 : Math.ceil(size / 2);
    lines = found ?? lines;
  }
  return lines.join("\n");
}

function without(tree: Tree, path: string): Tree {
  const copy = structuredClone(tree);
  const spot = spotsOf(copy).find((spot: Spot) => spot.path === path);
  if (spot !== undefined && isBranch(spot.owner)) remove(spot);
  return copy;
}
