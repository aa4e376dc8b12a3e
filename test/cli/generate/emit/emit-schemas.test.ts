import { describe, expect, test } from "vitest";
import { generateText } from "../generate-text.ts";

const schemas = (yaml: string): string => generateText(`components: { schemas: { ${yaml} } }`).file("schemas.ts");

describe("schemas.ts", () => {
  test.each([
    ["S: { type: string, description: Words. }", "/** Words. */\nexport type S = string;\n"],
    ["S: { type: string, title: Words }", "/** Words */\nexport type S = string;\n"],
    ["Sun_Rise: { type: string, title: Sun rise }", "generated\nexport type Sun_Rise = string;\n"],
    [
      "S: { type: object, properties: { access_token: { type: string, title: Access Token } } }",
      "{\n    access_token?: string;",
    ],
    ["S: { type: string, deprecated: true }", "/** @deprecated */\nexport type S = string;\n"],
    ["S: { type: string, description: '*/ x' }", "/** *\\/ x */\nexport type S = string;\n"],
    ["a.b: { type: string }", "/** `a.b` of the document. */\nexport type a_b = string;\n"],
    ["S: { type: string }", "\nexport type S = string;\n"],
  ])("of %s has %j", (yaml, want) => {
    expect(schemas(yaml)).toContain(want);
  });

  test("says what an input stands for", () => {
    const body = "{ content: { application/json: { schema: { $ref: '#/components/schemas/S' } } } }";
    const { file } = generateText(`
paths: { /x: { put: { operationId: x, requestBody: ${body}, responses: {} } } }
components: { schemas: { S: { description: Words., properties: { a: { readOnly: true, type: string } } } } }`);
    expect(file("schemas.ts")).toContain("/**\n * Words.\n *\n * `S` as requests take it.\n */\nexport type SInput = ");
  });
});
