import { expect, test } from "vitest";
import { median, ratio } from "../../../bench/measure/statistics.ts";

test.each([
  [[3], 3],
  [[3, 1, 2], 2],
  [[10, 1, 2, 4], 3],
])("takes the middle of %j", (numbers, middle) => {
  expect(median(numbers)).toBe(middle);
});

test("refuses the median of nothing", () => {
  expect(() => median([])).toThrow(TypeError);
});

test("compares within a round, so that a slow round changes nothing", () => {
  expect(ratio([2, 20, 2], [1, 10, 1])).toBe(2);
});
