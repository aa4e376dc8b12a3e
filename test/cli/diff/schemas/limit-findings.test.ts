import { expect, test } from "vitest";
import { limitFindings, sayChange, short } from "../../../../cli/src/diff/schemas/limit-findings.ts";
import { limitsOf } from "../../../../cli/src/diff/schemas/limits.ts";
import type { Json } from "../../../../cli/src/document/json.ts";

test.each<[string, Json | undefined, Json | undefined, string]>([
  ["maxLength", 3, 5, "has maxLength 5; it was 3"],
  ["maxLength", undefined, 5, "has maxLength 5; it had none"],
  ["maxLength", 3, undefined, "has no maxLength any more; it was 3"],
  ["pattern", "^a$", "^b$", 'has pattern "^b$"; it was "^a$"'],
  ["type", undefined, "integer", "is a whole number"],
  ["type", "integer", undefined, "may have a fraction"],
])("a change of %s from %j to %j is said", (what, was, is, want) => {
  expect(sayChange(what, was, is)).toBe(want);
});

test("of a long text the beginning is shown", () => {
  expect(short("a".repeat(60))).toBe("a".repeat(60));
  expect(short("a".repeat(61))).toBe(`${"a".repeat(57)}…`);
});

test("each limit that differs is a finding, tightened or loosened", () => {
  const [before, now] = [
    { minLength: 1, maxLength: 5 },
    { minLength: 2, maxLength: 9 },
  ].map((value) => limitsOf([{ value, path: [] }])("string", new Set(["string"])));
  const said: string[] = [];
  limitFindings(before ?? new Map(), now ?? new Map(), (kind, what) => {
    said.push(`${kind}: ${what}`);
    return { kind, path: [], places: [], what } as unknown as ReturnType<Parameters<typeof limitFindings>[2]>;
  });
  expect(said.toSorted()).toEqual([
    "limit-loosened: has maxLength 9; it was 5",
    "limit-tightened: has minLength 2; it was 1",
  ]);
});
