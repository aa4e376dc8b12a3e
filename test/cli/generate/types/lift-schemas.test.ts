import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

const sdk = (schemas: string) => generateText(`components: { schemas: { ${schemas} } }`);
const ref = (name: string) => `{ $ref: "#/components/schemas/${name}" }`;

describe("liftSchemas", () => {
  test("makes an interface of an object whose properties are known", () => {
    const { file } = sdk(`Post: { type: object, properties: { author: ${ref("User")} } }, User: { type: object }`);
    expect(file("schemas.ts")).toContain("export interface Post {\n    author?: User;\n}\n");
  });

  test.each([
    ["{ type: string }", "string"],
    ["{ enum: [a, b] }", '"a" | "b"'],
    ["{ type: object }", "Record<string, unknown>"],
    ["{ type: object, additionalProperties: { type: number } }", "{\n    [key: string]: number;\n}"],
    [`{ type: array, items: ${ref("Other")} }`, "Other[]"],
    [`{ oneOf: [${ref("Other")}, { type: number }] }`, "Other | number"],
    [`{ allOf: [${ref("Other")}] }`, "Other"],
    ["{ type: [object, 'null'], properties: { a: { type: string } } }", "{\n    a?: string;\n} | null"],
  ])("makes an alias of %s", (schema, want) => {
    const { file } = sdk(`S: ${schema}, Other: { type: boolean }`);
    expect(file("schemas.ts")).toContain(`export type S = ${want};\n`);
  });

  test("leaves each name where openapi-fetch looks for it", () => {
    const { file } = sdk("blog-post: { type: object, properties: { a: { type: string } } }, '100%': { type: string }");
    expect(file("schema.ts")).toContain('import type * as schemas from "./schemas.js";\n');
    expect(file("schema.ts")).toContain('"blog-post": schemas.blog_post;');
    expect(file("schema.ts")).toContain('"100%": schemas._100_;');
  });

  test("lets a schema contain itself in a list", () => {
    const { file } = sdk(`V: { oneOf: [{ type: string }, { type: array, items: ${ref("V")} }] }`);
    expect(file("schemas.ts")).toContain("export type V = string | V[];\n");
  });

  test("imports components where a schema refers to one of another kind", () => {
    const yaml = `components: { schemas: { S: { properties: { h: { $ref: "#/components/headers/H" } } } }, headers: { H: { schema: { type: number } } } }`;
    const text = generateText(yaml, { importExtension: ".ts" }).file("schemas.ts");
    expect(text).toContain('import type { components } from "./schema.ts";\n');
    expect(text).toContain('h?: components["headers"]["H"];');
  });

  test("imports nothing where there are no schemas", () => {
    expect(generateText("paths: {}").file("schema.ts")).not.toContain("import");
    expect(generateText("paths: {}").file("schemas.ts")).toContain("export {};\n");
  });
});
