import { utimes, writeFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { loadConfig } from "../../cli/src/load-config.ts";
import { folderOf } from "./document/folder.ts";

const module = (out: string): string => `export default { out: ${JSON.stringify(out)} };\n`;

describe("the configuration", () => {
  test("is empty where there is no file", async () => {
    await using folder = await folderOf({});
    expect(await loadConfig(undefined, folder.path("."))).toEqual({});
  });

  test("is the first of the usual files that is there", async () => {
    await using folder = await folderOf({ "latchkey.config.json": '\uFEFF{ "out": "json" }' }); // As some editors write it.
    expect(await loadConfig(undefined, folder.path("."))).toEqual({ out: "json" });
    await writeFile(folder.path("latchkey.config.js"), module("js"));
    expect(await loadConfig(undefined, folder.path("."))).toEqual({ out: "js" });
    await writeFile(folder.path("latchkey.config.mjs"), module("mjs"));
    expect(await loadConfig(undefined, folder.path("."))).toEqual({ out: "mjs" });
  });

  test("is the file that is named", async () => {
    await using folder = await folderOf({ "latchkey.config.json": "{}", "other/mine.json": '{ "out": "mine" }' });
    expect(await loadConfig("other/mine.json", folder.path("."))).toEqual({ out: "mine" });
  });

  test("is read again once it has been saved", async () => {
    await using folder = await folderOf({ "latchkey.config.mjs": module("before") });
    expect(await loadConfig(undefined, folder.path("."))).toEqual({ out: "before" });
    await writeFile(folder.path("latchkey.config.mjs"), module("after"));
    await utimes(folder.path("latchkey.config.mjs"), new Date(), new Date(Date.now() + 5000));
    expect(await loadConfig(undefined, folder.path("."))).toEqual({ out: "after" });
  });
});

test.each([
  ["an unknown option", '{ "sepc": "a" }', /there is no option `sepc`/],
  ["a value of another kind", '{ "include": "a" }', /`include` must be a list of strings/],
  ["a package without a name", '{ "package": { "lock": "a.json" } }', /`package` must be an object with `name`/],
  ["a file outside the package", '{ "package": { "name": "a", "lock": "x/../../a.json" } }', /`package` must be/],
  ["a file at the root of a disk", '{ "package": { "name": "a", "skill": "/SKILL.md" } }', /`package` must be/],
  ["a file of a package that is none", '{ "package": { "name": "a", "readme": "README.md" } }', /`package` must be/],
  ["an extension that no import has", '{ "importExtension": ".mjs" }', /`importExtension` must be/],
  [
    "a key that no scheme has",
    '{ "schemes": { "a": { "prefx": "b" } } }',
    /`schemes` must be an object with an object for each scheme, with the keys type/,
  ],
  ["a constant in no place", '{ "params": { "paths": { "a": "b" } } }', /`params` must be an object with texts/],
  ["a constant that is a list", '{ "params": { "path": { "a": [] } } }', /`params` must be/],
  ["an empty constant", '{ "params": { "path": { "a": "" } } }', /`params` must be/],
  ["a list", "[]", /exports no configuration/],
  ["what is no JSON", "{", /cannot be read/],
])("%s is an input's fault, which names the file", async (_name, text, problem) => {
  await using folder = await folderOf({ "latchkey.config.json": text });
  await expect(loadConfig(undefined, folder.path("."))).rejects.toMatchObject({
    name: "InputError",
    message: expect.stringMatching(problem),
    hint: expect.any(String),
  });
});

test("a module that throws is an input's fault, with its cause", async () => {
  await using folder = await folderOf({ "latchkey.config.mjs": "throw new Error('no luck');\n" });
  await expect(loadConfig(undefined, folder.path("."))).rejects.toMatchObject({
    name: "InputError",
    message: expect.stringMatching(/cannot be read: no luck$/),
    cause: expect.any(Error),
  });
});

test("a module without a default export has no configuration", async () => {
  await using folder = await folderOf({ "latchkey.config.mjs": "export const out = 1;\n" });
  await expect(loadConfig(undefined, folder.path("."))).rejects.toThrow("exports no configuration");
});

test.each(["latchkey.config.ts", "latchkey.config.mjs"])(
  "a fault in the syntax of %s is told with its place",
  async (name) => {
    await using folder = await folderOf({ [name]: "export default {\n  out: ,\n};\n" });
    await expect(loadConfig(undefined, folder.path("."))).rejects.toMatchObject({
      name: "InputError",
      message: expect.stringMatching(/latchkey\.config\.m?[tj]s:2:8 cannot be read: /),
    });
  },
);

test("a fault in the syntax of what the configuration imports has no place in the configuration", async () => {
  await using folder = await folderOf({
    "latchkey.config.mjs": "export { default } from './other.mjs';\n",
    "other.mjs": "export default {\n  out: ,\n};\n",
  });
  await expect(loadConfig(undefined, folder.path("."))).rejects.toThrow(/latchkey\.config\.mjs cannot be read: /);
});
