/** One mutant: a slice of a real document, with a few things wrong. */
import { stringify } from "yaml";
import { createRandom } from "../model/random.ts";
import { pick } from "./hostile.ts";
import { openapiMutations } from "./mutate-openapi.ts";
import { mutateText } from "./mutate-text.ts";
import { treeMutations } from "./mutate-tree.ts";
import type { Seed } from "./seeds.ts";
import { sliceOf } from "./slice.ts";
import { spotsOf, type Tree } from "./tree.ts";

/** A mutant, and how it was made. */
export interface Mutant {
  readonly text: string;
  /** The tree that the text was written from; none where the text itself was changed. */
  readonly tree: Tree | undefined;
  readonly steps: readonly string[];
}

/** The mutant of a seed and a number: always the same one. */
export function createMutant(documents: readonly Seed[], seed: number, index: number): Mutant {
  const random = createRandom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  const { name, tree: whole } = pick(random, documents);
  const tree = sliceOf(whole, random);
  const steps = [name];
  const count = random.pick([1, 1, 1, 2, 2, 3, 4, 8]);
  for (let made = 0; made < count; made++) {
    const mutate = pick(random, random.chance(0.6) ? openapiMutations : treeMutations);
    const step = mutate(tree, random);
    if (step !== undefined) steps.push(step);
    // What grows with each step would only show that large documents take long.
    // Nor are our own tools made for great depth.
    if (JSON.stringify(tree).length > 400_000 || depthOf(tree) > 500) break;
  }
  if (depthOf(tree) > 500 || random.chance(0.75))
    return { text: JSON.stringify(tree, undefined, random.pick([0, 1])), tree, steps };
  let text = random.chance(0.8)
    ? stringify(tree, { aliasDuplicateObjects: false })
    : JSON.stringify(tree, undefined, 2);
  for (let made = random.pick([0, 1, 1, 2, 4]); made > 0; made--) {
    const changed = mutateText(text, random);
    text = changed.text;
    steps.push(changed.step);
  }
  return { text, tree: undefined, steps };
}

function depthOf(tree: Tree): number {
  return Math.max(0, ...spotsOf(tree).map(({ depth }) => depth));
}
