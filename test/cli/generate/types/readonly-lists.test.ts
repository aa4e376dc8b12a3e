import ts from "typescript";
import { describe, expect, test } from "vitest";
import { mendRequestLists, withReadonlyLists } from "../../../../cli/src/generate/types/readonly-lists.ts";
import { generateText } from "../generate-text.ts";

function typeOf(text: string): string {
  const source = ts.createSourceFile("x.ts", `type X = ${text};`, ts.ScriptTarget.ESNext, true);
  const [alias] = source.statements;
  if (alias === undefined || !ts.isTypeAliasDeclaration(alias)) throw new Error("no type");
  return ts
    .createPrinter()
    .printNode(ts.EmitHint.Unspecified, withReadonlyLists(alias.type), source)
    .replaceAll(/\s+/g, " ");
}

test.each([
  ["string[]", "readonly string[]"],
  ["string[][]", "readonly (readonly string[])[]"],
  ["{ a?: (A | B[])[] }", "{ a?: readonly (A | readonly B[])[]; }"],
  ["[A, B[], ...C[]]", "readonly [ A, readonly B[], ...C[] ]"],
  ["Record<string, A[]> | null", "Record<string, readonly A[]> | null"],
  ["string", "string"],
])("%s is %s where a call takes it", (before, after) => {
  expect(typeOf(before)).toBe(after);
});

describe("lists", () => {
  const list = "{ type: array, items: { type: string } }";
  const json = (schema: string): string => `{ content: { application/json: { schema: ${schema} } } }`;
  const { file } = generateText(`
paths:
  /x:
    put:
      operationId: x
      parameters: [{ name: q, in: query, schema: ${list} }, { $ref: "#/components/parameters/P" }]
      requestBody: ${json(`{ type: object, properties: { l: ${list}, in: { $ref: "#/components/schemas/In" } } }`)}
      responses: { 200: { description: "", content: { application/json: { schema: { type: object, properties: { r: ${list}, both: { $ref: "#/components/schemas/Both" } } } } } } }
components:
  parameters: { P: { name: p, in: query, schema: ${list} } }
  requestBodies: { B: ${json(list)} }
  schemas:
    In: { type: object, properties: { a: ${list}, both: { type: array, items: { $ref: "#/components/schemas/Both" } } } }
    Both: { type: object, properties: { b: ${list} } }
`);

  test("of parameters and bodies are readonly, and those of answers are not", () => {
    const schema = file("schema.ts");
    for (const name of ["q?", "p?", "l?", "P", '"application/json"'])
      expect(schema).toContain(`${name}: readonly string[]`);
    expect(schema).toContain("r?: string[]");
  });

  test("of schemas are readonly where no answer has the schema", () => {
    const schemas = file("schemas.ts");
    expect(schemas).toContain("a?: readonly string[]");
    expect(schemas).toContain("both?: readonly Both[]");
    expect(schemas).toContain("b?: string[]");
  });
});

test("other declarations stay the same", () => {
  const source = ts.createSourceFile("x.ts", "interface paths { a: { parameters: A[] } }", ts.ScriptTarget.ESNext);
  expect(mendRequestLists([...source.statements])).toEqual([...source.statements]);
});
