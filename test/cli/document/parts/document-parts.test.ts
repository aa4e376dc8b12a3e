import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../../cli/src/document/json.ts";
import { eachObject, partsOf } from "../../../../cli/src/document/parts/document-parts.ts";

function objectsIn(tree: Json | undefined, isLeftOut?: (key: string) => boolean): JsonObject[] {
  const found: JsonObject[] = [];
  eachObject(tree, (node) => found.push(node), isLeftOut);
  return found;
}

test("the parts are the paths, the webhooks, the components, and the rest by key", () => {
  const [item, hook, schema, body, info] = [
    { get: {} },
    { post: {} },
    { type: "object" },
    { content: {} },
    { title: "" },
  ];
  const root = {
    ...{ openapi: "3.1.0", info, servers: [] },
    paths: { "/a": item },
    webhooks: { a: hook },
    components: {
      schemas: { A: schema, B: true, examples: body },
      examples: { A: {} },
      requestBodies: { A: body },
      "x-more": [1],
    },
  };
  const parts = partsOf(root);
  expect(parts).toEqual([info, [], item, hook, schema, body, body, [1]]);
  expect(parts[2]).toBe(item);
});

test("what is no document has no parts", () => {
  expect([[], "a", null].map((root) => partsOf(root))).toEqual([[], [], []]);
});

test("each object of a tree is shown, in lists as well, but for those under a key that is left out", () => {
  const tree = { a: [{ b: { c: 1 } }, [{ d: null }]], out: { e: {} } };
  expect(objectsIn(tree, (key) => key === "out")).toHaveLength(4);
  expect(objectsIn(tree)).toHaveLength(6);
  expect(objectsIn(undefined)).toEqual([]);
});

test("absurd depth is no stack overflow", () => {
  let root: Json = {};
  for (let depth = 0; depth < 50_000; depth++) root = { items: [root] };
  expect(objectsIn(root)).toHaveLength(50_001);
});
