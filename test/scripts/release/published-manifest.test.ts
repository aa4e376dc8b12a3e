import { expect, test } from "vitest";
import { publishedManifest } from "../../../scripts/release/published-manifest.ts";

test("drops what only serves the repository and is public", () => {
  const manifest = {
    name: "x",
    private: true,
    workspaces: ["cli"],
    files: ["dist"],
    scripts: { test: "vitest" },
    dependencies: { a: "1.0.0" },
    devDependencies: { b: "1.0.0" },
    optionalDependencies: { c: "1.0.0" },
    allowScripts: { c: true },
  };

  expect(publishedManifest(manifest)).toEqual({
    name: "x",
    files: ["dist"],
    dependencies: { a: "1.0.0" },
    author: "The latchkey authors",
    publishConfig: { access: "public" },
  });
});

test("drops the source condition at every depth and leaves the other conditions in order", () => {
  const exports = {
    ".": {
      node: { "latchkey-source": "./src/node.ts", default: "./dist/node.js" },
      "latchkey-source": "./src/index.ts",
      types: "./dist/index.d.ts",
      default: "./dist/index.js",
    },
    "./package.json": "./package.json",
  };

  expect(JSON.stringify(publishedManifest({ exports })["exports"])).toBe(
    JSON.stringify({
      ".": { node: { default: "./dist/node.js" }, types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    }),
  );
});
