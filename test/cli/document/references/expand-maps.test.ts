import { describe, expect, test } from "vitest";
import { loadDocument } from "../../../../cli/src/document/load-document.ts";
import { expandLocalMaps, expandMaps } from "../../../../cli/src/document/references/expand-maps.ts";
import { generateText } from "../../generate/generate-text.ts";
import { folderOf } from "../folder.ts";
import { documentOf } from "../spec-document.ts";

const head = "openapi: 3.1.0\ninfo: { title: T, version: '1' }\n";

describe("a map that is a reference", () => {
  test("to another file has the entries of that file", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}paths: { $ref: paths.yaml }\ncomponents: { responses: { $ref: ./all.yaml#/answers, Own: { description: own } } }\n`,
      "paths.yaml": "/a/{b}: { get: { responses: { 200: { $ref: 'api.yaml#/components/responses/Ok' } } } }\n",
      "all.yaml": "answers: { Ok: { description: ok }, Own: { description: theirs } }\n",
    });
    const { document } = await loadDocument({ spec: folder.path("api.yaml") });
    expect(document.root).toMatchObject({
      paths: { "/a/{b}": { get: { responses: { 200: { $ref: "#/components/responses/Ok" } } } } },
      components: { responses: { Ok: { description: "ok" }, Own: { description: "own" } } },
    });
  });

  test("to schemas gives each of them its own name, whoever refers to it", async () => {
    await using folder = await folderOf({
      "api.yaml": `${head}components: { schemas: { $ref: schemas.yaml } }\npaths: { /x: { get: { responses: { 200: { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Post' } } } } } } } }\n`,
      "schemas.yaml": "Post: { properties: { tag: { $ref: '#/Tag' } } }\nTag: { type: string }\n",
    });
    const { document } = await loadDocument({ spec: folder.path("api.yaml") });
    expect(document.root).toMatchObject({
      components: {
        schemas: { Post: { properties: { tag: { $ref: "#/components/schemas/Tag" } } }, Tag: { type: "string" } },
      },
    });
  });

  test("inside the document is one too, for properties and for media types", () => {
    const { document } = expandLocalMaps(
      documentOf(
        "x-a: { p: { type: string }, content: { text/csv: { schema: {} } } }\n" +
          "components: { schemas: { A: { properties: { $ref: '#/x-a' } } }, responses: { R: { content: { $ref: '#/x-a/content' } } } }",
      ),
    );
    expect(document.root).toMatchObject({
      components: {
        schemas: { A: { properties: { p: { $ref: "#/x-a/p" } } } },
        responses: { R: { content: { "text/csv": { schema: {} } } } },
      },
    });
  });

  test("may refer to one that is a reference too, and not to itself", () => {
    const { document } = expandLocalMaps(
      documentOf("responses: { $ref: '#/a' }\na: { $ref: '#/b' }\nb: { X: {} }\nparameters: { $ref: '#/parameters' }"),
    );
    expect(document.root).toMatchObject({
      responses: { X: { $ref: "#/a/X" } },
      parameters: { $ref: "#/parameters" },
    });
  });

  test("whose own entries have it again has an end", () => {
    const { document } = expandLocalMaps(
      documentOf(
        "a: { content: { x/y: { examples: 1, encoding: { e: { headers: { H: { content: { $ref: '#/a/content' } } } } } } } }",
      ),
    );
    expect(JSON.stringify(document.root).length).toBeLessThan(1000);
  });

  test("to nothing is a fault where it stands", () => {
    expect(() => generateText("paths: {}\ncomponents:\n  responses: { $ref: '#/nowhere' }")).toThrow(
      'test.yaml:5:22: "#/nowhere" points to nothing.',
    );
  });
});

test("a document without such maps stays the same object", () => {
  const document = documentOf("properties: { $ref: { type: string } }\nitems: { $ref: '#/properties' }");
  expect(expandLocalMaps(document).document).toBe(document);
  expect(expandMaps(document, () => undefined)).toBe(document);
});
