import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { flatSchema } from "../../../../cli/src/mock/answers/flat-schema.ts";

const first = <T>(all: readonly T[]): T | undefined => all[0];
const flat = (schema: Json, root: Json = {}) => flatSchema(root, schema, first).schema;

test("references are followed, and named; what stands beside one wins", () => {
  const root = { a: { $ref: "#/b", title: "a" }, b: { type: "string" } };
  expect(flatSchema(root, { $ref: "#/a", maxLength: 3 }, first)).toEqual({
    schema: { type: "string", maxLength: 3 },
    refs: ["#/a"],
  });
});

test("members and what is required add up; a member that two describe fits both", () => {
  const parts = [
    { required: ["a"], properties: { a: { type: "string" }, b: {} } },
    { required: ["b"], properties: { a: { maxLength: 2 } } },
  ];
  expect(flat({ allOf: parts })).toEqual({
    required: ["a", "b"],
    properties: { a: { allOf: [{ type: "string" }, { maxLength: 2 }] }, b: {} },
  });
});

test("choices are those that all parts have", () => {
  expect(flat({ allOf: [{ enum: ["a", "b"] }, { enum: ["b", "c"] }] })["enum"]).toEqual(["b"]);
});

test("an example of a part is none of the whole, unless the part is all there is", () => {
  expect(flat({ allOf: [{ example: 1 }, { title: "t" }] })["example"]).toBeUndefined();
  expect(flat({ allOf: [{ example: 1 }], description: "d" })["example"]).toBe(1);
});

test("a schema that is nothing but itself ends", () => {
  expect(flat({ $ref: "#/a" }, { a: { allOf: [{ $ref: "#/a" }] } })).toEqual({});
});
