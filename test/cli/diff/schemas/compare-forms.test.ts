import { describe, expect, test } from "vitest";
import { findingsOf, found } from "../diff-text.ts";

describe("what a value can be", () => {
  test.each([
    ["{ type: string }", "{ type: number }", ["type-changed : is a number; it was a string"]],
    ["{ type: string }", "{ type: [string, number] }", ["type-widened : can also be a number"]],
    ["{ type: [string, number] }", "{ type: string }", ["type-narrowed : can no longer be a number"]],
    ["{ type: string }", "{ type: [string, 'null'] }", ["null-added : can be null"]],
    ["{ type: [string, 'null'] }", "{ type: string }", ["null-removed : can no longer be null"]],
    ["{}", "{ type: string }", ["type-narrowed : can only be a string; it could be anything"]],
    ["{ type: string }", "{}", ["type-widened : can be anything"]],
    ["{ type: object, properties: { a: {} } }", "{}", ["type-widened : can be anything"]],
    ["{}", "{ type: object, properties: { a: {} } }", ["type-narrowed : can only be an object; it could be anything"]],
    ["{ type: object }", "{ type: array }", ["type-changed : is a list; it was an object"]],
    ["{ type: string }", "{ oneOf: [{ type: string }, { type: 'null' }] }", ["null-added : can be null"]],
    ["{ anyOf: [{ type: string }, { type: number }] }", "{ type: [number, string] }", []],
  ])("%s and %s", (before, now, want) => {
    expect(found(before, now)).toEqual(want);
  });

  test("a type that has changed is all that is told", () => {
    expect(found("{ type: string, maxLength: 3, enum: [a] }", "{ type: number, maximum: 4 }")).toHaveLength(1);
  });
});

describe("choices", () => {
  test.each([
    ["{ enum: [a, b] }", "{ enum: [a] }", ['value-removed : can no longer be "b"']],
    ["{ enum: [a] }", "{ enum: [a, b, c] }", ['value-added : can also be "b" or "c"']],
    ["{ const: a }", "{ enum: [a] }", []],
    ["{ type: string, enum: [a] }", "{ type: string }", ["value-added : is no choice of values any more"]],
    ["{ type: string }", "{ type: string, enum: [a, b] }", ['value-removed : can only be "a" or "b"']],
    ["{ type: boolean, enum: [true] }", "{ type: boolean, enum: [true, false] }", ["value-added : can also be false"]],
    ["{ oneOf: [{ const: a }, { const: b }] }", "{ enum: [b, a] }", []],
  ])("%s and %s", (before, now, want) => {
    expect(found(before, now)).toEqual(want);
  });

  test("many values are counted, and a long one is cut", () => {
    const many = Array.from({ length: 20 }, (_, index) => `v${index}`);
    const [finding] = findingsOf("{ enum: [a] }", `{ enum: [a, ${many.join(", ")}] }`);
    expect(finding?.what).toBe('can also be "v0", "v1", "v2", "v3", "v4", "v5" or 14 more');
    expect(findingsOf("{ enum: [a] }", `{ enum: [a, ${"x".repeat(500)}] }`)[0]?.what.length).toBeLessThan(90);
  });
});

describe("marks", () => {
  test("a default counts for what is sent alone", () => {
    const [before, now] = ["{ type: number, default: 1 }", "{ type: number, default: 2 }"];
    expect(found(before, now, "input")).toEqual(["default-changed : has default 2; it was 1"]);
    expect(found(before, now, "output")).toEqual([]);
  });

  test("what is deprecated is told once, and not when it no longer is", () => {
    expect(found("{ type: number }", "{ type: number, deprecated: true }")).toEqual(["deprecated : is deprecated"]);
    expect(found("{ type: number, deprecated: true }", "{ type: number }")).toEqual([]);
  });

  test("a constraint that no type shows is one finding", () => {
    expect(found("{ type: object }", "{ type: object, not: { required: [a] }, if: {} }", "input")).toEqual([
      "constraint-changed : has another constraint that no type shows",
    ]);
  });
});

describe("lists", () => {
  test.each([
    [
      "{ type: array, items: { type: string } }",
      "{ type: array, items: { type: number } }",
      ["type-changed []: is a number; it was a string"],
    ],
    [
      "{ type: array }",
      "{ type: array, items: { type: string } }",
      ["type-narrowed []: can only be a string; it could be anything"],
    ],
    [
      "{ type: array, prefixItems: [{ type: string }] }",
      "{ type: array, prefixItems: [{ type: number }] }",
      ["type-changed [0]: is a number; it was a string"],
    ],
    [
      "{ type: array, prefixItems: [{ type: string }] }",
      "{ type: array, prefixItems: [{ type: string }, {}] }",
      ["type-changed : has 2 items of their own; it had 1"],
    ],
    ["{ type: array, maxItems: 3 }", "{ type: array, maxItems: 2 }", ["limit-tightened : has maxItems 2; it was 3"]],
  ])("%s and %s", (before, now, want) => {
    expect(found(before, now)).toEqual(want);
  });
});
