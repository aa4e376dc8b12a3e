import { describe, expect, test } from "vitest";
import { compareLimits, constraintText, limitsOf } from "../../../../cli/src/diff/schemas/limits.ts";
import type { Json } from "../../../../cli/src/document/json.ts";

type Given = Readonly<Record<string, Json>> & { readonly type?: string };

function compared(kind: string, before: Given, now: Given, type = kind): string[] {
  const [was, is] = [before, now].map((value) => limitsOf([{ value, path: [] }])(kind, new Set([value.type ?? type])));
  return compareLimits(was ?? new Map(), is ?? new Map()).map(
    ({ keyword, isTighter }) => `${keyword} ${isTighter ? "tighter" : "looser"}`,
  );
}

describe("limits", () => {
  test.each<[string, Given, Given, string[]]>([
    ["number", { minimum: 1 }, { minimum: 2 }, ["minimum tighter"]],
    ["number", { minimum: 2 }, { minimum: 1 }, ["minimum looser"]],
    ["number", { maximum: 1 }, { maximum: 2 }, ["maximum looser"]],
    ["number", {}, { maximum: 2 }, ["maximum tighter"]],
    ["number", { maximum: 2 }, {}, ["maximum looser"]],
    ["number", { multipleOf: 6 }, { multipleOf: 3 }, ["multipleOf looser"]],
    ["number", { multipleOf: 6 }, { multipleOf: 4 }, ["multipleOf tighter"]],
    ["number", { minimum: 1, exclusiveMinimum: true }, { exclusiveMinimum: 1 }, []],
    ["number", { exclusiveMinimum: true }, {}, []],
    ["number", { maximum: 1, exclusiveMaximum: false }, { maximum: 1 }, []],
    ["number", { type: "number" }, { type: "integer" }, ["type tighter"]],
    ["number", { type: "integer" }, { type: "number" }, ["type looser"]],
    ["number", { format: "int32" }, { format: "int64" }, ["format looser"]],
    ["number", { format: "int64" }, { format: "int32" }, ["format tighter"]],
    ["string", {}, { format: "uuid" }, ["format tighter"]],
    ["string", { format: "uuid" }, {}, ["format looser"]],
    ["string", { pattern: "a" }, { pattern: "b" }, ["pattern tighter"]],
    ["string", { maximum: 3 }, {}, []],
    ["array", { uniqueItems: false }, { uniqueItems: true }, ["uniqueItems tighter"]],
    ["unknown", { maximum: 3 }, {}, []],
  ])("of a %s: %j and %j", (kind, before, now, want) => {
    expect(compared(kind, before, now)).toEqual(want);
  });

  test("a later part wins", () => {
    const parts = [{ maxLength: 3 }, { maxLength: 4 }].map((value) => ({ value, path: [] }));
    expect([...limitsOf(parts)("string", new Set())]).toEqual([["maxLength", 4]]);
  });
});

test("what no type shows is a text, whatever the order", () => {
  const [one, other] = [
    { not: { a: 1 }, if: true },
    { if: true, title: "x", not: { a: 1 } },
  ].map((value) => constraintText([{ value, path: [] }]));
  expect(one).toBe(other);
  expect(one).not.toBe("");
  expect(constraintText([{ value: { title: "x" }, path: [] }])).toBe("");
});
