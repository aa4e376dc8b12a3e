import { describe, expect, test } from "vitest";
import { isReadable, ruleFor } from "../../../../cli/src/diff/operations/context.ts";
import { createSchemaComparison } from "../../../../cli/src/diff/schemas/compare-schemas.ts";
import type { Finding, FindingKind } from "../../../../cli/src/diff/schemas/finding.ts";
import type { Schema } from "../../../../cli/src/diff/schemas/place.ts";
import { toldOfOperation } from "../diff-text.ts";

const finding = (kind: FindingKind): Finding => ({ kind, at: "", path: [], what: "" });

test.each<[FindingKind, "input" | "output", string]>([
  ["property-added", "input", "request-property-added"],
  ["property-added", "output", "answer-property-added"],
  ["limit-tightened", "input", "request-limit-tightened"],
  ["limit-tightened", "output", "answer-limit-changed"],
  ["constraint-changed", "output", "answer-limit-changed"],
])("%s, as %s, is %s", (kind, view, want) => {
  expect(ruleFor(finding(kind), view)).toBe(want);
});

test("what has no rule is a mistake of ours", () => {
  expect(() => ruleFor(finding("extras-refused"), "output")).toThrow("There is no rule answer-extras-refused.");
});

describe("who reads one value", () => {
  const schema = (properties: string[]): Schema => [
    {
      value: { type: "object", properties: Object.fromEntries(properties.map((name) => [name, { type: "string" }])) },
      path: [],
    },
  ];
  const { ...schemas } = createSchemaComparison({}, {});

  test("reads one that has more, and none that lacks something", () => {
    expect(isReadable(schemas, schema(["a"]), schema(["a", "b"]))).toBe(true);
    expect(isReadable(schemas, schema(["a", "b"]), schema(["a"]))).toBe(false);
  });
});

test("a message names the place, and the status of an answer", () => {
  const [before, now] = ["string", "number"].map(
    (type) =>
      `responses: { '201': { description: '', content: { application/json: { schema: { type: array, items: { type: ${type} } } } } } }`,
  );
  expect(toldOfOperation(before ?? "", now ?? "")).toEqual([
    "answer-type-changed: `data[]` is a number; it was a string (201).",
  ]);
});
