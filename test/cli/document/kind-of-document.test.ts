import { expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { kindOfDocument, kindOfText } from "../../../cli/src/document/kind-of-document.ts";

test.each<[string, Json]>([
  [
    "a Postman collection",
    { info: { schema: "https://schema.getpostman.com/json/collection/v2.1.0/collection.json" } },
  ],
  ["an overlay", { overlay: "1.0.0", actions: [] }],
  ["one of AsyncAPI", { asyncapi: "3.0.0" }],
  ["one of Arazzo", { arazzo: "1.0.0" }],
  ["one of Swagger 1", { swaggerVersion: "1.2" }],
  ["a JSON Schema", { $schema: "https://json-schema.org/draft/2020-12/schema" }],
  ["an introspection of GraphQL", { __schema: {} }],
])("%s is known by its keys", (what, root) => {
  expect(kindOfDocument(root)?.what).toBe(what);
});

test.each<Json>([null, [], "openapi", {}, { openapi: "3.1.0", asyncapi: "3.0.0" }, { swagger: "2.0", $schema: "x" }])(
  "no other kind is seen in %j",
  (root) => {
    expect(kindOfDocument(root)).toBeUndefined();
  },
);

test.each([
  ["\u001F\uFFFD\b\u0000", "a packed file"],
  ["<!DOCTYPE html>\n<html>", "a web page"],
  ["\n <html lang='en'>", "a web page"],
  ["<head><title>", "a web page"],
])("%j is %s", (text, what) => {
  expect(kindOfText(text)?.what).toBe(what);
});

test.each(["openapi: 3.1.0", "{}", "", "<header>", "- <html>"])("%j may be a document", (text) => {
  expect(kindOfText(text)).toBeUndefined();
});
