import { expect, test } from "vitest";
import { makeNumber } from "../../../../cli/src/mock/answers/make-number.ts";
import { randomSource, usual } from "../../../../cli/src/mock/answers/random.ts";

const cases: readonly (readonly [
  schema: Readonly<Record<string, number | boolean>>,
  isWhole: boolean,
  value: number,
])[] = [
  [{}, true, 1],
  [{}, false, 1],
  [{ minimum: 18 }, true, 18],
  [{ minimum: 0, maximum: 0 }, true, 0],
  [{ maximum: -5 }, true, -5],
  [{ exclusiveMinimum: 5 }, true, 6],
  [{ minimum: 5, exclusiveMinimum: true }, true, 6],
  [{ exclusiveMinimum: 0, exclusiveMaximum: 1 }, false, 0.5],
  [{ multipleOf: 5, minimum: 7 }, true, 10],
  [{ multipleOf: 0.01 }, false, 1],
  [{ multipleOf: 0.1, minimum: 0.25, maximum: 0.35 }, false, 0.3],
  [{ minimum: 2.5, maximum: 3.5 }, false, 3],
];

test.each(cases)("%j, whole: %s, is %j", (schema, isWhole, value) => {
  expect(makeNumber(schema, isWhole, usual)).toBe(value);
});

test("left to chance, it is in its range all the same", () => {
  const source = randomSource("a");
  const numbers = Array.from({ length: 200 }, () =>
    makeNumber({ minimum: 3, maximum: 9, multipleOf: 3 }, true, source),
  );
  expect(new Set(numbers)).toEqual(new Set([3, 6, 9]));
});
