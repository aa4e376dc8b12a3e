import { expect, test } from "vitest";
import { assertPrism, loadPrism, PrismMissingError } from "../../../../cli/src/mock/prism/load-prism.ts";

test("names the command that installs Prism where it is missing", async () => {
  const loading = loadPrism(() => Promise.reject(new Error("Cannot find package")));
  await expect(loading).rejects.toThrow(PrismMissingError);
  await expect(loading).rejects.toThrow("npm install --save-dev @stoplight/prism-http");
});

test("sees whether Prism is there without loading it", () => {
  expect(() => {
    assertPrism(() => "file:///prism");
  }).not.toThrow();
  const missing = (): never => {
    throw new Error("Cannot find package");
  };
  expect(() => {
    assertPrism(missing);
  }).toThrow(PrismMissingError);
});
