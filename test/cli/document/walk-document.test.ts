import { describe, expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { isMappedRef, pathOf, referencesOf, walkDocument } from "../../../cli/src/document/walk-document.ts";

function visited(root: Json): Record<string, string> {
  return Object.fromEntries(Array.from(walkDocument(root), (one) => [`/${pathOf(one).join("/")}`, one.role]));
}

test("visits every object and list with its role and its path, and no data", () => {
  const operation = { parameters: [{ schema: { items: {} } }], responses: { 200: { example: { a: {} } } } };
  expect(visited({ paths: { a: { get: operation } }, "x-more": {} })).toEqual({
    "/": "object",
    "/paths": "map",
    "/paths/a": "object",
    "/paths/a/get": "object",
    "/paths/a/get/parameters": "map",
    "/paths/a/get/parameters/0": "object",
    "/paths/a/get/parameters/0/schema": "schema",
    "/paths/a/get/parameters/0/schema/items": "schema",
    "/paths/a/get/responses": "map",
    "/paths/a/get/responses/200": "object",
  });
});

test("the items of a list of schemas are schemas", () => {
  expect(visited({ schema: { allOf: [{}] } })).toMatchObject({ "/schema/allOf/0": "schema" });
});

test("absurd depth is no stack overflow", () => {
  let root: Json = {};
  for (let depth = 0; depth < 50_000; depth++) root = { items: root };
  expect([...walkDocument(root)].at(-1)?.depth).toBe(50_000);
});

function references(root: Json): unknown[] {
  return [...walkDocument(root)].flatMap((one) => referencesOf(one).map(({ ref, key }) => [key, ref]));
}

describe("references", () => {
  test("are where the specification has objects, not among names and not in data", () => {
    const schemas = { $ref: { type: "string" }, A: { $ref: "#/a" }, B: { default: { $ref: "#/b" } } };
    expect(references({ components: { schemas } })).toEqual([["$ref", "#/a"]]);
  });

  test("that are no strings are told, for whoever checks them", () => {
    expect(references({ schema: { $ref: 1 } })).toEqual([["$ref", 1]]);
  });

  test("may stand in a mapping, beside names of schemas", () => {
    const mapping = { cat: "cat.yaml", dog: "Dog", bad: 1 };
    expect(references({ schema: { discriminator: { mapping } } })).toEqual([["cat", "cat.yaml"]]);
  });
});

test.each([
  ["#/components/schemas/Cat", true],
  ["./cat", true],
  ["../cat", true],
  ["cat.yaml", true],
  ["cat.YML#/Cat", true],
  ["cat.json", true],
  ["https://example.com/cat", true],
  ["Cat", false],
  ["cat.yamlish", false],
  ["a/b", false],
])("a mapping to %j is a reference: %s", (target, want) => {
  expect(isMappedRef(target)).toBe(want);
});
