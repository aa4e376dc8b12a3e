import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { isEmptyObject } from "../../../../cli/src/generate/types/closed-objects.ts";
import type { Surroundings } from "../../../../cli/src/generate/types/view-part.ts";

const closed = { type: "object", additionalProperties: false };
const ref = { $ref: "#/components/schemas/S" };
const around = (root: JsonObject): Surroundings => ({ root, looksAround: () => undefined });

function isEmpty(schema: JsonObject, others: JsonObject = {}): boolean {
  return isEmptyObject(around({ components: { schemas: { S: schema, ...others } } }), schema, schema);
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
    const other = { properties: { a: {} } };
    expect(isEmpty({ ...closed }, { T: { properties: { p: { [key]: [ref, other] } } } })).toBe(false);
    expect(isEmpty({ ...closed }, { T: { properties: { p: { [key]: [ref], ...other } } } })).toBe(false);
    expect(isEmpty({ ...closed }, { T: { properties: { p: ref } } })).toBe(true);
  });

  test("is true of the only part of a schema that adds nothing", () => {
    expect(isEmpty({ ...closed }, { T: { properties: { p: { allOf: [ref], description: "Made." } } } })).toBe(true);
    expect(isEmpty({ ...closed }, { T: { oneOf: [ref], nullable: true } })).toBe(true);
  });

  test("is false of what is extended by way of its only user", () => {
    const part = { $ref: "#/components/schemas/Same" };
    const schemas = { Same: { allOf: [ref] }, T: { allOf: [part, { properties: { a: {} } }] } };
    expect(isEmpty({ ...closed }, schemas)).toBe(false);
    expect(isEmpty({ ...closed }, { T: { allOf: [{ allOf: [ref] }, { properties: { a: {} } }] } })).toBe(false);
  });

  test("is false of what has more beside a reference to it, which counts from OpenAPI 3.1 on", () => {
    const T = { ...ref, properties: { a: {} } };
    const root = { components: { schemas: { S: closed, T } } };
    expect(isEmptyObject(around({ openapi: "3.1.0", ...root }), closed, closed)).toBe(false);
    expect(isEmptyObject(around({ openapi: "3.0.3", ...root }), closed, closed)).toBe(true);
  });

  test("is false of what a discriminator tells apart", () => {
    const discriminator = { propertyName: "kind" };
    expect(isEmpty({ ...closed }, { T: { oneOf: [ref], discriminator } })).toBe(false);
    expect(isEmpty({ ...closed, discriminator }, { T: { allOf: [ref] } })).toBe(false);
  });
});
