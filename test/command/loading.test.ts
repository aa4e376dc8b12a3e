/** A run loads what it needs, and nothing else: loading is most of what a small document costs. */
import { execFileSync } from "node:child_process";
import { mkdir } from "node:fs/promises";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { type Folder, folderOf } from "../cli/document/folder.ts";
import { command, environment } from "./latchkey.ts";

/** The modules that a run loads, as addresses. */
function loadedBy(folder: Folder, args: readonly string[]): string {
  const [program, ...before] = command;
  const options = { cwd: folder.path("."), env: environment, encoding: "utf8" } as const;
  const printed = execFileSync(
    program,
    ["--import", resolve("test/command/print-modules.mjs"), ...before, ...args],
    options,
  );
  // A version is read of each library.
  return printed.replaceAll(/^.*package\.json$/gm, "");
}

const libraries = ["/yaml/", "/typescript/", "/openapi-typescript/", "/@redocly/", "/json-p3/", "/ipaddr.js/"];

test("a run in which nothing has changed loads no parser, no generator and nothing of the network", async () => {
  await using folder = await folderOf({ "api.yaml": "openapi: 3.1.0\npaths: { /a: { get: { responses: {} } } }\n" });
  await mkdir(folder.path("node_modules"));
  const first = loadedBy(folder, ["generate", "api.yaml", "--silent"]);
  expect(libraries.filter((name) => first.includes(name))).toEqual([
    "/yaml/",
    "/typescript/",
    "/openapi-typescript/",
    "/@redocly/",
  ]);
  const second = loadedBy(folder, ["generate", "api.yaml", "--silent"]);
  expect(second).toContain("/commands/generate.ts");
  expect([...libraries, "node:http", "/inspect/", "/mock/", "/model/"].filter((name) => second.includes(name))).toEqual(
    [],
  );
});

test("a list of the commands loads nothing of what they do", async () => {
  await using folder = await folderOf({});
  const listed = loadedBy(folder, ["--help"]);
  expect(listed).toContain("/commands/inspect.ts");
  const work = [...libraries, "node:http", "/inspect/page/", "/inspect/terminal/print-inspection", "/diff/", "/model/"];
  expect(work.filter((name) => listed.includes(name))).toEqual([]);
});
