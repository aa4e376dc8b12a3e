import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import {
  bracketTree,
  readJsonText,
  readText,
  readTree,
  splitBrackets,
} from "../../../../cli/src/mock/requests/read-text.ts";

const texts: readonly (readonly [schema: Json, text: string, value: Json])[] = [
  [{ type: "integer" }, "7", 7],
  [{ type: "integer" }, "many", "many"],
  [{ type: "integer" }, "", ""],
  [{ type: "number" }, "-1.5e3", -1500],
  [{ type: "number" }, "0x10", "0x10"],
  [{ type: "boolean" }, "true", true],
  [{ type: "boolean" }, "1", "1"],
  [{ type: "string" }, "7", "7"],
  [{ type: ["string", "integer"] }, "7", "7"],
  [{ type: ["integer", "null"] }, "", null],
  [{ type: "integer", nullable: true }, "null", null],
  [{ anyOf: [{ type: "integer" }, { type: "null" }] }, "7", 7],
  [{ oneOf: [{ type: "integer" }, { enum: ["all"] }] }, "all", "all"],
  [{ oneOf: [{ type: "integer" }, { enum: ["all"] }] }, "7", 7],
  [{ enum: [1, 2] }, "2", 2],
  [{ enum: ["1", "2"] }, "2", "2"],
  [{ allOf: [{ $ref: "#/n" }] }, "7", 7],
  [{}, "7", "7"],
  [true, "7", "7"],
];

test.each(texts)("by %j the text %j is %j", (schema, text, value) => {
  expect(readText({ n: { type: "integer" } }, schema, text)).toEqual(value);
});

test.each([
  [{ type: "object" }, '{"a":1}', { a: 1 }],
  [{}, "[1]", [1]],
  [{ type: "string" }, "[1]", "[1]"],
  [{ type: "object" }, "{broken", "{broken"],
] as readonly (readonly [Json, string, Json])[])("by %j a form's text %j is %j", (schema, text, value) => {
  expect(readJsonText({}, schema, text)).toEqual(value);
});

test.each([
  ["a", ["a"]],
  ["a[b][]", ["a", "b", ""]],
  ["[b]", ["[b]"]],
  ["a[b", ["a[b"]],
])("takes %j apart", (name, parts) => {
  expect(splitBrackets(name)).toEqual(parts);
});

const schema = {
  type: "object",
  properties: {
    n: { type: "integer" },
    list: { type: "array", items: { type: "integer" } },
    kids: { type: "array", items: { type: "object", properties: { age: { type: "integer" } } } },
  },
};

test("brackets are members, lists, and lists of objects by index", () => {
  const names = { "x[n]": "1", "x[list][]": "2", "x[kids][0][age]": "9", "x[kids][1][age]": "7", "x[other][0]": "a" };
  const tree = bracketTree(Object.entries(names).map(([name, text]) => [splitBrackets(name).slice(1), text]));
  expect(readTree({}, schema, tree)).toEqual({ n: 1, list: [2], kids: [{ age: 9 }, { age: 7 }], other: ["a"] });
});
