import { expect, test } from "vitest";
import type { ParameterLocation } from "../../src/operation/operation.ts";
import { allStyles } from "../../src/request/all-styles.ts";
import { plainParameter } from "../../src/request/plain-parameter.ts";

const locations: readonly ParameterLocation[] = ["path", "query", "header", "cookie"];
const values = [
  "a b",
  "",
  7,
  true,
  10n,
  new Date(0),
  ["a", "b c"],
  [1, undefined, 2],
  [],
  null,
  undefined,
  new Set(["x"]),
];

test.each(locations)("a plain value in a %s is written as the usual style has it", (location) => {
  for (const value of values) {
    expect(plainParameter("n[]", value, location)).toBe(allStyles.text("n[]", value, location, undefined));
  }
});

test.each([{ a: 1 }, [[1]], [{ a: 1 }], Number.NaN])("%j is refused, never written as something else", (value) => {
  expect(() => plainParameter("name", value, "query")).toThrow(/^(has|is) /);
});
