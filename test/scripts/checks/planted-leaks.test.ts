/** Leaks of the command that are planted in a runtime of a few lines, bundled as the real one is. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { leaksOf, runtimePackages } from "../../../scripts/checks/bundle-rules.ts";
import { bundle } from "../../../scripts/checks/bundle.ts";
import { commandWords } from "../../../scripts/checks/command-words.ts";
import { root } from "../../../scripts/release/packages.ts";

let application: string;
let words: readonly string[];

beforeAll(async () => {
  await mkdir(join(root, ".scratch"), { recursive: true });
  application = await mkdtemp(join(root, ".scratch/planted-"));
  const installed = join(application, "node_modules/latchkey");
  await mkdir(installed, { recursive: true });
  await writeFile(join(installed, "package.json"), JSON.stringify({ type: "module", main: "index.js" }));
  // Of its own, or `latchkey` would be the repository itself.
  await writeFile(join(application, "package.json"), "{}");
  const manifest = JSON.parse(await readFile(join(root, "cli/package.json"), "utf8"));
  words = [...commandWords(manifest, [...runtimePackages]), "node:"];
});
afterAll(() => rm(application, { recursive: true, force: true }));

/** What is found in a runtime that has this source. */
async function leaksWith(source: string): Promise<string[]> {
  await writeFile(join(application, "node_modules/latchkey/index.js"), source);
  return leaksOf(await bundle('export * from "latchkey";', application), words);
}

test("a runtime without a leak has none", async () => {
  expect(await leaksWith('export const type = "application/yaml";')).toEqual([]);
});

test("a package of the command that the runtime imports is found by its files", async () => {
  expect(await leaksWith('export { parse } from "yaml";')).toContainEqual(
    expect.stringContaining("node_modules/yaml/"),
  );
});

test("a module of Node is found, imported or asked for by name", async () => {
  expect(await leaksWith('export { readFile } from "node:fs";')).toContain('import "node:fs"');
  expect(await leaksWith('export const fs = globalThis.process?.getBuiltinModule?.("node:fs");')).toEqual([
    `the command's word "node:"`,
  ]);
});

test.each(["openapi-typescript", "commander", "@latchkey/cli", "typescript"])(
  "%s is found where only its name is in the text",
  async (name) => {
    expect(await leaksWith(`export const load = (which) => import(which ?? "${name}");`)).toContainEqual(
      `the command's word "${name}"`,
    );
  },
);
