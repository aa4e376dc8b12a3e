import { readdir, readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { InputError } from "../../../cli/src/document/spec-error.ts";
import { generateFrom } from "../../../cli/src/generate/generate.ts";
import type { InitOptions } from "../../../cli/src/init/init-options.ts";
import { initPackage } from "../../../cli/src/init/init-package.ts";
import { type Folder, folderOf } from "../document/folder.ts";
import { notes } from "./facts.ts";

const optionsOf = (folder: Folder, changes: Partial<InitOptions> = {}): InitOptions => ({
  spec: folder.path("api.yaml"),
  dir: folder.path("sdk"),
  name: "@acme/notes",
  license: "MIT",
  repository: undefined,
  author: undefined,
  jsr: false,
  config: {},
  ...changes,
});

test("the reference document gives a package whose generated folder is that of this repository, byte for byte", async () => {
  await using folder = await folderOf({});
  await initPackage(optionsOf(folder, { spec: "openapi.yaml" }));
  const names = (await readdir("generated", { recursive: true })).filter((name) => name.endsWith(".ts"));
  expect((await readdir(folder.path("sdk/generated"), { recursive: true })).toSorted()).toEqual(
    (await readdir("generated", { recursive: true })).toSorted(),
  );
  for (const name of names)
    expect(await readFile(folder.path(`sdk/generated/${name}`), "utf8")).toBe(
      await readFile(`generated/${name}`, "utf8"),
    );
});

test("what init writes is what generate gives with the package's own configuration", async () => {
  await using folder = await folderOf({ "api.yaml": notes });
  const { paths } = await initPackage(optionsOf(folder));
  expect(paths).toContain("generated/endpoints/notes.ts");
  const at = (path: string): string => folder.path(`sdk/${path}`);
  const { files } = await generateFrom({
    spec: at("openapi.yaml"),
    out: at("generated"),
    importExtension: ".ts",
    package: {
      name: "@acme/notes",
      reference: at("REFERENCE.md"),
      skill: at("skills/acme-notes/SKILL.md"),
      lock: at("latchkey.lock.json"),
    },
    check: true,
  });
  expect(files).toMatchObject({ missing: [], changed: [], stale: [] });
  expect(files.unchanged).toContain("../REFERENCE.md");
});

test("a document of several files is copied as it is", async () => {
  const item = "get: { operationId: x, responses: {} }\n";
  await using folder = await folderOf({
    "api.yaml": "openapi: 3.1.0\ninfo: { title: T, version: '1' }\npaths: { /x: { $ref: paths/x.yaml } }\n",
    "paths/x.yaml": item,
  });
  await initPackage(optionsOf(folder));
  expect(await readFile(folder.path("sdk/openapi/paths/x.yaml"), "utf8")).toBe(item);
  expect(await readFile(folder.path("sdk/latchkey.config.ts"), "utf8")).toContain('spec: "openapi/api.yaml"');
});

test("an overlay goes along", async () => {
  const overlay =
    "overlay: 1.0.0\ninfo: { title: O, version: '1' }\nactions: [{ target: $.info, update: { title: Mended } }]\n";
  await using folder = await folderOf({ "api.yaml": notes, "mend.yaml": overlay });
  const { facts } = await initPackage(optionsOf(folder, { config: { overlays: [folder.path("mend.yaml")] } }));
  expect(facts.model.title).toBe("Mended");
  expect(await readFile(folder.path("sdk/overlays/mend.yaml"), "utf8")).toBe(overlay);
  expect(await readFile(folder.path("sdk/latchkey.config.ts"), "utf8")).toContain('overlays: ["overlays/mend.yaml"]');
});

test.each<[string, string, Partial<InitOptions>, string]>([
  ["a name that npm refuses", notes, { name: "A B" }, "is no name for a package"],
  ["a licence that is none", notes, { license: "MIT\nevil" }, "is no licence"],
  ["a document without an operation", "openapi: 3.1.0\npaths: {}\n", {}, "There is no operation that can be called"],
  ["a document that is none", "- a\n", {}, "api.yaml"],
  ["a configuration that is code", notes, { config: { names: () => "x" } }, "cannot be copied"],
  ["a filter that matches nothing", notes, { config: { include: ["nope"] } }, "nope"],
])("%s is told of in one line, and nothing is written", async (_case, document, changes, message) => {
  await using folder = await folderOf({ "api.yaml": document });
  const made = initPackage(optionsOf(folder, changes));
  await expect(made).rejects.toThrow(message);
  await expect(made).rejects.toBeInstanceOf(InputError);
  expect(await readdir(folder.path("."))).toEqual(["api.yaml"]);
});

test("a folder that has something is left as it is", async () => {
  await using folder = await folderOf({ "api.yaml": notes, "sdk/mine.txt": "mine" });
  await expect(initPackage(optionsOf(folder))).rejects.toThrow("is not empty");
  await writeFile(folder.path("file"), "");
  await expect(initPackage(optionsOf(folder, { dir: folder.path("file") }))).rejects.toBeInstanceOf(InputError);
  expect(await readdir(folder.path("sdk"))).toEqual(["mine.txt"]);
});
