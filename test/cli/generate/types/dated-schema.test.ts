import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

/** The type of a query parameter. */
function typeOf(schema: string, rest = ""): string | undefined {
  const parameter = `{ name: q, in: query, schema: ${schema} }`;
  const text = generateText(
    `paths: { /x: { get: { operationId: x, parameters: [${parameter}], responses: {} } } }\n${rest}`,
  );
  return /query\?: \{ (?:\/\*\*.*?\*\/ )?q\?: (.*?); \}; header/.exec(
    text.file("schema.ts").replaceAll(/\s+/g, " "),
  )?.[1];
}

const moment = "{ type: string, format: date-time }";

describe("a moment in a parameter", () => {
  test.each([
    [moment, "string | Date"],
    ["{ type: [string, 'null'], format: date-time }", "(string | null) | Date"],
    [`{ type: array, items: ${moment} }`, "readonly (string | Date)[]"],
    [`{ anyOf: [{ type: integer }, ${moment}] }`, "number | (string | Date)"],
    ["{ type: string, format: date }", "string"],
    ["{ type: string, format: date-time, enum: [a] }", '"a"'],
    ["{ type: string }", "string"],
  ])("%s is %s", (schema, want) => {
    expect(typeOf(schema)).toBe(want);
  });

  test("may be described by a component, which itself stays a text", () => {
    const components = `components: { schemas: { M: ${moment} } }`;
    expect(typeOf("{ $ref: '#/components/schemas/M' }", components)).toBe('components["schemas"]["M"] | Date');
  });

  test("keeps what is said of it", () => {
    const text = generateText(
      `paths: { /x: { get: { operationId: x, parameters: [{ name: q, in: query, schema: { type: string, format: date-time, description: When it was, default: now } }], responses: {} } } }`,
    ).file("schema.ts");
    expect(text).toContain("@description When it was");
    expect(text).toContain("@default now");
  });
});

test("a body's moment is a text", () => {
  const text = generateText(
    `paths: { /x: { put: { operationId: x, requestBody: { content: { application/json: { schema: ${moment} } } }, responses: {} } } }`,
  ).file("schema.ts");
  expect(text).not.toContain("Date");
});
