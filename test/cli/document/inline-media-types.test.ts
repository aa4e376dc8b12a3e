import { expect, test } from "vitest";
import { inlineMediaTypes } from "../../../cli/src/document/inline-media-types.ts";
import { documentOf } from "./spec-document.ts";

const components = "components: { mediaTypes: { Feed: { schema: { type: string } } } }\n";
const reference = "{ application/json: { $ref: '#/components/mediaTypes/Feed' } }";

test("a media type stands where it is referred to", () => {
  const text = `paths: { /a: { get: { responses: { 200: { content: ${reference} } } } } }\n${components}`;
  expect(inlineMediaTypes(documentOf(text)).root).toMatchObject({
    paths: {
      "/a": { get: { responses: { 200: { content: { "application/json": { schema: { type: "string" } } } } } } },
    },
  });
});

test("a property called `content` is no map of media types, and an example is data", () => {
  const schema = "{ properties: { content: { x: { $ref: '#/components/mediaTypes/Feed' } } } }";
  const text = `paths: { /a: { get: { schema: ${schema}, example: { content: ${reference} } } } }\n${components}`;
  const document = documentOf(text);
  expect(inlineMediaTypes(document).root).toEqual(document.root);
});

test("a reference that leads nowhere stays, for whoever checks it", () => {
  const text = `paths: { /a: { get: { content: { a/b: { $ref: '#/no' } } } } }\n${components}`;
  expect(inlineMediaTypes(documentOf(text)).root).toMatchObject({
    paths: { "/a": { get: { content: { "a/b": { $ref: "#/no" } } } } },
  });
});

test("a media type that has itself inside comes to an end", () => {
  const inside =
    "{ encoding: { a: { headers: { X: { content: { x/y: { $ref: '#/components/mediaTypes/Loop' } } } } } } }";
  const text = `paths: { /a: { get: { content: { a/b: { $ref: '#/components/mediaTypes/Loop' } } } } }\ncomponents: { mediaTypes: { Loop: ${inside} } }\n`;
  expect(inlineMediaTypes(documentOf(text)).root).toMatchObject({
    paths: {
      "/a": { get: { content: { "a/b": { encoding: { a: { headers: { X: { content: { "x/y": {} } } } } } } } } },
    },
  });
});

test("a document without such components is the same one", () => {
  const document = documentOf("paths: {}");
  expect(inlineMediaTypes(document)).toBe(document);
});
