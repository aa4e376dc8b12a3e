import { expect, test } from "vitest";
import {
  growth,
  relativeCosts,
  type Series,
  seriesOf,
  unitCost,
  unitCostTable,
} from "../../../bench/scale/unit-cost.ts";

const series = (...batches: [units: number, ...turns: number[]][]): Series => ({
  title: "Calls",
  counted: "calls",
  batches: batches.map(([units, ...turns]) => ({ units, turns })),
});

test("takes the base off within a round, so that a slow round changes nothing", () => {
  expect(unitCost({ units: 11, turns: [30, 300, 30] }, { units: 1, turns: [10, 100, 10] })).toBe(2);
});

test("grows by as much as a unit is dearer than with fewer of them", () => {
  expect(growth(series([10, 10], [100, 150], [1000, 1200]))).toBe(1.5);
});

test("does not grow where more of them are cheaper each", () => {
  expect(growth(series([10, 40], [100, 200], [1000, 1000]))).toBe(0.5);
});

test("compares each number with the cheapest", () => {
  expect(relativeCosts(series([10, 40], [100, 100]))).toEqual([
    [10, 4],
    [100, 1],
  ]);
});

test("has a row for each number, the base first, and says how flat they are", () => {
  const samples = [[10], [30], [210]].map((turns) => ({ turns: turns.map((cpu) => ({ cpu })) }));
  expect(unitCostTable(seriesOf("Holders", "holders", [1, 2, 101], samples)).rows).toEqual([
    ["", "processor time, ms", "each more, µs"],
    ["1 holders", "10.0", ""],
    ["2 holders", "30.0", "20000.0"],
    ["101 holders", "210.0", "2000.0"],
    ["dearest / cheapest", "", "10.00"],
    ["dearer among more by", "", "0.10"],
  ]);
});
