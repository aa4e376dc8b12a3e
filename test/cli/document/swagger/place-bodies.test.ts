import { describe, expect, test } from "vitest";
import { generateFiles } from "../../../../cli/src/generate/generate.ts";

const shared = `
definitions: { Note: { type: object, properties: { id: { type: integer } } } }
parameters:
  note: { in: body, name: note, required: true, schema: { $ref: "#/definitions/Note" } }
  file: { in: formData, name: file, type: file, required: true }
  text: { in: formData, name: text, type: string }
`;

function generate(paths: string): { endpoints: string; schema: string } {
  const text = `swagger: "2.0"\nconsumes: [application/json]${shared}paths:\n${paths}`;
  const { files, model } = generateFiles({ file: "api.yaml", name: "api.yaml", text }, {});
  expect(model.notices).toEqual([]);
  return { endpoints: files.get("endpoints/default.ts") ?? "", schema: files.get("schema.ts") ?? "" };
}

describe("the body of a Swagger 2.0 operation", () => {
  test("may be referred to", () => {
    const { endpoints } = generate(`
  /a: { post: { operationId: a, parameters: [{ $ref: "#/parameters/note" }], responses: {} } }`);
    expect(endpoints).toContain("  { body: schemas.Note },\n");
  });

  test("may be listed for a whole path, and is each operation's then, but for one with its own", () => {
    const { endpoints } = generate(`
  /a:
    parameters: [{ in: body, name: note, schema: { $ref: "#/definitions/Note" } }, { in: query, name: q, type: string }]
    post: { operationId: a, responses: {} }
    put: { operationId: b, parameters: [{ in: body, name: other, schema: { type: boolean } }], responses: {} }`);
    expect(endpoints).toContain('query?: operations["a"]["parameters"]["query"] }; body?: schemas.Note }');
    expect(endpoints).toContain('body?: NonNullable<operations["b"]["requestBody"]>');
  });

  test("gathers the fields of a form from its own list, the path's and what they refer to", () => {
    const { schema } = generate(`
  /a:
    parameters: [{ $ref: "#/parameters/text" }, { in: formData, name: own, type: integer }, { in: query, name: q, type: string }]
    post:
      operationId: a
      consumes: [multipart/form-data]
      parameters: [{ $ref: "#/parameters/file" }, { in: formData, name: own, type: string }]
      responses: {}`);
    for (const line of ["file: Blob;", "text?: string;", "own?: string;", "q?: string;"])
      expect(schema).toContain(line);
  });
});
