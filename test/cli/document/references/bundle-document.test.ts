import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import type { MendedDocument } from "../../../../cli/src/document/mend/mended-document.ts";
import type { SpecDocument } from "../../../../cli/src/document/parse-document.ts";
import { bundleDocument } from "../../../../cli/src/document/references/bundle-document.ts";
import { documentOf, errorOf } from "../spec-document.ts";

/** One document of a root and the file `other.yaml` beside it. */
function bundled(root: string, other: string): SpecDocument {
  const named = documentOf(root);
  const beside = documentOf(other, "file:///api/other.yaml");
  return bundle(named, beside).document;
}

function bundle(...documents: [SpecDocument, ...SpecDocument[]]): MendedDocument {
  return bundleDocument(documents[0], new Map(documents.map((one) => [String(one.source.location), one])));
}

test("an operation beside a reference to a path item of another file replaces one of the same method, which is told once", () => {
  const { document, notices } = bundle(
    documentOf(
      "paths: { /x: { $ref: 'other.yaml#/x', get: { tags: [a] }, put: {}, query: { tags: [a] } }, /y: { $ref: 'other.yaml#/x', summary: '' } }\n" +
        "webhooks: { w: { $ref: 'other.yaml#/x', get: {} } }\n",
    ),
    documentOf(
      "x: { $ref: '#/z', get: { tags: [b] }, query: {} }\nz: { get: { tags: [c] }, post: {} }\n",
      "file:///api/other.yaml",
    ),
  );
  expect(document.root).toMatchObject({ paths: { "/x": { get: { tags: ["a"] }, put: {}, post: {} } } });
  expect(notices.map(({ message }) => message)).toEqual([
    "GET /x stands beside a `$ref` to another one, and replaces it",
    "QUERY /x stands beside a `$ref` to another one, and replaces it",
    "GET /y stands beside a `$ref` to another one, and replaces it",
    "GET w stands beside a `$ref` to another one, and replaces it",
  ]);
});

test("an answer beside a reference that has a `get` of its own is told nothing of", () => {
  const { notices } = bundle(
    documentOf("components: { responses: { A: { $ref: 'other.yaml#/a', get: {} } } }\n"),
    documentOf("a: { get: {} }\n", "file:///api/other.yaml"),
  );
  expect(notices).toEqual([]);
});

test("what stands beside a reference to another file wins over what it refers to", () => {
  const { root } = bundled(
    "paths: { /p: { get: { responses: { 200: { $ref: other.yaml#/ok, description: Mine } } } } }\n",
    "ok: { description: Theirs, headers: {} }\n",
  );
  expect(root).toEqual({ paths: { "/p": { get: { responses: { 200: { description: "Mine", headers: {} } } } } } });
});

test("what stands beside a reference to a schema of another file stays beside it", () => {
  const { root } = bundled(
    "paths: { /p: { schema: { $ref: other.yaml#/Post, description: Mine } } }\n",
    "Post: { type: object }\n",
  );
  expect(root).toEqual({
    paths: { "/p": { schema: { $ref: "#/components/schemas/Post", description: "Mine" } } },
    components: { schemas: { Post: { type: "object" } } },
  });
});

test("a reference back into the named document is one inside it, with what stands beside it", () => {
  const { root } = bundled(
    "paths: { /p: { $ref: other.yaml#/p } }\ncomponents: { responses: { Ok: { description: '' } } }\n",
    "p: { get: { responses: { 200: { $ref: 'api.yaml#/components/responses/Ok', summary: Mine } } } }\n",
  );
  expect(root).toMatchObject({
    paths: { "/p": { get: { responses: { 200: { $ref: "#/components/responses/Ok", summary: "Mine" } } } } },
  });
});

test("examples are copied as they are", () => {
  const { root } = bundled("paths: { /p: { $ref: other.yaml#/p } }\n", "p: { get: { example: { $ref: no.yaml } } }\n");
  expect(root).toEqual({ paths: { "/p": { get: { example: { $ref: "no.yaml" } } } } });
});

test("a place in the result is one in the file that it comes from", () => {
  const { locate } = bundled(
    "paths:\n  /p: { $ref: other.yaml#/p }\n",
    "p:\n  get:\n    schema: { $ref: '#/Post' }\nPost:\n  type: object\n",
  );
  expect(locate(["paths", "/p", "get"])).toMatchObject({ file: "other.yaml", line: 3 });
  expect(locate(["components", "schemas", "Post", "type"])).toMatchObject({ file: "other.yaml", line: 5 });
  expect(locate(["paths", "/p"])).toMatchObject({ file: "other.yaml", line: 2 });
  expect(locate(["paths"])).toMatchObject({ file: "api.yaml", line: 2 });
});

test.each<[string, string, string, Json]>([
  ["goes round in a circle", "paths: { /p: { $ref: other.yaml#/p } }\n", "p: { x: { $ref: '#/p' } }\n", { line: 1 }],
  ["points to nothing", "paths:\n  /p: { $ref: other.yaml#/no }\n", "p: {}\n", { file: "api.yaml", line: 2 }],
])("a reference that %s is a fault at its place", (problem, root, other, place) => {
  expect(errorOf(() => bundled(root, other))).toMatchObject({
    problem: expect.stringContaining(problem),
    ...Object(place),
  });
});
