import { expect, test } from "vitest";
import { generateFiles } from "../../../../cli/src/generate/generate.ts";

/** The types of an operation of Swagger 2.0. */
function typesOf(operation: string): string {
  const text = `swagger: "2.0"\nproduces: [application/json]\npaths: { /x: { post: { operationId: x, ${operation} } } }`;
  const endpoints = generateFiles({ file: "a.yaml", name: "a.yaml", text }, {}).files.get("endpoints/default.ts") ?? "";
  return endpoints.slice(endpoints.indexOf("export const x")).replaceAll(/\s+/g, " ");
}

const form = (required: boolean): string =>
  `consumes: [application/x-www-form-urlencoded], parameters: [{ name: a, in: formData, type: string, required: ${required} }], responses: {}`;

test("a form with a required field is required, and another is not", () => {
  expect(typesOf(form(true))).toContain("{ body: FormBody<");
  expect(typesOf(form(false))).toContain("{ body?: FormBody<");
});

test("an answer that is a file is a Blob, though the document produces JSON", () => {
  const answers =
    "{ 200: { description: '', schema: { type: file } }, 404: { description: '', schema: { type: object } } }";
  const types = typesOf(`responses: ${answers}`);
  expect(types).toContain("Success<200, Blob>");
  expect(types).toContain('accept: ["application/octet-stream", "application/json"]');
});

test("a file keeps the media types that can be one", () => {
  const answers = "{ 200: { description: '', schema: { type: file } } }";
  const types = typesOf(`produces: [application/json, application/pdf], responses: ${answers}`);
  expect(types).toContain('accept: ["application/pdf"]');
});
