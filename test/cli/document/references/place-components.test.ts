import { expect, test } from "vitest";
import type { SpecDocument } from "../../../../cli/src/document/parse-document.ts";
import {
  type Components,
  placeComponents,
  type Target,
} from "../../../../cli/src/document/references/place-components.ts";
import { documentOf } from "../spec-document.ts";

const other = documentOf("type: string", "file:///api/schemas/blog%20post.schema.yaml");
const target = (document: SpecDocument, ...path: string[]): Target => ({ document, path, value: {} });
const openapi = "openapi: 3.1.0\ncomponents: { schemas: { Post: { type: object } } }\n";

function place(root: SpecDocument = documentOf(openapi)): Components {
  return placeComponents(root, () => undefined);
}

test("a schema is called as its reference ends, and a whole file by its name", () => {
  const components = place();
  expect(components.pathOf(target(other, "definitions", "Tag"), "x")).toEqual(["components", "schemas", "Tag"]);
  expect(components.pathOf(target(other), "x")).toEqual(["components", "schemas", "blog post"]);
});

test("a name that is taken gets an underscore, and the same schema keeps its name", () => {
  const components = place();
  expect(components.pathOf(target(other, "Post"), "x").at(-1)).toBe("Post_");
  expect(components.pathOf(target(other, "deep", "Post"), "x").at(-1)).toBe("Post__");
  expect(components.pathOf(target(other, "Post"), "x").at(-1)).toBe("Post_");
});

test("Swagger 2.0 has its schemas in `definitions`", () => {
  expect(place(documentOf("swagger: '2.0'\n")).pathOf(target(other, "Tag"), "x")).toEqual(["definitions", "Tag"]);
});

test("a component that only refers is the place of what it refers to", () => {
  const root = documentOf("components: { schemas: { Article: { $ref: other.yaml#/Post } } }\n");
  const post = target(other, "Post");
  const components = placeComponents(root, () => post);
  expect(components.pathOf(post, "x")).toEqual(["components", "schemas", "Article"]);
  expect(components.isPlaceOf(["components", "schemas", "Article"], post)).toBe(true);
  expect(components.isPlaceOf(["components", "schemas", "Post"], post)).toBe(false);
  expect(components.take()).toBeUndefined();
});

test("what has got a place waits to be taken, each once", () => {
  const components = place();
  components.pathOf(target(other, "A"), "x");
  components.pathOf(target(other, "B"), "x");
  components.pathOf(target(other, "A"), "x");
  expect([components.take()?.name, components.take()?.name, components.take()]).toEqual(["A", "B", undefined]);
});
