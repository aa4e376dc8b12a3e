import ts from "typescript";
import { describe, expect, test } from "vitest";
import { transformDocument } from "../../../../cli/src/generate/types/openapi-typescript.ts";
import { empty, schemaType } from "../../../../cli/src/generate/types/schema-type.ts";
import type { JsonObject } from "../../../../cli/src/document/json.ts";

function typeOf(schema: JsonObject): string {
  const document = { openapi: "3.1.0", components: { schemas: { S: schema } } };
  const components = transformDocument(document, schemaType).find(ts.isInterfaceDeclaration);
  if (components === undefined) throw new TypeError("no components");
  const file = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
  const text = ts.createPrinter().printNode(ts.EmitHint.Unspecified, components, file);
  return /^ {8}S: ([\s\S]*?);\r?$/m.exec(text)?.[1]?.replaceAll(/\s+/g, " ") ?? "";
}

const text = { type: "string" };
const number = { type: "number" };

describe("schemaType", () => {
  test.each<[JsonObject, string]>([
    [{ type: "string", format: "binary" }, "Blob"],
    [{ type: ["string", "null"], format: "binary" }, "Blob | null"],
    [{ type: "string", format: "binary", nullable: true }, "Blob | null"],
    [{ type: "string", format: "byte" }, "string"],
    [{ type: "string", contentMediaType: "image/png" }, "Blob"],
    [{ type: "string", contentMediaType: "image/png", contentEncoding: "base64" }, "string"],
    [{ type: "string", contentMediaType: "application/problem+json" }, "string"],
    [{ type: "string", contentMediaType: "text/html" }, "string"],
    [{ type: "integer", format: "binary" }, "number"],
    [{ type: "array", prefixItems: [text, number] }, "[ string?, number?, ...unknown[] ]"],
    [{ type: "array", prefixItems: [text, number], minItems: 1 }, "[ string, number?, ...unknown[] ]"],
    [{ type: "array", prefixItems: [text, number], minItems: 2, maxItems: 2 }, "[ string, number ]"],
    [{ type: "array", prefixItems: [text, number], maxItems: 1 }, "[ string? ]"],
    [{ type: "array", prefixItems: [text], minItems: 2, items: number }, "[ string, number, ...number[] ]"],
    [{ type: "array", prefixItems: [text], items: number }, "[ string?, ...number[] ]"],
    [{ type: "array", prefixItems: [text], items: false, minItems: 1 }, "[ string ]"],
    [{ type: "array", prefixItems: [text], unevaluatedItems: false }, "[ string? ]"],
    [{ type: ["array", "null"], prefixItems: [text] }, "[ string?, ...unknown[] ] | null"],
    [{ type: "object", [empty]: true }, "Record<string, never>"],
    [{ type: ["object", "null"], [empty]: true }, "Record<string, never> | null"],
    [{ type: "array", items: text }, "string[]"],
  ])("%j is %s", (schema, want) => {
    expect(typeOf(schema)).toBe(want);
  });
});
