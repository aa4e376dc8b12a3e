import { describe, expect, test } from "vitest";
import { breakages } from "./breakages.ts";
import { simulate } from "./simulate.ts";

/** Enough for every kind of world to have been drawn many times; `npm run model -- --runs 100000` draws more. */
const RUNS = 2500;
/** In how many runs a defect must have been found. */
const PATIENCE = 1500;

test("the five invariants hold whatever is slow, lost, refused, given up, signed out of or signed in to", async () => {
  const broken: string[] = [];
  const total = { calls: 0, refreshes: 0 };
  for (let seed = 1; seed <= RUNS; seed++) {
    const { violations, calls, refreshes } = await simulate(seed);
    broken.push(...violations.map((violation) => `seed ${seed}: ${violation}`));
    total.calls += calls;
    total.refreshes += refreshes;
  }
  expect(broken).toEqual([]);
  expect(total.calls).toBeGreaterThan(RUNS * 10);
  expect(total.refreshes).toBeGreaterThan(RUNS);
}, 120_000);

test("they hold as well, but for a token that is presented twice, over a store that lags, repeats, reorders and fails at once", async () => {
  const broken: string[] = [];
  let calls = 0;
  for (let seed = 1; seed <= RUNS / 5; seed++) {
    const run = await simulate(seed, { isUnruly: true });
    broken.push(...run.violations.map((violation) => `seed ${seed}: ${violation}`));
    calls += run.calls;
  }
  expect(broken).toEqual([]);
  expect(calls).toBeGreaterThan(RUNS * 2);
}, 120_000);

test("a seed can be replayed: it gives the same run", async () => {
  const tell = async (seed: number) => {
    const lines: string[] = [];
    const outcome = await simulate(seed, { tell: (line) => lines.push(line) });
    return { outcome, lines };
  };
  expect(await tell(42)).toEqual(await tell(42));
});

test.each([
  13_172, 16_760, 19_080, 23_262, 31_024, 43_030, 54_527, 60_689, 67_177, 68_134, 71_757, 72_691, 77_911, 250_035,
  251_358, 262_140,
])("the invariants hold in run %i, which has broken one before", async (seed) => {
  expect((await simulate(seed)).violations).toEqual([]);
});

test("over a store that is out of order, the invariants hold in run 38123, which has broken one before", async () => {
  expect((await simulate(38_123, { isUnruly: true })).violations).toEqual([]);
});

describe("the model finds out when", () => {
  test.each(Object.entries(breakages))(
    "%s",
    async (_, { finding, isUnruly = false, ...breakage }) => {
      for (let seed = 1; seed <= PATIENCE; seed++) {
        const { violations } = await simulate(seed, { breakage, isUnruly });
        if (violations.some((violation) => violation.startsWith(finding))) return;
      }
      expect.fail(`No run of ${PATIENCE} has reported "${finding}"`);
    },
    60_000,
  );
});
