import { expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

test("writes the types of operations that openapi-typescript drops, and no path for them", () => {
  const { file } = generateText(`openapi: 3.2.0
info: {}
paths:
  /x:
    get: { operationId: a, responses: {} }
    query: { operationId: b, responses: { "200": { description: "", content: { application/json: { schema: { type: string } } } } } }
    additionalOperations:
      COPY: { operationId: c, parameters: [{ name: to, in: header, schema: { type: string } }], responses: {} }
`);
  const text = file("schema.ts");
  const paths = text.slice(text.indexOf("interface paths"), text.indexOf("interface components"));
  expect(paths.match(/operations\["\w"\]/g)).toEqual(['operations["a"]']);
  expect(paths.match(/^ {4}"/gm)).toHaveLength(1);
  expect(text).toMatch(/\n {4}b: \{[\s\S]*"application\/json": string;/);
  expect(text).toMatch(/\n {4}c: \{[\s\S]*to\?: string;/);
});
