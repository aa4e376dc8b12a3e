/** The fuzzer notices what it is for. `test/mutants/fuzz-rules.ts` breaks the generator, and these have to fail. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { attempt } from "./attempt.ts";
import { createMutant } from "./mutant.ts";
import { readOwnSeeds } from "./seeds.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-fuzz-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("a hundred and fifty mutants of our own documents have no fault", { timeout: 120_000 }, async () => {
  const seeds = await readOwnSeeds();
  for (let index = 0; index < 150; index++) {
    const { text, steps } = createMutant(seeds, 5, index);
    const { faults } = await attempt(join(folder, "mutant"), text);
    expect({ index, steps, faults }).toEqual({ index, steps, faults: [] });
  }
});

test("a mutant is the same each time, and another one for another seed", async () => {
  const seeds = await readOwnSeeds();
  const texts = [1, 1, 2].map((seed) => createMutant(seeds, seed, 7).text);
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});

test("what is refused is told from what is made", async () => {
  const document = {
    openapi: "3.1.0",
    info: { title: "T", version: "1" },
    paths: { "/a": { get: { responses: {} } } },
  };
  expect(await attempt(join(folder, "made"), JSON.stringify(document))).toEqual({
    isMade: true,
    faults: [],
    refusal: "",
  });
  const refused = await attempt(join(folder, "refused"), "openapi: 4.1.0");
  expect(refused).toMatchObject({ isMade: false, faults: [] });
  expect(refused.refusal).toContain("is not supported");
});
