import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { isEmptyObject } from "../../../../cli/src/generate/types/closed-objects.ts";

const closed = { type: "object", additionalProperties: false };
const ref = { $ref: "#/components/schemas/S" };

function isEmpty(schema: JsonObject, others: JsonObject = {}): boolean {
  return isEmptyObject({ components: { schemas: { S: schema, ...others } } }, schema, schema);
}

describe("isEmptyObject", () => {
  test.each<[string, JsonObject]>([
    ["a closed object without properties", closed],
    ["one that may be null", { ...closed, type: ["object", "null"] }],
    ["one whose properties are none", { ...closed, properties: {} }],
  ])("is true of %s", (_, schema) => {
    expect(isEmpty(schema)).toBe(true);
  });

  test.each<[string, JsonObject]>([
    ["an open object", { type: "object" }],
    ["what need not be an object", { ...closed, type: ["object", "string"] }],
    ["an object with properties", { ...closed, properties: { a: {} } }],
    ["one with patterns", { ...closed, patternProperties: { "^x": {} } }],
    ["one that is made of others", { ...closed, allOf: [{ properties: { a: {} } }] }],
  ])("is false of %s", (_, schema) => {
    expect(isEmpty(schema)).toBe(false);
  });

  test.each(["allOf", "anyOf", "oneOf"])("is false of what stands in %s, since others build on it", (key) => {
    expect(isEmpty({ ...closed }, { T: { properties: { p: { [key]: [ref] } } } })).toBe(false);
    expect(isEmpty({ ...closed }, { T: { properties: { p: ref } } })).toBe(true);
  });
});
