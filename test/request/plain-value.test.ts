import { describe, expect, test } from "vitest";
import { isAbsent, plainValue, scalarText, UnwritableValue } from "../../src/request/plain-value.ts";

describe("scalarText", () => {
  test.each([
    { given: "", want: "" },
    { given: "blue", want: "blue" },
    { given: 0, want: "0" },
    { given: -1.5e-7, want: "-1.5e-7" },
    { given: 9_007_199_254_740_993n, want: "9007199254740993" },
    { given: false, want: "false" },
    { given: new Date("2026-03-01T07:30:00Z"), want: "2026-03-01T07:30:00.000Z" },
    { given: new URL("https://example.com/a"), want: "https://example.com/a" },
    { given: { toJSON: () => 12 }, want: "12" },
  ])("writes $given as $want", ({ given, want }) => {
    expect(scalarText(given)).toBe(want);
  });

  test.each([
    { given: null, want: "is null" },
    { given: [1], want: "is a list" },
    { given: { a: 1 }, want: "is an object" },
    { given: Symbol("s"), want: "is a symbol" },
    { given: () => 1, want: "is a function" },
    { given: new Date(Number.NaN), want: "is an invalid date" },
  ])("refuses what $want", ({ given, want }) => {
    expect(() => scalarText(given)).toThrow(UnwritableValue);
    expect(() => scalarText(given)).toThrow(want);
  });
});

test("a value without toJSON is itself", () => {
  const value = { a: 1 };
  expect(plainValue(value)).toBe(value);
  expect(plainValue(null)).toBe(null);
});

test("undefined and null are absent, and nothing else is", () => {
  expect([undefined, null, "", 0, false, Number.NaN].map(isAbsent)).toEqual([true, true, false, false, false, false]);
});
