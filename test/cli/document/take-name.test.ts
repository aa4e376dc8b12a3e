import { expect, test } from "vitest";
import { takeName } from "../../../cli/src/document/take-name.ts";

test("adds underscores until the name is free, and takes it", () => {
  const taken = new Set(["a"]);
  expect([takeName("a", taken), takeName("a", taken), takeName("b", taken)]).toEqual(["a_", "a__", "b"]);
  expect(taken).toEqual(new Set(["a", "a_", "a__", "b"]));
});

test("numbers those that come after a few", () => {
  const taken = new Set<string>();
  const names = Array.from({ length: 6 }, () => takeName("a", taken));
  expect(names).toEqual(["a", "a_", "a__", "a___", "a_4", "a_5"]);
  expect(takeName("a_6", taken)).toBe("a_6");
  expect(takeName("a", taken)).toBe("a_7");
});

test("compares names as it is told", () => {
  const taken = new Set<string>();
  const upper = (name: string): string => name.toUpperCase();
  expect(["a", "A", "ς", "σ"].map((name) => takeName(name, taken, upper))).toEqual(["a", "A_", "ς", "σ_"]);
});

test("takes a name for the ten thousandth time as fast as for the first", () => {
  const taken = new Set<string>();
  const start = performance.now();
  const names = new Set(Array.from({ length: 10_000 }, () => takeName("a", taken)));
  expect(names.size).toBe(10_000);
  expect(performance.now() - start).toBeLessThan(2_000);
});
