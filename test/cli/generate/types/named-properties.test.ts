import { expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

/** The declaration of `S`, in a line. */
function declared(schema: string): string {
  const color = "Color: { type: string, enum: [red, green] }";
  const text = generateText(`components: { schemas: { S: ${schema}, ${color} } }`).file("schemas.ts");
  return /export (\w+ S [^]*?)\n(?:\/\*\*|export|$)/.exec(text)?.[1]?.replaceAll(/\s+/g, " ").trim() ?? "";
}

test.each([
  [
    "pydantic's, which refers to an enum",
    "{ type: object, propertyNames: { $ref: '#/components/schemas/Color' }, additionalProperties: { type: number } }",
    "interface S { red?: number; green?: number; }",
  ],
  [
    "zod's, which requires each",
    "{ type: object, propertyNames: { type: string, enum: [a, b] }, additionalProperties: { type: number }, required: [a, b] }",
    "interface S { a: number; b: number; }",
  ],
  ["of anything", "{ type: object, propertyNames: { const: a } }", "interface S { a?: unknown; }"],
  [
    "with a property of another type",
    "{ type: object, propertyNames: { enum: [a, b] }, properties: { a: { type: string } }, additionalProperties: { type: number } }",
    "interface S { a?: string; b?: number; }",
  ],
])("a record %s has its keys and no others", (_, schema, want) => {
  expect(declared(schema)).toBe(want);
});

test.each([
  [
    "a pattern lists none",
    "{ type: object, propertyNames: { pattern: '^a' }, additionalProperties: { type: number } }",
  ],
  ["a number is no key", "{ type: object, propertyNames: { enum: [a, 1] }, additionalProperties: { type: number } }"],
  [
    "written out they would be too long",
    `{ type: object, propertyNames: { enum: [${Array.from({ length: 2000 }, (_, i) => `k${i}`).join()}] }, additionalProperties: { type: number } }`,
  ],
])("keys are texts where %s", (_, schema) => {
  expect(declared(schema)).toBe("type S = { [key: string]: number; };");
});
