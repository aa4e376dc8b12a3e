import ts from "typescript";
import { describe, expect, test } from "vitest";
import { transformDocument } from "../../../../cli/src/generate/types/openapi-typescript.ts";
import type { JsonObject } from "../../../../cli/src/document/json.ts";

function types(schemas: JsonObject): string {
  const document = { openapi: "3.1.0", components: { schemas } };
  const printer = ts.createPrinter();
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
  const nodes = transformDocument(document, () => undefined);
  return nodes
    .map((node) => printer.printNode(ts.EmitHint.Unspecified, node, file))
    .join("\n")
    .replaceAll(/\s+/g, " ");
}

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

/** Each of these fails when a version of openapi-typescript behaves otherwise, and something of ours relies on it. */
describe("openapi-typescript", () => {
  test("writes one interface a kind, by these names", () => {
    const text = types({ A: { type: "string" } });
    for (const name of ["paths", "webhooks", "$defs", "operations"]) expect(text).toContain(`export type ${name} = `);
    expect(text).toContain("export interface components { schemas: { A: string; };");
  });

  test("refers to a component through `components`", () => {
    expect(types({ A: { type: "string" }, B: ref("A") })).toContain('B: components["schemas"]["A"];');
  });

  test("leaves a property with a default optional", () => {
    expect(types({ A: { type: "object", properties: { a: { type: "string", default: "x" } } } })).toContain(
      "a?: string;",
    );
  });

  test("says unknown of an object that is not described, and closes none", () => {
    expect(types({ A: { type: "object" } })).toContain("A: Record<string, unknown>;");
    expect(types({ A: { type: "object", properties: { a: {} } } })).toContain("A: { a?: unknown; };");
  });

  test("writes enums as unions, and lists without a length", () => {
    expect(types({ A: { enum: ["a", "b"] } })).toContain('A: "a" | "b";');
    expect(types({ A: { type: "array", items: { type: "string" }, minItems: 2, maxItems: 2 } })).toContain(
      "A: string[];",
    );
  });

  test("leaves discriminators to us", () => {
    const Cat = { type: "object", properties: { kind: { type: "string" } } };
    expect(types({ Pet: { oneOf: [ref("Cat")], discriminator: { propertyName: "kind" } }, Cat })).toContain(
      "Cat: { kind?: string; };",
    );
  });

  test("puts the description before the member", () => {
    expect(types({ A: { type: "string", description: "Words." } })).toContain("/** @description Words. */ A: string;");
  });
});
