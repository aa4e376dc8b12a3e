import { describe, expect, test } from "vitest";
import { SpecError } from "../../../cli/src/document/spec-error.ts";
import { generateFiles } from "../../../cli/src/generate/generate.ts";

/** The error that a document gives. */
function errorOf(text: string): SpecError {
  try {
    generateFiles({ file: "api.yaml", name: "api.yaml", text }, {});
  } catch (error) {
    if (error instanceof SpecError) return error;
    throw error;
  }
  throw new Error("The document was accepted.");
}

const head = "openapi: 3.1.0\n";
const ok = "responses: {}";

describe("a document at fault", () => {
  test.each([
    ["broken YAML", "openapi: 3.1.0\npaths:\n  /a: [\n", "4:1"],
    ["a tab for indentation", "openapi: 3.1.0\npaths:\n\t/a: {}\n", "3:1"],
    ["a key twice", "openapi: 3.1.0\npaths: {}\npaths: {}\n", "3:1"],
    ["broken JSON", '{"openapi": "3.1.0",\n "paths": {"/a": }}', "2:18"],
    ["nothing at all", "", "1:1"],
    ["a list", "- openapi\n", "1:1"],
    ["no version", "info: {}\n", "1:1"],
    ["Swagger 1.2", 'info: {}\nswagger: "1.2"\n', "2:10"],
    ["OpenAPI 4", "info: {}\nopenapi: 4.0.0\n", "2:10"],
    ["a version that is another number", "openapi: 4.1\n", "1:10"],
    ["paths as a list", `${head}paths:\n  - /a\n`, "3:3"],
    ["a path without a slash", `${head}paths:\n  a: {}\n`, "3:6"],
    ["an operation that is text", `${head}paths:\n  /a:\n    get: hello\n`, "4:10"],
    [
      "an additional operation that is text",
      `${head}paths:\n  /a:\n    additionalOperations:\n      COPY: hello\n`,
      "5:13",
    ],
    ["an operation left empty", `${head}paths:\n  /a:\n    get:\n`, "4:9"],
    ["parameters as an object", `${head}paths:\n  /a:\n    get:\n      parameters: {}\n`, "5:19"],
    [
      "a body that is text, in a path that is referred to",
      `${head}paths:\n  /a: { $ref: "#/components/pathItems/A" }\ncomponents:\n  pathItems:\n    A:\n      post: { requestBody: x }\n`,
      "7:28",
    ],
    [
      "a $ref to nothing",
      `${head}paths:\n  /a:\n    get:\n      responses:\n        "200": { $ref: "#/components/responses/No" }\n`,
      "6:24",
    ],
    ["a $ref to another file", `${head}components:\n  schemas:\n    A: { $ref: "other.yaml" }\n`, "4:16"],
    [
      "a mapping to nothing",
      `${head}components:\n  schemas:\n    A:\n      discriminator:\n        propertyName: t\n        mapping: { a: "#/no" }\n`,
      "7:23",
    ],
    ["x-session with an unknown operation", session("refresh: { operationId: no, accessToken: /a }"), "12:33"],
    ["x-session without refresh", session("signOut: { operationId: r }"), "12:9"],
    [
      "x-session that points to nothing in the answer",
      session("refresh: { operationId: r, accessToken: /b }"),
      "12:49",
    ],
    [
      "x-session that points to nothing in the body",
      session("refresh: { operationId: r, accessToken: /a, send: /b }"),
      "12:59",
    ],
    ["x-session with something that is no pointer", session("refresh: { operationId: r, accessToken: a }"), "12:49"],
  ])("with %s is refused at the place", (_name, text, place) => {
    const error = errorOf(text);
    expect(error.message).toMatch(new RegExp(`^api\\.yaml:${place}: `));
    expect(error.hint).toMatch(/\.$/);
  });

  test("is pointed into", () => {
    const error = errorOf(`${head}paths:\n  /a/b:\n    get: 1\n`);
    expect(error).toMatchObject({ file: "api.yaml", line: 4, column: 10, pointer: "/paths/~1a~1b/get" });
    expect(error.problem).toBe("`get` must be an object.");
  });

  test("is refused when its aliases multiply", () => {
    const lines = [...Array(9).keys()].map((n) => `  b${n + 1}: &b${n + 1} [${Array(9).fill(`*b${n}`).join(", ")}]`);
    expect(errorOf(`${head}x-laughs:\n  b0: &b0 [lol]\n${lines.join("\n")}\n`).message).toMatch(/expanded/);
  });
});

describe("a document that only looks strange", () => {
  test.each([
    ["a property called $ref", `${head}components: { schemas: { A: { properties: { $ref: { type: string } } } } }`],
    ["a $ref inside an example", `${head}components: { schemas: { A: { example: { $ref: nowhere } } } }`],
    ["a schema called example", `${head}components: { schemas: { example: { type: string } } }`],
    [
      "a circle of references",
      `${head}components: { schemas: { A: { properties: { a: { $ref: "#/components/schemas/A" } } } } }`,
    ],
    [
      "a percent sign in a property",
      `${head}components: { schemas: { A: { properties: { "100%": { type: object, properties: { b: {} } } } } } }`,
    ],
    ["extensions everywhere", `${head}x-a: 1\npaths: { x-b: 2, /a: { x-c: 3, get: { x-d: 4, ${ok} } } }`],
    ["parameters left empty", `${head}paths:\n  /a:\n    parameters:\n    get:\n      parameters:\n      ${ok}\n`],
    ["answers and a body left empty", `${head}paths:\n  /a:\n    get:\n      requestBody:\n      responses:\n`],
    ["components left empty", `${head}paths: { /a: { get: { ${ok} } } }\ncomponents:\n`],
    ["schemas left empty", `${head}paths: { /a: { get: { ${ok} } } }\ncomponents:\n  schemas:\n`],
    [
      "a reference with percent escapes",
      `${head}paths: {}\ncomponents: { schemas: { "a b": {}, B: { $ref: "#/components/schemas/a%20b" } } }`,
    ],
  ])("with %s is accepted", (_name, text) => {
    expect(() => generateFiles({ file: "api.yaml", name: "api.yaml", text }, {})).not.toThrow();
  });
});

function session(wiring: string): string {
  return `openapi: 3.1.0
paths:
  /r:
    post:
      operationId: r
      requestBody: { content: { application/json: { schema: { properties: { t: {} } } } } }
      responses: { "200": { description: "", content: { application/json: { schema: { allOf: [{ properties: { a: {} } }] } } } } }
components:
  securitySchemes:
    b:
      x-session:
        ${wiring}
`;
}

test.each([
  ["<!DOCTYPE html><script>const a = { b: [ }</script>", "a web page"],
  ["\u001F\uFFFD\b", "a packed file"],
  ["asyncapi: 3.0.0", "one of AsyncAPI"],
  ["overlay: 1.0.0", "an overlay"],
  [
    '{"info":{"schema":"https://schema.getpostman.com/json/collection/v2.1.0/collection.json"}}',
    "a Postman collection",
  ],
  ["$schema: https://json-schema.org/draft/2020-12/schema", "a JSON Schema"],
])("%j is called what it is", (text, what) => {
  expect(errorOf(text).problem).toBe(`This is not an OpenAPI document, but ${what}.`);
});
