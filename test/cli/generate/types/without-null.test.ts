import { describe, expect, test } from "vitest";
import { withoutNull } from "../../../../cli/src/generate/types/without-null.ts";
import { generateText } from "../generate-text.ts";

/** The type of a parameter in one place of a document. */
function typeOf(parameter: string, { version = "3.1.0", schemas = "" } = {}): string | undefined {
  const text = generateText(
    `openapi: ${version}\npaths: { '/x/{p}': { get: { operationId: x, parameters: [{ name: p, required: true, ${parameter} }], responses: {} } } }\n` +
      `components: { schemas: { ${schemas} } }`,
  );
  return /(?:path|query): \{ (?:\/\*\*.*?\*\/ )?p: (.*?); \}/.exec(text.file("schema.ts").replaceAll(/\s+/g, " "))?.[1];
}

describe("a path parameter is never null", () => {
  test.each([
    ["{ type: [string, 'null'] }", "string"],
    ["{ type: [string, integer, 'null'] }", "string | number"],
    ["{ anyOf: [{ type: string }, { type: 'null' }] }", "string"],
    ["{ oneOf: [{ type: [integer, 'null'] }, { const: null }] }", "number"],
    ["{ type: [string, 'null'], enum: [a, b, null] }", '"a" | "b"'],
    ["{ $ref: '#/components/schemas/MayBeNull' }", "number"],
    ["{ allOf: [{ $ref: '#/components/schemas/MayBeNull' }] }", "number"],
    ["{ $ref: '#/components/schemas/MayBeNull', enum: [1, 2] }", "1 | 2"],
    ["{ $ref: '#/components/schemas/Id' }", 'components["schemas"]["Id"]'],
  ])("%s is %s", (schema, want) => {
    const schemas = "MayBeNull: { type: [integer, 'null'] }, Id: { type: string }";
    expect(typeOf(`in: path, schema: ${schema}`, { schemas })).toBe(want);
  });

  test("of OpenAPI 3.0 too", () => {
    const schemas = "Id: { type: string, nullable: true }";
    const of = (schema: string): string | undefined =>
      typeOf(`in: path, schema: ${schema}`, { version: "3.0.3", schemas });
    expect(of("{ type: integer, nullable: true }")).toBe("number");
    expect(of("{ $ref: '#/components/schemas/Id' }")).toBe("string");
    expect(of("{ $ref: '#/components/schemas/Id', nullable: true }")).toBe("string");
  });
});

test("null inside the JSON of a path stays, and so does that of a query", () => {
  const schema = "{ type: [string, 'null'] }";
  expect(typeOf(`in: path, content: { application/json: { schema: ${schema} } }`)).toBe("string | null");
  expect(typeOf(`in: query, schema: ${schema}`)).toBe("string | null");
});

test("a schema that refers to itself has an end", () => {
  const root = { a: { anyOf: [{ $ref: "#/a" }, { type: "null" }] } };
  expect(withoutNull(root, { $ref: "#/a" })).toBeDefined();
});
