import { describe, expect, test } from "vitest";
import { besideRef, mendShape } from "../../../../cli/src/generate/types/mend-shape.ts";
import type { JsonObject } from "../../../../cli/src/document/json.ts";

const ref = { $ref: "#/components/schemas/T" };
const text = { type: "string" };

describe("mendShape", () => {
  test.each<[string, JsonObject, unknown]>([
    ["the constant null is the type null", { const: null }, { type: "null" }],
    [
      "null beside allOf is an alternative",
      { type: "null", description: "x", allOf: [ref] },
      { description: "x", anyOf: [{ allOf: [ref] }, { type: "null" }] },
    ],
    ["items make a list", { items: text }, { items: text, type: "array" }],
    ["and so do the first of them", { prefixItems: [text] }, { prefixItems: [text], type: "array" }],
    ["items beside a type do not", { type: ["array", "null"], items: text }, { type: ["array", "null"], items: text }],
    [
      "the type of all other properties takes the known ones",
      { properties: { a: { type: "integer" } }, additionalProperties: text },
      { properties: { a: { type: "integer" } }, additionalProperties: { anyOf: [text, { type: "integer" }] } },
    ],
    [
      "and is anything where one of them is",
      { properties: { a: {} }, additionalProperties: text },
      { properties: { a: {} }, additionalProperties: true },
    ],
    [
      "patterns are other properties",
      { properties: { a: text }, patternProperties: { "^x-": text }, additionalProperties: false },
      { properties: { a: text }, additionalProperties: { anyOf: [text] } },
    ],
  ])("%s", (_, schema, want) => {
    expect(mendShape(schema)).toEqual(want);
  });
});

describe("besideRef", () => {
  test.each<[string, JsonObject, unknown]>([
    ["what stands beside a reference holds as well", { ...ref, required: ["a"] }, { required: ["a"], allOf: [ref] }],
    ["and so does its allOf", { ...ref, allOf: [text] }, { allOf: [ref, text] }],
    ["words beside a reference leave it alone", { ...ref, description: "x" }, { ...ref, description: "x" }],
    ["a schema without a reference is left alone", { required: ["a"] }, { required: ["a"] }],
  ])("%s", (_, schema, want) => {
    expect(besideRef(schema, { openapi: "3.1.0" })).toEqual(want);
  });

  test("in OpenAPI 3.0 nothing counts beside a reference", () => {
    expect(besideRef({ ...ref, required: ["a"] }, { openapi: "3.0.4" })).toEqual({ ...ref, required: ["a"] });
  });
});
