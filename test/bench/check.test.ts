import { expect, test } from "vitest";
import { readBounds, slippedRatios } from "../../bench/check.ts";
import { part as call } from "../../bench/parts/call.ts";
import { part as firstImport } from "../../bench/parts/import.ts";
import { part as generate } from "../../bench/parts/generate.ts";
import { part as renewal } from "../../bench/parts/renewal.ts";
import { part as scale } from "../../bench/parts/scale.ts";
import type { Part } from "../../bench/part.ts";

const partOf = (ratios: NonNullable<Part["ratios"]>): Part => ({
  name: "a part",
  describe: "A part",
  rounds: 1,
  run: async () => ({ tables: [] }),
  ratios,
});

const check = (ratios: NonNullable<Part["ratios"]>, ...bounds: { name: string; atMost: number }[]) =>
  slippedRatios(
    [partOf(ratios)],
    bounds.map((bound) => ({ part: "a part", ...bound })),
    () => {},
  );

test("passes a ratio up to its bound", async () => {
  expect(await check({ speed: async () => 1.5 }, { name: "speed", atMost: 1.5 })).toEqual([]);
});

test("names each ratio over its bound in one line", async () => {
  const ratios = { speed: async () => 1.52, memory: async () => 0.9, size: async () => 3 };
  const bounds = Object.keys(ratios).map((name) => ({ name, atMost: 1.5 }));
  expect(await check(ratios, ...bounds)).toEqual([
    "a part: speed: 1.52, at most 1.5",
    "a part: size: 3.00, at most 1.5",
  ]);
});

test("fails a ratio that is no number", async () => {
  expect(await check({ speed: async () => Number.NaN }, { name: "speed", atMost: 1.5 })).toHaveLength(1);
});

test("fails a bound that nothing measures, and a ratio that nothing bounds", async () => {
  expect(await check({ speed: async () => 1 }, { name: "pace", atMost: 1.5 })).toEqual([
    "a part: speed has no bound",
    "a part: pace is not measured",
  ]);
});

test("bounds each ratio of the parts, and no other", async () => {
  const measured = [call, firstImport, generate, renewal, scale].flatMap(({ name: part, ratios = {} }) =>
    Object.keys(ratios).map((name) => `${part}: ${name}`),
  );
  expect((await readBounds()).map(({ part, name }) => `${part}: ${name}`).toSorted()).toEqual(measured.toSorted());
});
