import { expect, test } from "vitest";
import { isLocal } from "../../../cli/src/init/package-facts.ts";

test("a document is in the package unless it is named by an address", () => {
  expect(isLocal({ spec: "openapi/https.yaml" })).toBe(true);
  expect(isLocal({ spec: "HTTPS://x.example/api.yaml" })).toBe(false);
});
