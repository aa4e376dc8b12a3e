import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { toTypedDocument } from "../../../../cli/src/generate/types/typed-document.ts";
import { listOperations } from "../../../../cli/src/model/list-operations.ts";
import { splitSchemas } from "../../../../cli/src/model/split-schemas.ts";

function typed(document: JsonObject): JsonObject {
  const root = { openapi: "3.1.0", info: { title: "T", version: "1" }, ...document };
  return toTypedDocument(root, listOperations(root, {}).operations, splitSchemas(root));
}

const ok = { "200": { description: "" } };

describe("toTypedDocument", () => {
  test("calls operations as their functions are called", () => {
    const paths = { "/x": { get: { operationId: "a/b", responses: ok }, put: { responses: ok } } };
    expect(typed({ paths })).toMatchObject({
      paths: { "/x": { get: { operationId: "aB" }, put: { operationId: "putX" } } },
    });
  });

  test("gives each operation the parameters of its path", () => {
    const id = { name: "id", in: "path", required: true, schema: { type: "string" } };
    const paths = { "/x/{id}": { parameters: [id], get: { operationId: "x", responses: ok } } };
    const { paths: copy } = typed({ paths });
    expect(copy).toMatchObject({ "/x/{id}": { get: { operationId: "x", parameters: [id] } } });
  });

  test("takes a parameter's schema from its content", () => {
    const query = { name: "q", in: "query", content: { "application/json": { schema: { type: "number" } } } };
    const { paths } = typed({ paths: { "/x": { get: { operationId: "x", parameters: [query], responses: ok } } } });
    expect(paths).toMatchObject({
      "/x": { get: { parameters: [{ name: "q", in: "query", schema: { type: "number" } }] } },
    });
  });

  test("writes where it is used what a reference to no component leads to", () => {
    const paths = {
      "/x": { get: { operationId: "x", responses: ok } },
      "/y": { get: { operationId: "y", responses: { "200": { $ref: "#/paths/~1x/get/responses/200" } } } },
    };
    expect(typed({ paths })).toMatchObject({ paths: { "/y": { get: { responses: ok } } } });
  });

  test("follows a component that is a reference to another", () => {
    const responses = { A: { $ref: "#/components/responses/B" }, B: { description: "b" } };
    expect(typed({ components: { responses } })).toMatchObject({
      components: { responses: { A: { description: "b" }, B: { description: "b" } } },
    });
  });

  test("has a split schema twice", () => {
    const S = { properties: { id: { type: "string", readOnly: true } } };
    const body = { content: { "application/json": { schema: { $ref: "#/components/schemas/S" } } } };
    const document = { paths: { "/x": { put: { operationId: "x", requestBody: body, responses: ok } } } };
    expect(typed({ ...document, components: { schemas: { S } } })).toMatchObject({
      components: { schemas: { S, SInput: { properties: {} } } },
    });
  });

  test("writes an answer in its place that is a component of another kind", () => {
    const x = { operationId: "x", responses: { "200": { $ref: "#/components/securitySchemes/s" } } };
    const components = { securitySchemes: { s: { description: "D" } } };
    expect(typed({ paths: { "/x": { get: x } }, components })["paths"]).toMatchObject({
      "/x": { get: { responses: { "200": { description: "D" } } } },
    });
  });

  test("turns the sides of a webhook round", () => {
    const S = { properties: { id: { type: "string", readOnly: true } } };
    const json = { content: { "application/json": { schema: S } } };
    const webhooks = { made: { post: { operationId: "made", requestBody: json, responses: { "200": json } } } };
    expect(typed({ webhooks })["webhooks"]).toEqual({
      made: {
        post: {
          parameters: [],
          requestBody: json,
          responses: { "200": { content: { "application/json": { schema: { type: "object", properties: {} } } } } },
        },
      },
    });
  });

  test("a webhook's parameters are seen as its reader sees them", () => {
    const secret = { type: "object", properties: { a: { type: "string", writeOnly: true }, b: { type: "string" } } };
    const made = { post: { parameters: [{ name: "q", in: "query", schema: secret }] } };
    expect(typed({ webhooks: { made } })["webhooks"]).toMatchObject({
      made: { post: { parameters: [{ schema: { properties: { b: {} } } }] } },
    });
    expect(JSON.stringify(typed({ webhooks: { made } })["webhooks"])).not.toContain('"a"');
  });

  test("takes of a webhook only what a path item has, in its shape", () => {
    const named = { name: "a", in: "query" };
    const odd = { parameters: {}, requestBody: "x", responses: [], security: { a: 1 } };
    const item = {
      parameters: [named, 5],
      post: odd,
      get: { parameters: [null, named] },
      put: 5,
      note: { parameters: {} },
    };
    expect(typed({ webhooks: { a: item, b: { parameters: {}, post: {} }, c: 5 } })["webhooks"]).toEqual({
      a: { post: { parameters: [named], responses: {} }, get: { parameters: [named], responses: {} } },
      b: { post: { parameters: [], responses: {} } },
      c: {},
    });
  });

  test("leaves the document as it was", () => {
    const document = { components: { schemas: { S: { const: null, description: "@x" } } } };
    const before = structuredClone(document);
    typed(document);
    expect(document).toEqual(before);
  });
});
