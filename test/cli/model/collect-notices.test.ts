import { expect, test } from "vitest";
import { generateText } from "../generate/generate-text.ts";

function notices(yaml: string): [string, string][] {
  return generateText(yaml).model.notices.map(({ kind, message }) => [kind, message]);
}

test.each([
  ["paths: { /x: { get: { responses: {} } } }", "no-operation-id", "GET /x has no operationId and is called `getX`."],
  [
    "paths: { /x: { get: { operationId: x, security: [{ ghost: [] }], responses: {} } } }",
    "undefined-scheme",
    "Operations require `ghost`, which components.securitySchemes does not define. Define it there, or under `schemes` of latchkey.config.",
  ],
  [
    "components: { securitySchemes: { m: { type: mutualTLS } } }",
    "custom-scheme",
    "`m` is mutual TLS, which fetch knows nothing of: give the client a function, or a fetch that has the certificate.",
  ],
  [
    "paths: { /a: { get: { operationId: x, responses: {} } }, /b: { get: { operationId: x!, responses: {} } } }",
    "renamed",
    "GET /b is `x_`, since `x` is taken.",
  ],
  [
    "paths: { /a: { get: { operationId: delete, responses: {} } } }",
    "renamed",
    "GET /a is `delete_`, since `delete` is reserved.",
  ],
  [
    "paths: { '/a/{id}': { get: { operationId: x, responses: {} } } }",
    "undeclared-parameter",
    "GET /a/{id} does not declare its path parameter `id`, which is taken for a string.",
  ],
  [
    "paths: { /a: { get: { operationId: x, parameters: [{ name: id, in: path, required: true, schema: {} }], responses: {} } } }",
    "unused-parameter",
    "GET /a declares the path parameter `id`, which its path does not have; it is left out.",
  ],
  [
    "components: { securitySchemes: { m: { type: http, scheme: bearer, x-sessio: {} } } }",
    "misspelt",
    "`m` has `x-sessio`, which says nothing: a session is wired by `x-session`.",
  ],
  [
    "paths: { '/v{v}': { get: { operationId: x, parameters: [{ name: v, in: path, required: true, schema: { default: 1 } }], responses: {} } } }",
    "default-parameter",
    "GET /v{v} is called with `v` 1 where a call gives none, as the document says.",
  ],
  [
    "paths: { /x: { get: { operationId: x, requestBody: { content: { text/csv: {} } }, responses: {} } } }",
    "not-callable",
    "GET /x describes a body, which fetch refuses; the function takes none.",
  ],
  [
    "paths: { /x: { get: { operationId: x, parameters: [{ name: q, in: matrix, schema: {} }], responses: {} } } }",
    "unsupported",
    "GET /x has the parameter `q` in a place that is not supported; it is left out.",
  ],
  [
    'paths: { /x: { get: { operationId: x, responses: { "200": { description: "", content: { void: {} } } } } } }',
    "unsupported",
    'GET /x answers 200 in "void", which is no media type; it is left out.',
  ],
])("%s has a notice: %s", (yaml, kind, message) => {
  expect(notices(yaml)).toEqual([[kind, message]]);
});

test("what matters most comes first", () => {
  const kinds = notices(
    "paths: { /x: { get: { security: [{ ghost: [] }], parameters: [{ name: q, in: matrix, schema: {} }], responses: {} }, trace: { responses: {} } } }",
  ).map(([kind]) => kind);
  expect(kinds).toEqual(["undefined-scheme", "not-callable", "unsupported", "no-operation-id"]);
});
