import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

function types(schemas: string): string {
  return generateText(`components: { schemas: { ${schemas} } }`).file("schema.ts");
}

describe("aliasRecursion", () => {
  test("gives a schema that contains itself in a list an alias", () => {
    const text = types(
      `V: { description: Any., oneOf: [{ type: string }, { type: array, items: { $ref: "#/components/schemas/V" } }] }`,
    );
    expect(text).toContain("/** @description Any. */\n        V: Recursive1;");
    expect(text).toContain("type Recursive1 = string | Recursive1[];");
  });

  test("does so across schemas, and leaves references from elsewhere", () => {
    const text = types(
      `A: { type: array, items: { $ref: "#/components/schemas/B" } }, B: { oneOf: [{ type: string }, { $ref: "#/components/schemas/A" }] }, C: { $ref: "#/components/schemas/A" }`,
    );
    expect(text).toContain("type Recursive1 = Recursive2[];");
    expect(text).toContain("type Recursive2 = string | Recursive1;");
    expect(text).toContain('C: components["schemas"]["A"];');
  });

  test("leaves a schema that contains itself in a property", () => {
    const text = types(
      `T: { type: object, properties: { t: { type: array, items: { $ref: "#/components/schemas/T" } } } }`,
    );
    expect(text).not.toContain("Recursive1");
  });
});
