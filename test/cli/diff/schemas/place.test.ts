import { expect, test } from "vitest";
import { partsOf, placesAt } from "../../../../cli/src/diff/schemas/place.ts";
import type { Json } from "../../../../cli/src/document/json.ts";

const root: Json = {
  a: { $ref: "#/b", title: "A" },
  b: { type: "object", allOf: [{ $ref: "#/c" }, { title: "inner" }] },
  c: { title: "C", allOf: [{ $ref: "#/b" }] },
  d: { allOf: [true, false] },
  e: { $ref: "#/nowhere", description: "x" },
};
const at = (key: string): Parameters<typeof partsOf>[1] => [
  { value: (root as Record<string, Json>)[key] ?? {}, path: [key] },
];

test("all parts of a schema are found once, in their order and with their places", () => {
  expect(partsOf(root, at("a"))?.map(({ path }) => path.join("/"))).toEqual(["a", "b", "c", "b/allOf/1"]);
});

test("nothing fits where one part is false", () => {
  expect(partsOf(root, at("d"))).toBeUndefined();
});

test("a reference to nothing says nothing, and a description beside it neither", () => {
  expect(partsOf(root, at("e"))).toEqual([]);
});

test("a list has a place for each of its items", () => {
  const paths = placesAt({ value: { list: [1, 2] }, path: ["p"] }, "list").map(({ path }) => path.join("/"));
  expect(paths).toEqual(["p/list/0", "p/list/1"]);
});
