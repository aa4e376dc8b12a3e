/** A thousand mutants of real documents; `npm run fuzz -- <seed> <mutants>` takes as many as one likes, and compiles all. */
import { expect, test } from "vitest";
import { installDocuments } from "../../scripts/corpus/install-documents.ts";
import { type Trial, tryAll } from "./campaign.ts";

/** Which of those that were made are compiled: the others are only parsed. */
const every = 4;

test("a thousand mutants end in files that compile, or in one line", { timeout: 600_000 }, async () => {
  await installDocuments();
  const trials = Array.from({ length: 1_000 }, (_, index): Trial => ({ seed: 1, index }));
  const verdicts = await tryAll("fuzz-test", trials, { every });
  const faulty = verdicts.flatMap(({ faults }, index) => (faults.length > 0 ? [{ index, faults }] : []));
  expect(faulty).toEqual([]);
  // Mutants that are all refused, or all taken, would show nothing.
  const made = verdicts.filter(({ isMade }) => isMade).length;
  expect(made).toBeGreaterThan(300);
  expect(made).toBeLessThan(800);
});
