import { expect, test } from "vitest";
import { readAt, writeAt } from "../../../cli/src/mock/value-at.ts";

test("reads own keys only", () => {
  expect(readAt({ a: [{ b: 1 }] }, ["a", "0", "b"])).toBe(1);
  expect(readAt({}, ["constructor"])).toBeUndefined();
  expect(readAt("text", ["length"])).toBeUndefined();
});

test("writes into a copy", () => {
  const before = { a: { b: 1 }, c: [0, 1] };
  expect(writeAt(before, ["a", "b"], 2)).toEqual({ a: { b: 2 }, c: [0, 1] });
  expect(writeAt(before, ["c", "1"], 2)).toEqual({ a: { b: 1 }, c: [0, 2] });
  expect(before).toEqual({ a: { b: 1 }, c: [0, 1] });
});

test("makes the objects that are missing on the way", () => {
  expect(writeAt(undefined, ["a", "b"], 1)).toEqual({ a: { b: 1 } });
  expect(writeAt("text", ["a"], 1)).toEqual({ a: 1 });
});

test("reaches no prototype", () => {
  const written = writeAt({}, ["__proto__", "polluted"], true);
  expect(Object.hasOwn(Object(written), "__proto__")).toBe(true);
  expect("polluted" in {}).toBe(false);
});
