/** What only a process of its own can show; the rest of the command is tested in the tests' process. */
import { execFile, type ExecFileException } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { type Folder, folderOf } from "../cli/document/folder.ts";
import { command, environment } from "./latchkey.ts";

const api = `openapi: 3.1.0
info: { title: Notes, version: 2.0.0 }
paths: { /notes: { get: { operationId: listNotes, responses: {} } } }
`;

interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a line of shell in which `$latchkey` is the command. */
function shell(folder: Folder, line: string): Promise<Ended> {
  const env = { ...environment, latchkey: command.join(" ") };
  return new Promise((done) => {
    const ended = (error: ExecFileException | null, stdout: string, stderr: string): void =>
      done({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    execFile("sh", ["-c", line], { cwd: folder.path("."), env }, ended);
  });
}

test("reads a pipe, and writes into the working directory", async () => {
  await using folder = await folderOf({ "api.yaml": api });
  const { code, stderr } = await shell(folder, "cat api.yaml | $latchkey generate - --silent");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(await readFile(folder.path("generated/endpoints/default.ts"), "utf8")).toContain("export const listNotes");
});

test.each([
  [0, "--version"],
  [1, "generate api.yaml --check"],
  [2, "generate no.yaml"],
  [2, "nonsense"],
])("exits %i for `latchkey %s`", async (code, args) => {
  await using folder = await folderOf({ "api.yaml": api });
  expect((await shell(folder, `$latchkey ${args}`)).code).toBe(code);
});

test("says nothing when its reader has seen enough", async () => {
  await using folder = await folderOf({ "api.yaml": api });
  const routes = Array.from({ length: 5000 }, (_, index) => `  /r${index}: { get: { operationId: o${index} } }`);
  await writeFile(folder.path("api.yaml"), `openapi: 3.1.0\npaths:\n${routes.join("\n")}\n`);
  expect((await shell(folder, "$latchkey inspect api.yaml | head -1")).stderr).toBe("");
});
