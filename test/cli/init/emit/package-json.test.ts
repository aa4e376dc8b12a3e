import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { packageVersion } from "../../../../cli/src/generate/emit/provenance.ts";
import { emitPackageJson, toolVersions } from "../../../../cli/src/init/emit/package-json.ts";
import { factsOf, hostile } from "../facts.ts";

const manifest = JSON.parse(emitPackageJson(factsOf()));

test("a package is ESM, and publishes what is built, the reference and the skill", () => {
  expect(manifest).toMatchObject({
    name: "@acme/notes",
    version: "0.1.0",
    license: "MIT",
    type: "module",
    sideEffects: false,
    repository: { type: "git", url: "git+https://github.com/acme/notes.git" },
    publishConfig: { access: "public", provenance: true },
    dependencies: { latchkey: `^${packageVersion}` },
  });
  expect(Object.keys(manifest.exports)).toEqual([".", "./schemas", "./endpoints/*", "./package.json"]);
  expect(manifest.files).toEqual(["dist", "REFERENCE.md", "skills"]);
});

test("it has one dependency; its tools are those that this repository has", () => {
  const own = JSON.parse(readFileSync("package.json", "utf8")).devDependencies;
  const cli = JSON.parse(readFileSync("cli/package.json", "utf8")).devDependencies;
  for (const [name, range] of Object.entries(toolVersions)) expect(range).toBe(`^${own[name] ?? cli[name]}`);
  expect(Object.keys(manifest.devDependencies)).toEqual(["@latchkey/cli", ...Object.keys(toolVersions)].toSorted());
});

test("what nobody has told stands nowhere", () => {
  const bare = JSON.parse(emitPackageJson(factsOf(undefined, { repository: undefined, author: undefined })));
  expect(bare).not.toHaveProperty("repository");
  expect(bare).not.toHaveProperty("author");
});

test("a title is data, in one line", () => {
  const facts = factsOf();
  const text = emitPackageJson({ ...facts, model: { ...facts.model, title: hostile } });
  expect(JSON.parse(text).description).not.toContain("\n");
  expect(text).not.toMatch(/[\u2028\u202E]/);
});

test("a document at an address has nothing to fetch", () => {
  expect(manifest.scripts).toHaveProperty("fetch");
  const { scripts } = JSON.parse(emitPackageJson(factsOf(undefined, { spec: "https://x.example/api.yaml" })));
  expect(scripts).not.toHaveProperty("fetch");
});
