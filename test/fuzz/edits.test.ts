/** Whatever is changed in a document: a run that makes anew only what has changed writes what a run writes that is alone. */
import { expect, test } from "vitest";
import { InputError } from "../../cli/src/document/spec-error.ts";
import { generateFiles } from "../../cli/src/generate/generate.ts";
import { createMemo, type Memo } from "../../cli/src/generate/memo.ts";
import { createRandom, type Random } from "../model/random.ts";
import { pick } from "./hostile.ts";
import { openapiMutations } from "./mutate-openapi.ts";
import { treeMutations } from "./mutate-tree.ts";
import { readOwnSeeds } from "./seeds.ts";
import { sliceOf } from "./slice.ts";
import type { Tree } from "./tree.ts";

const chains = Number(process.env["FUZZ_RUNS"] ?? 60);
const edits = 12;

/** The files, or why there are none. */
function outcome(tree: Tree, typesByFile: boolean, memo?: Memo): Record<string, string> | string {
  try {
    const source = { file: "a.json", name: "a.json", text: JSON.stringify(tree) };
    return Object.fromEntries(generateFiles(source, { typesByFile }, memo).files);
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
}

function mutate(tree: Tree, random: Random): string {
  const change = pick(random, random.chance(0.6) ? openapiMutations : treeMutations);
  return change(tree, random) ?? "nothing";
}

test("edits of documents, one after another", { timeout: 600_000 }, async () => {
  const seeds = await readOwnSeeds();
  let taken = 0;
  for (let chain = 0; chain < chains; chain++) {
    const random = createRandom(chain);
    const memo = createMemo();
    const typesByFile = random.chance(0.5);
    const { name, tree: whole } = pick(random, seeds);
    const steps = [`chain ${chain}: ${name}`];
    let tree = sliceOf(whole, random);
    for (let made = 0; made < edits; made++) {
      const next = structuredClone(tree);
      steps.push(mutate(next, random));
      // What grows with each step would only show that large documents take long.
      if (JSON.stringify(next).length > 60_000) continue;
      const alone = outcome(next, typesByFile);
      expect(outcome(next, typesByFile, memo), steps.join("\n")).toEqual(alone);
      if (typeof alone === "string") continue;
      tree = next;
      taken++;
    }
  }
  // Edits that are all refused would show nothing.
  expect(taken).toBeGreaterThan(chains * 4);
});
