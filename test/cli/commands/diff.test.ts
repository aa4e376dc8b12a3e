import { readdir } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Folder, folderOf } from "../document/folder.ts";
import { repositoryIn } from "../document/git.ts";
import { type Run, runLatchkey } from "./run-latchkey.ts";

const api = (maximum: number, more = ""): string => `openapi: 3.1.0
info: { title: T, version: '1' }
paths:
  /a: { get: { operationId: a, parameters: [{ name: n, in: query, schema: { type: number, maximum: ${maximum} } }], responses: {} } }
${more}`;
const second = "  /b: { get: { operationId: b, responses: {} } }\n";

let folder: Folder;
beforeEach(async () => {
  folder = await folderOf({
    "old.yaml": api(9),
    "more.yaml": api(9, second),
    "tight.yaml": api(8),
    "package.json": '{ "name": "sdk" }',
  });
});
afterEach(() => folder[Symbol.asyncDispose]());

const latchkey = (args: readonly string[], input?: string): Promise<Run> =>
  runLatchkey(folder.path("."), ["diff", ...args], input);

describe("latchkey diff", () => {
  test("exits 0 where callers go on, and 1 where something breaks them", async () => {
    expect(await latchkey(["old.yaml", "more.yaml"])).toEqual({
      code: 0,
      stderr: "",
      stdout: "minor: 1 minor\n\nAll else\n  minor  GET /b: `b` is new.\n",
    });
    expect(await latchkey(["old.yaml", "tight.yaml"])).toMatchObject({ code: 1, stderr: "" });
    expect(await latchkey(["old.yaml", "old.yaml"])).toMatchObject({ code: 0, stdout: "none: nothing has changed\n" });
  });

  test("prints JSON of the promised shape", async () => {
    expect(JSON.parse((await latchkey(["old.yaml", "tight.yaml", "--json"])).stdout)).toEqual({
      step: "major",
      changes: [
        {
          rule: "request-limit-tightened",
          step: "major",
          operation: "GET /a",
          pointer: "/paths/~1a/get/parameters/0/schema",
          recompile: "compiles",
          running: "breaks",
          message: "`query.n` has maximum 8; it was 9.",
        },
      ],
    });
  });

  test("prints Markdown", async () => {
    expect((await latchkey(["old.yaml", "tight.yaml", "--markdown"])).stdout).toMatch(
      /^## The API has changed: \*\*major\*\*\n/,
    );
  });

  test("writes a changeset, and says so", async () => {
    const { stdout } = await latchkey(["old.yaml", "more.yaml", "--changeset"]);
    const [file = ""] = await readdir(folder.path(".changeset"));
    expect(stdout).toContain(`\n.changeset/${file} is written.\n`);
  });

  test("is strict, and quiet, on request", async () => {
    const choice = (values: string): string => api(9).replace("type: number, maximum: 9", `enum: [${values}]`);
    await using own = await folderOf({ "old.yaml": choice("a"), "new.yaml": choice("a, b") });
    expect(await runLatchkey(own.path("."), ["diff", "old.yaml", "new.yaml", "--silent"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(await latchkey(["old.yaml", "tight.yaml", "--silent"])).toEqual({ code: 1, stdout: "", stderr: "" });
  });

  test("reads one of the documents from standard input", async () => {
    expect(await latchkey(["old.yaml", "-"], api(8))).toMatchObject({ code: 1 });
  });

  test("reads a commit, and what the document refers to in it", async () => {
    await repositoryIn(folder);
    expect(await latchkey(["git:HEAD:old.yaml", "tight.yaml"])).toMatchObject({ code: 1, stderr: "" });
  });

  test("names functions by the configuration", async () => {
    await using own = await folderOf({
      "old.yaml": api(9),
      "new.yaml": api(9).replace("operationId: a", "operationId: z"),
      "latchkey.config.json": '{ "names": { "GET /a": "a" } }',
    });
    expect(await runLatchkey(own.path("."), ["diff", "old.yaml", "new.yaml"])).toMatchObject({ code: 0 });
  });
});

describe("an input at fault", () => {
  test.each([
    ["one document", ["old.yaml"], "missing required argument 'new'"],
    ["a missing file", ["old.yaml", "no.yaml"], "no.yaml: There is no such file."],
    [
      "a revision that looks like an option",
      ["git:--help:old.yaml", "old.yaml"],
      "A revision does not begin with a dash.",
    ],
    ["two different APIs", ["old.yaml", "other.yaml"], "have no operation in common"],
  ])("%s exits 2 without a stack trace", async (_name, args, problem) => {
    await using own = await folderOf({
      "old.yaml": api(9),
      "other.yaml": api(9).replace("/a:", "/z:").replace("operationId: a", "operationId: z"),
    });
    const { code, stdout, stderr } = await runLatchkey(own.path("."), ["diff", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(problem);
    expect(stderr).not.toContain("    at ");
  });
});
