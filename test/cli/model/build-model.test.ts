import { expect, test } from "vitest";
import { generateFiles } from "../../../cli/src/generate/generate.ts";
import { generateText } from "../generate/generate-text.ts";

test("a document is its title, servers, schemes, operations and schemas, in its order", () => {
  const { model } = generateText(`
servers: [{ url: https://b.example }, { url: https://a.example }]
paths: { /b: { get: { operationId: b, responses: {} } }, /a: { get: { operationId: a, responses: {} } } }
components: { schemas: { Z: { title: Zed }, A: { description: First, deprecated: true } }, securitySchemes: { k: { type: http, scheme: basic } } }`);
  expect(model).toMatchObject({ title: "Test", version: "1.0.0", source: "test.yaml", sessions: [], notices: [] });
  expect(model.servers).toEqual(["https://b.example", "https://a.example"]);
  expect(model.operations.map(({ name }) => name)).toEqual(["b", "a"]);
  expect(model.schemes.map(({ name }) => name)).toEqual(["k"]);
  expect(model.schemas).toEqual([
    { key: "Z", name: "Z", description: "Zed", deprecated: false, inputOf: undefined },
    { key: "A", name: "A", description: "First", deprecated: true, inputOf: undefined },
  ]);
});

test("an operation has the words of its path where it has none", () => {
  const { model } = generateText(
    "paths: { /x: { summary: Short, description: Long, get: { operationId: x, responses: {}, description: Own, externalDocs: { url: u } } } }",
  );
  expect(model.operations[0]?.docs).toEqual({
    summary: "Short",
    description: "Own",
    deprecated: false,
    link: { url: "u", title: undefined },
    links: [],
  });
});

test("a schema that is a reference has the words of its target", () => {
  const { model } = generateText(
    "components: { schemas: { A: { $ref: '#/components/schemas/B' }, B: { description: Words } } }",
  );
  expect(model.schemas.map(({ description }) => description)).toEqual(["Words", "Words"]);
});

test("a scheme that operations alone name stands behind the others", () => {
  const { model } = generateText(`
paths: { /x: { get: { operationId: x, security: [{ ghost: [] }, { k: [] }], responses: {} } } }
components: { securitySchemes: { k: { type: http, scheme: basic } } }`);
  expect(model.schemes.map(({ name }) => name)).toEqual(["k", "ghost"]);
});

test("the server of an operation comes before its path's", () => {
  const { model } = generateText(
    "paths: { /x: { servers: [{ url: https://a.example }], get: { operationId: x, servers: [{ url: https://b.example }], responses: {} } } }",
  );
  expect(model.operations[0]?.server).toBe("https://b.example");
});

test.each(['""', '" "'])("a document whose title is %s is called Untitled", (title) => {
  const text = `{ openapi: 3.1.0, info: { title: ${title}, version: "" }, paths: {} }`;
  expect(generateFiles({ file: "a.yaml", name: "a.yaml", text }, {}).model.title).toBe("Untitled");
});
