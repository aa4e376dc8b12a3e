import { expect, test } from "vitest";
import { loadPrism, MockDocumentError, PrismMissingError } from "../../../../cli/src/mock/prism/load-prism.ts";

test("names the command that installs Prism where it is missing", async () => {
  const loading = loadPrism({}, () => Promise.reject(new Error("Cannot find package")));
  await expect(loading).rejects.toThrow(PrismMissingError);
  await expect(loading).rejects.toThrow("npm install --save-dev @stoplight/prism-http");
});

test("names the document that it cannot read", async () => {
  await expect(loadPrism("nowhere.yaml")).rejects.toThrow(MockDocumentError);
  await expect(loadPrism("nowhere.yaml")).rejects.toThrow(/^nowhere\.yaml: /);
  await expect(loadPrism({ not: "a document" })).rejects.toThrow("The document: Unsupported document format");
});

test("leaves a parsed document as it is", async () => {
  const schema = { type: "object", properties: { child: { $ref: "#/components/schemas/Node" } } };
  const content = { "multipart/form-data": { schema: { $ref: "#/components/schemas/Node" } } };
  const spec = {
    openapi: "3.1.0",
    info: { title: "Scrap", version: "1" },
    paths: { "/": { post: { requestBody: { content }, responses: { "204": { description: "" } } } } },
    components: { schemas: { Node: schema } },
  };
  const before = JSON.stringify(spec);
  expect((await loadPrism(spec)).operations.map(({ path }) => path)).toEqual(["/"]);
  expect(JSON.stringify(spec)).toBe(before);
});
