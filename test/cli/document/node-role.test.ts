import { expect, test } from "vitest";
import { canRefer, roleOfChild } from "../../../cli/src/document/node-role.ts";

test.each([
  ["the paths are a map", "object", "paths", "map"],
  ["a path item is an object, whatever its name", "map", "example", "object"],
  ["a parameter has a schema", "object", "schema", "schema"],
  ["the items of a sequence have one too", "object", "itemSchema", "schema"],
  ["the components have schemas", "object", "schemas", "schemas"],
  ["a schema's properties are schemas", "schema", "properties", "schemas"],
  ["a property is a schema, whatever its name", "schemas", "x-example", "schema"],
  ["a part of a schema is a schema", "schema", "allOf", "schema"],
  ["the root of a file may be a schema", "object", "items", "schema"],
  ["what a schema says beside is data", "schema", "responses", "data"],
  ["a discriminator has a mapping", "discriminator", "mapping", "mapping"],
  ["and nothing else that refers", "discriminator", "propertyName", "data"],
  ["a mapping's targets are no objects", "mapping", "cat", "data"],
  ["an example is data", "object", "example", "data"],
  ["so is an extension", "object", "x-session", "data"],
  ["so is all below", "data", "schema", "data"],
  ["anything else is an object", "object", "get", "object"],
] as const)("%s", (_rule, parent, key, want) => {
  expect(roleOfChild(parent, key)).toBe(want);
});

test("a reference stands in an object or a schema, and nowhere else", () => {
  const roles = ["object", "map", "schema", "schemas", "discriminator", "mapping", "data"] as const;
  expect(roles.filter(canRefer)).toEqual(["object", "schema"]);
});
