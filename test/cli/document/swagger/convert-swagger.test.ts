import { describe, expect, test } from "vitest";
import { SpecError } from "../../../../cli/src/document/spec-error.ts";
import { generateFiles } from "../../../../cli/src/generate/generate.ts";

function generate(text: string): { file(path: string): string } {
  const { files } = generateFiles({ file: "api.yaml", name: "api.yaml", text: `swagger: "2.0"\n${text}` }, {});
  return { file: (path) => files.get(path) ?? "" };
}

describe("a document of Swagger 2.0", () => {
  test("has its server, its schemes and its schemas", () => {
    const { file } = generate(`
host: api.example.com
basePath: /v2
schemes: [http, https]
securityDefinitions: { o: { type: oauth2, flow: accessCode, scopes: {} }, b: { type: basic } }
definitions: { Pet: { type: object, properties: { name: { type: string } } } }
paths: { /pets: { get: { operationId: listPets, security: [{ o: [] }], produces: [application/json], responses: { 200: { description: "", schema: { $ref: "#/definitions/Pet" } } } } } }
`);
    expect(file("client.ts")).toContain('servers: ["https://api.example.com/v2", "http://api.example.com/v2"]');
    expect(file("client.ts")).toContain(
      'schemes: { o: { type: "oauth2" }, b: { type: "http", scheme: "basic", by: userPassword } }',
    );
    expect(file("endpoints/default.ts")).toContain("Client<{ o: true }>,\n  object,\n  Success<200, schemas.Pet> |");
  });

  test("is safe where it does not say how", () => {
    expect(generate("host: api.example.com\npaths: {}\n").file("client.ts")).toContain('"https://api.example.com"');
  });

  test("sends forms, files and collections as it says", () => {
    const { file } = generate(`
paths:
  /a: { post: { operationId: a, parameters: [{ name: f, in: formData, type: file }], consumes: [multipart/form-data], responses: {} } }
  /b: { get: { operationId: b, parameters: [{ name: q, in: query, type: array, items: { type: string }, collectionFormat: pipes }], responses: {} } }
`);
    expect(file("schema.ts")).toContain("f?: Blob;");
    expect(file("endpoints/default.ts")).toContain('query: { q: { style: "pipeDelimited" } }');
  });

  test.each([
    ["a reference to nothing", "paths: {}\ndefinitions:\n  A: { $ref: '#/definitions/No' }\n", "4:14"],
    ["an operation that is text", "paths:\n  /a:\n    get: x\n", "4:10"],
  ])("with %s is refused at the place in the original", (_name, text, place) => {
    expect(() => generate(text)).toThrow(SpecError);
    expect(() => generate(text)).toThrow(new RegExp(`^api\\.yaml:${place}: `));
  });
});
