/**
 * `npm run fuzz -- <seed> <mutants> [<first>]`: mutates real documents, and fails where one of them brings down the command, takes
 * without end, or brings a word of its own into the code.
 *
 * Each kind of fault is shown with the first mutant that has it, how that was made, and a small document with the same fault.
 */
import { installDocuments } from "../../scripts/corpus/install-documents.ts";
import { type Trial, tryAll, type Verdict } from "./campaign.ts";
import type { Fault } from "./judge.ts";
import { createMutant } from "./mutant.ts";
import { readSeeds } from "./seeds.ts";
import { type Examine, shrinkText, shrinkTree } from "./shrink.ts";

const [seed = 1, mutants = 1_000, first = 0] = process.argv.slice(2).map(Number);

/** How many are compiled together. */
const portion = 1_000;

interface Found {
  readonly index: number;
  readonly fault: Fault;
  readonly count: number;
}

const found = new Map<string, Found>();
let made = 0;

function note(verdicts: readonly Verdict[], start: number): void {
  for (const [number, { isMade, faults }] of verdicts.entries()) {
    if (isMade) made += 1;
    for (const fault of faults) {
      const known = found.get(fault.kind);
      if (known === undefined) announce(start + number, fault);
      found.set(fault.kind, { index: start + number, fault, ...known, count: (known?.count ?? 0) + 1 });
    }
  }
}

function announce(index: number, { kind, detail }: Fault): void {
  const { steps } = createMutant(seeds, seed, index);
  console.log(`\n✗ ${kind}: mutant ${index} of seed ${seed}\n${detail}\n  made of ${steps.join(", ")}`);
}

/** Shows a fault with the smallest document that can be found in a few rounds. */
async function show({ index, fault, count }: Found): Promise<void> {
  const { text, tree } = createMutant(seeds, seed, index);
  const examine: Examine = async (texts) => {
    const trials = texts.map((text): Trial => ({ text }));
    const verdicts = await tryAll("fuzz-shrink", trials, { every: 1 });
    return verdicts.map(({ faults }) => faults.some(({ kind }) => kind === fault.kind));
  };
  const small = tree === undefined ? await shrinkText(text, examine) : JSON.stringify(await shrinkTree(tree, examine));
  console.log(`\n${fault.kind}, ${count} times; mutant ${index} of seed ${seed} in small:`);
  console.log(small.length > longest ? `${small.slice(0, longest)} …` : small);
}

const longest = 3_000;

await installDocuments();
const seeds = await readSeeds();
for (let start = first; start < first + mutants; start += portion) {
  const count = Math.min(portion, first + mutants - start);
  const trials = Array.from({ length: count }, (_, number): Trial => ({ seed, index: start + number }));
  const verdicts = await tryAll("fuzz", trials, { every: 1 });
  note(verdicts, start);
  const faulty = [...found].map(([kind, { count }]) => `${kind} × ${count}`);
  console.log(`${start + count - first} of ${mutants}: ${made} made and compiled; ${faulty.join("; ") || "no fault"}`);
}
for (const one of found.values()) await show(one);
process.exitCode = found.size > 0 ? 1 : 0;
