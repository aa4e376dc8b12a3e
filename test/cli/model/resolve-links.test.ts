import { describe, expect, test } from "vitest";
import { generateText } from "../generate/generate-text.ts";

describe("links", () => {
  const linked = (links: string): string =>
    generateText(`openapi: 3.2.0
$self: https://api.example/openapi.yaml
info: {}
paths:
  /posts: { post: { operationId: create post, responses: { "201": { description: "", links: ${links} } } } }
  /posts/{id}: { get: { operationId: read/post, responses: {} }, additionalOperations: { COPY: { operationId: copy, responses: {} } } }
components: { links: { Read: { operationId: read/post, parameters: { path.id: $response.body#/id } } } }`).file(
      "endpoints/default.ts",
    );

  test.each([
    ["{ a: { operationId: read/post } }", "- 201 leads to `readPost`."],
    ['{ a: { $ref: "#/components/links/Read" } }', "- 201 leads to `readPost`: `path.id` is `$response.body#/id`."],
    [
      "{ a: { operationId: copy, parameters: { id: $request.path.id, deep: true }, requestBody: { a: 1 }, description: The copy. } }",
      '- 201 leads to `copy`: `id` is `$request.path.id`, `deep` is `true`, `body` is `{"a":1}`. The copy.',
    ],
    ['{ a: { operationRef: "#/paths/~1posts~1%7Bid%7D/get" } }', "- 201 leads to `readPost`."],
    [
      '{ a: { operationRef: "https://api.example/openapi.yaml#/paths/~1posts~1{id}/additionalOperations/COPY" } }',
      "- 201 leads to `copy`.",
    ],
    ['{ a: { operationRef: "#/paths/~1posts/trace" } }', "- 201 leads to `TRACE /posts`."],
    ['{ a: { operationRef: "other.yaml#/paths/~1x/get" } }', "- 201 leads to `other.yaml#/paths/~1x/get`."],
    ["{ a: { operationId: no } }", "- 201 leads to `no`."],
    [
      '{ a: { operationId: "*/ `x`", description: "@deprecated */" } }',
      "- 201 leads to `*\\/ 'x'`. \\@deprecated *\\/",
    ],
    [
      "{ a: { operationId: copy }, b: { operationId: read/post } }",
      "- 201 leads to `copy`.\n * - 201 leads to `readPost`.",
    ],
  ])("%s are a line each", (links, want) => {
    expect(linked(links)).toContain(` * \`POST /posts\` – public\n *\n * ${want}\n */`);
  });
});
