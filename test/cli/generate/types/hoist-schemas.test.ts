import { expect, test } from "vitest";
import { startHoisting } from "../../../../cli/src/generate/types/hoist-schemas.ts";

const root = { paths: { "/x": { get: { schema: { type: "string" } } } } };
const path = ["paths", "/x", "get", "schema"];

test("a schema gets the name of the way to it, and is taken once", () => {
  const hoisting = startHoisting(root, []);
  expect(hoisting.hoist(path, "output")).toBe("#/components/schemas/paths_x_get_schema");
  expect(hoisting.hoist(path, "output")).toBe("#/components/schemas/paths_x_get_schema");
  expect(hoisting.take()).toEqual({ name: "paths_x_get_schema", schema: { type: "string" }, view: "output" });
  expect(hoisting.take()).toBeUndefined();
});

test("each side has its own", () => {
  const hoisting = startHoisting(root, []);
  hoisting.hoist(path, "output");
  expect(hoisting.hoist(path, "input")).toBe("#/components/schemas/paths_x_get_schema_");
});

test("a name that components have is not taken away", () => {
  const hoisting = startHoisting(root, ["paths_x_get_schema"]);
  expect(hoisting.hoist(path, "output")).toBe("#/components/schemas/paths_x_get_schema_");
});

test("the document itself, and a way to nothing, have a name too", () => {
  const hoisting = startHoisting(root, []);
  expect(hoisting.hoist([], "output")).toBe("#/components/schemas/document");
  hoisting.hoist(["no"], "output");
  expect(hoisting.take()).toEqual({ name: "no", schema: true, view: "output" });
});
