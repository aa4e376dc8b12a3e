import { mkdir, writeFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { loadDocument } from "../../../../cli/src/document/load-document.ts";
import { readGitSource } from "../../../../cli/src/document/sources/git-source.ts";
import { type Folder, folderOf } from "../folder.ts";
import { repositoryIn } from "../git.ts";

let folder: Folder;
const home = process.cwd();
beforeAll(async () => {
  folder = await folderOf({
    "api.yaml": "openapi: 3.1.0\ninfo: { title: First, version: '1' }\npaths: { /a: { $ref: 'parts/a.yaml' } }\n",
    "parts/a.yaml": "get: { operationId: first, responses: {} }\n",
    "inner/api.yaml":
      "openapi: 3.1.0\ninfo: { title: Inner, version: '1' }\npaths: { /a: { $ref: '../parts/a.yaml' } }\n",
    "inner/far.yaml":
      "openapi: 3.1.0\ninfo: { title: Far, version: '1' }\npaths: { /a: { $ref: 'git://0000/parts/a.yaml' } }\n",
    "a b%20.yaml": "\uFEFFtitle: odd\n",
  });
  const git = await repositoryIn(folder);
  await git("tag", "v1");
  await writeFile(folder.path("parts/a.yaml"), "get: { operationId: second, responses: {} }\n");
  await mkdir(folder.path("empty"));
});
afterEach(() => process.chdir(home));
afterAll(() => folder[Symbol.asyncDispose]());

const inFolder = (name = "."): void => process.chdir(folder.path(name));

describe("a file of a commit", () => {
  test("is read with what it refers to in the same commit", async () => {
    inFolder();
    const { document, sources } = await loadDocument({ spec: "git:v1:api.yaml" });
    expect(JSON.stringify(document.root)).toContain('"first"');
    expect(sources.map(({ file }) => file)).toEqual(["git:v1:api.yaml", "parts/a.yaml"]);
  });

  test("is named from the repository, or from the working directory", async () => {
    inFolder("inner");
    expect((await readGitSource("git:HEAD:api.yaml")).text).toContain("First");
    expect((await readGitSource("git:HEAD:./api.yaml")).text).toContain("Inner");
    expect((await readGitSource("git:HEAD:../api.yaml")).text).toContain("First");
  });

  test("may have an odd name", async () => {
    inFolder();
    expect(await readGitSource("git:HEAD:a b%20.yaml")).toMatchObject({ name: "a b%20.yaml", text: "title: odd\n" });
  });

  test("stays in its folder, unless it is allowed to leave it", async () => {
    inFolder();
    await expect(loadDocument({ spec: "git:HEAD:inner/api.yaml" })).rejects.toThrow(
      "leads out of the document's folder",
    );
    const { document } = await loadDocument({ spec: "git:HEAD:inner/api.yaml", allowOutside: true });
    expect(JSON.stringify(document.root)).toContain('"first"');
  });

  test("is reached from its own commit alone", async () => {
    inFolder();
    await expect(loadDocument({ spec: "git:HEAD:inner/far.yaml" })).rejects.toThrow("is no address that is followed");
    await expect(loadDocument({ spec: "inner/far.yaml" })).rejects.toThrow("is no address that is followed");
  });
});

describe("an input at fault", () => {
  test.each([
    ["git:", "This names no file of a commit."],
    ["git:HEAD", "This names no file of a commit."],
    ["git:HEAD:", "This names no file of a commit."],
    ["git:--output=x:api.yaml", "A revision does not begin with a dash."],
    ["git:nowhere:api.yaml", "Git knows no such revision here."],
    ["git:HEAD:no.yaml", "The commit has no such file."],
    ["git:HEAD:parts", "The commit has no such file."],
  ])("%s: %s", async (spec, problem) => {
    inFolder();
    await expect(readGitSource(spec)).rejects.toThrow(problem);
  });

  test("is a folder that is no repository", async () => {
    await using none = await folderOf({});
    process.chdir(none.path("."));
    await expect(readGitSource("git:HEAD:api.yaml")).rejects.toThrow("Git knows no such revision here.");
  });
});
