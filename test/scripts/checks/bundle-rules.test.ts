import { expect, test } from "vitest";
import { leaksOf, packageOf, unusedIn } from "../../../scripts/checks/bundle-rules.ts";
import type { Bundle } from "../../../scripts/checks/bundle.ts";

function bundleOf(files: readonly string[], imports: readonly string[] = []): Bundle {
  return { files: new Map(files.map((file) => [file, 1])), imports, minified: 0, gzipped: 0, text: "" };
}

test.each([
  ["../../node_modules/openapi-fetch/dist/index.mjs", "openapi-fetch"],
  ["node_modules/@latchkey/cli/dist/index.js", "@latchkey/cli"],
  ["node_modules/a/node_modules/b/index.js", "b"],
  ["generated/client.ts", undefined],
])("takes %s for a file of %s", (file, name) => {
  expect(packageOf(file)).toBe(name);
});

test("lets the runtime and its two dependencies be in a bundle", () => {
  const files = ["node_modules/latchkey/dist/index.js", "../node_modules/jwt-decode/build/esm/index.js", "<stdin>"];
  expect(leaksOf(bundleOf(files), [])).toEqual([]);
});

test("names another package's file and an import that stays", () => {
  const leaks = leaksOf(bundleOf(["node_modules/yaml/index.js"], ["node:fs"]), []);
  expect(leaks).toEqual(["node_modules/yaml/index.js", 'import "node:fs"']);
});

test("names openapi-fetch where no path client is used", () => {
  const file = "../node_modules/openapi-fetch/dist/index.mjs";
  expect(unusedIn(bundleOf([file, "node_modules/latchkey/dist/index.js"]), "generated/endpoints/a.ts")).toEqual([file]);
});

test("names generated files beside the client and the one endpoint's", () => {
  const files = ["generated/client.ts", "generated/endpoints/a.ts", "generated/endpoints/b.ts", "<stdin>"];
  expect(unusedIn(bundleOf(files), "generated/endpoints/a.ts")).toEqual(["generated/endpoints/b.ts"]);
});
