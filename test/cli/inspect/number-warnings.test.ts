import { describe, expect, test } from "vitest";
import { inspectText } from "./inspect-text.ts";

/** The routes that have such numbers. */
function routes(operation: string, schemas = "{}"): readonly string[] | undefined {
  const { warnings } = inspectText(`paths: { /x: { put: { ${operation} } } }\ncomponents: { schemas: ${schemas} }\n`);
  return warnings.find(({ kind }) => kind === "large-numbers")?.operations;
}

const answer = (schema: string): string =>
  `responses: { 200: { description: "", content: { application/json: { schema: ${schema} } } } }`;
const int64 = "{ type: integer, format: int64 }";

describe("numbers that JavaScript cannot hold are noted", () => {
  test.each([
    ["in an answer", answer(`{ type: array, items: ${int64} }`)],
    ["in a body", `requestBody: { content: { a/b: { schema: ${int64} } } }, responses: {}`],
    ["in a parameter", `parameters: [{ name: q, in: query, schema: ${int64} }], responses: {}`],
    ["by their type among others", answer("{ type: [integer, 'null'], format: int64 }")],
    ["by their maximum", answer("{ type: integer, maximum: 9223372036854775807 }")],
  ])("%s", (_place, operation) => {
    expect(routes(operation)).toEqual(["PUT /x"]);
  });

  test("behind schemas that refer to each other", () => {
    const schemas = `{ A: { properties: { b: { $ref: '#/components/schemas/B' } } }, B: { properties: { a: { $ref: '#/components/schemas/A' }, n: ${int64} } } }`;
    expect(routes(answer("{ $ref: '#/components/schemas/A' }"), schemas)).toEqual(["PUT /x"]);
  });

  test.each([
    ["a limit that fits", answer("{ type: integer, format: int64, maximum: 1000 }")],
    ["a text of such a format", answer("{ type: string, format: int64 }")],
    ["32 bits", answer("{ type: integer, format: int32 }")],
    ["a schema that nothing uses", "responses: {}"],
  ])("not for %s", (_rule, operation) => {
    expect(routes(operation, `{ Idle: ${int64} }`)).toBeUndefined();
  });
});
