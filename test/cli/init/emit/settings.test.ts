import { expect, test } from "vitest";
import { emitSettings } from "../../../../cli/src/init/emit/settings.ts";
import { factsOf } from "../facts.ts";

const settings = new Map(emitSettings(factsOf()));

test("the compiler is strict, and what is published is checked in full", () => {
  const { compilerOptions } = JSON.parse(settings.get("tsconfig.json") ?? "");
  expect(compilerOptions).toMatchObject({ strict: true, verbatimModuleSyntax: true, exactOptionalPropertyTypes: true });
  const build = JSON.parse(settings.get("tsconfig.build.json") ?? "");
  expect(build.compilerOptions).toMatchObject({ isolatedDeclarations: true, skipLibCheck: false, types: [] });
  expect(build.include).toEqual(["src", "generated"]);
});

test("output is marked as such, and nothing that is built is committed", () => {
  expect(settings.get(".gitattributes")).toContain("generated/** linguist-generated");
  expect(settings.get(".gitignore")).toContain("dist/");
  expect(JSON.parse(settings.get(".changeset/config.json") ?? "")).toMatchObject({ access: "public" });
});

test("JSR is for those who ask for it", () => {
  expect(settings.has("jsr.json")).toBe(false);
  const jsr = JSON.parse(new Map(emitSettings(factsOf(undefined, { jsr: true }))).get("jsr.json") ?? "");
  expect(jsr).toMatchObject({ name: "@acme/notes", exports: { ".": "./src/index.ts" } });
});
