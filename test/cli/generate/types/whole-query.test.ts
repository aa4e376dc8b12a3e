import { expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

const operation = (parameter: string): string =>
  `openapi: 3.2.0\ninfo: {}\npaths: { /x: { get: { operationId: x, parameters: [${parameter}], responses: {} } } }`;

test.each([
  [
    "{ name: q, in: querystring, required: true, content: { application/json: { schema: { type: object, properties: { a: { type: string } } } } } }",
    "query: {\n                a?: string;\n            };",
  ],
  ["{ name: q, in: querystring, content: { text/plain: { schema: { type: string } } } }", "query?: string;"],
  ["{ name: q, in: querystring, content: { application/x-www-form-urlencoded: {} } }", "query?: unknown;"],
  [
    "{ name: q, in: querystring, description: All of it, content: { text/plain: { schema: { type: string } } } }",
    "/** @description All of it */\n            query?: string;",
  ],
])("%s is the type of the query", (parameter, want) => {
  const text = generateText(operation(parameter)).file("schema.ts");
  expect(text).toContain(`        parameters: {\n            ${want}\n            header?: never;`);
});

test("leaves a query of several parameters alone", () => {
  const text = generateText(operation("{ name: query, in: query, schema: { type: string } }")).file("schema.ts");
  expect(text).toContain("query?: {\n                query?: string;\n            };");
});
