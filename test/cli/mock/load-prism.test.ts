import { expect, test } from "vitest";
import { loadPrism, MockDocumentError, PrismMissingError } from "../../../cli/src/mock/load-prism.ts";

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
