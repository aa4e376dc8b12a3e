import { describe, expect, test } from "vitest";
import { choiceOf, isFile, kindOfText, typesOf } from "../../../../cli/src/diff/schemas/value-types.ts";
import type { JsonObject } from "../../../../cli/src/document/json.ts";

const parts = (...values: JsonObject[]): { value: JsonObject; path: string[] }[] =>
  values.map((value) => ({ value, path: [] }));
const types = (...values: JsonObject[]): string[] | undefined => {
  const found = typesOf(parts(...values), choiceOf(parts(...values)));
  return found && [...found];
};

describe("types", () => {
  test.each<[JsonObject[], string[] | undefined]>([
    [[{ type: "string" }], ["string"]],
    [[{ type: ["string", "null"] }], ["string", "null"]],
    [[{ type: "string", nullable: true }], ["string", "null"]],
    [[{ type: ["number", "string"] }, { type: "string" }], ["string"]],
    [[{ type: "integer" }, { type: "number" }], ["integer"]],
    [[{ enum: ["a", 1, null] }], ["string", "number", "null"]],
    [[{ properties: {} }], ["object"]],
    [[{ required: ["a"] }], ["object"]],
    [[{ items: {} }], ["array"]],
    [[{ title: "x" }], undefined],
    [
      [{ nullable: true }, { type: "string" }],
      ["string", "null"],
    ],
    [[{ type: "string" }, { type: "string", nullable: true }], ["string"]],
  ])("%j", (given, want) => {
    expect(types(...given)).toEqual(want);
  });
});

describe("choices", () => {
  test.each<[JsonObject[], string[] | undefined]>([
    [[{ enum: ["a", "b"] }, { enum: ["b", "c"] }], ['"b"']],
    [[{ const: 1 }], ["1"]],
    [[{ enum: [] }], undefined],
    [[{ type: "string" }], undefined],
  ])("%j", (given, want) => {
    const found = choiceOf(parts(...given));
    expect(found && [...found]).toEqual(want);
  });
});

test("the kind of a value is told from its text", () => {
  expect(["null", "[]", "{}", '"a"', "1", "true"].map(kindOfText)).toEqual([
    "null",
    "array",
    "object",
    "string",
    "number",
    "boolean",
  ]);
});

test("bytes are a file", () => {
  expect([isFile(parts({ format: "binary" })), isFile(parts({ format: "byte" }))]).toEqual([true, false]);
});
