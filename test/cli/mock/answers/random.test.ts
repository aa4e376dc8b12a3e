import { expect, test } from "vitest";
import { randomSource, usual } from "../../../../cli/src/mock/answers/random.ts";

test("what is usual is the first, and within its range", () => {
  expect(usual.choose(["a", "b"])).toBe("a");
  expect([usual.whole(2, 9, 1), usual.whole(0, 9, 1), usual.whole(-9, -2, 1)]).toEqual([2, 1, -2]);
});

test("a seed decides, and all is reached", () => {
  const draw = (seed: string): number[] => {
    const source = randomSource(seed);
    return Array.from({ length: 50 }, () => source.whole(1, 3, 1));
  };
  expect(draw("a")).toEqual(draw("a"));
  expect(draw("a")).not.toEqual(draw("b"));
  expect(new Set(draw("a"))).toEqual(new Set([1, 2, 3]));
  expect(randomSource("a").choose([])).toBeUndefined();
});
