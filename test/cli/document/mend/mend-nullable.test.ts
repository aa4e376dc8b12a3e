import { describe, expect, test } from "vitest";
import { mendNullable } from "../../../../cli/src/document/mend/mend-nullable.ts";
import { generateText } from "../../generate/generate-text.ts";
import { documentOf } from "../spec-document.ts";

const document = (version: string, property: string) =>
  documentOf(
    `openapi: ${version}\ncomponents:\n  schemas:\n    A: { type: object }\n    X: { properties: { a: ${property} } }\n`,
  );
const ref = { $ref: "#/components/schemas/A" };

describe("nullable beside a reference in OpenAPI 3.0", () => {
  test.each([
    ["{ $ref: '#/components/schemas/A', nullable: true }", { nullable: true }],
    ["{ nullable: true, description: d, $ref: '#/components/schemas/A' }", { nullable: true, description: "d" }],
  ])("%s is read as allOf, and told with its place", (property, beside) => {
    const { document: mended, notices } = mendNullable(document("3.0.3", property));
    expect(mended.root).toMatchObject({
      components: { schemas: { X: { properties: { a: { ...beside, allOf: [ref] } } } } },
    });
    expect(notices.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^api\.yaml:5:27: `nullable` beside/),
    ]);
  });

  test.each([
    ["3.1.0", "{ $ref: '#/components/schemas/A', nullable: true }"],
    ["3.0.3", "{ $ref: '#/components/schemas/A', nullable: false }"],
    ["3.0.3", "{ allOf: [{ $ref: '#/components/schemas/A' }], nullable: true }"],
  ])("is nothing in %s for %s", (version, property) => {
    const before = document(version, property);
    expect(mendNullable(before).document).toBe(before);
  });

  test("is typed with null", () => {
    const text =
      "openapi: 3.0.3\ninfo: {}\npaths: {}\ncomponents: { schemas: { A: { type: object, properties: { i: { type: string } } }, X: { type: object, properties: { a: { nullable: true, $ref: '#/components/schemas/A' } } } } }";
    expect(generateText(text).file("schemas.ts")).toContain("a?: A | null;");
  });
});
