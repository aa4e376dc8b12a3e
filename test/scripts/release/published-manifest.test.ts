import { expect, test } from "vitest";
import { type Manifest, publishedManifest } from "../../../scripts/release/published-manifest.ts";

const publishing = { repository: "", homepage: "", bugs: "", securityContact: "", keywords: ["sdk"] };

function published(manifest: Manifest): Manifest {
  return publishedManifest(manifest, publishing);
}

test("drops what only serves the repository and is public", () => {
  const manifest = {
    name: "x",
    private: true,
    workspaces: ["cli"],
    files: ["dist"],
    scripts: { test: "vitest" },
    devDependencies: { b: "1.0.0" },
    optionalDependencies: { c: "1.0.0" },
    allowScripts: { c: true },
  };

  expect(published(manifest)).toEqual({
    name: "x",
    files: ["dist"],
    engines: { node: ">=22.13" },
    author: "The latchkey authors",
    keywords: ["sdk"],
    publishConfig: { access: "public" },
  });
});

test("asks for the Node that is published for, whatever the repository itself runs on", () => {
  expect(published({ engines: { node: ">=20" } })["engines"]).toEqual({ node: ">=22.13" });
});

test("widens exact versions to caret ranges and leaves chosen ranges alone", () => {
  const dependencies = { exact: "6.2.17", zero: "0.17.0", tilde: "~5.9.3", caret: "^3.8.8" };

  expect(published({ dependencies })["dependencies"]).toEqual({
    exact: "^6.2.17",
    zero: "^0.17.0",
    tilde: "~5.9.3",
    caret: "^3.8.8",
  });
});

test("asks for the package beside it by the version that both have", () => {
  const dependencies = { latchkey: "file:.." };

  expect(published({ version: "1.2.3", dependencies })["dependencies"]).toEqual({ latchkey: "^1.2.3" });
});

test("has the publisher's addresses once they are filled in, and the folder of a package that is not the root", () => {
  const filled = {
    ...publishing,
    repository: "https://git.example/a/b",
    homepage: "https://b.example",
    bugs: "https://b.example/bugs",
  };

  expect(publishedManifest({}, filled, "cli")).toMatchObject({
    repository: { type: "git", url: "git+https://git.example/a/b.git", directory: "cli" },
    homepage: "https://b.example",
    bugs: "https://b.example/bugs",
  });
  expect(publishedManifest({}, filled)["repository"]).toEqual({ type: "git", url: "git+https://git.example/a/b.git" });
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

  expect(JSON.stringify(published({ exports })["exports"])).toBe(
    JSON.stringify({
      ".": { node: { default: "./dist/node.js" }, types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./package.json": "./package.json",
    }),
  );
});
