import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { folderOf } from "../document/folder.ts";
import { notes } from "../init/facts.ts";
import { runLatchkey } from "./run-latchkey.ts";

const known = ["--name", "@acme/notes", "--license", "MIT", "--repository", "git@github.com:acme/notes.git"];

describe("latchkey init", () => {
  test("makes a package, and names what is left to fill in", async () => {
    await using folder = await folderOf({ "api.yaml": notes });
    const { code, stdout, stderr } = await runLatchkey(folder.path("."), ["init", "api.yaml", "sdk", ...known]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toContain("✓ @acme/notes is in sdk: ");
    expect(stdout).toContain("package.json names no author.");
    const manifest = JSON.parse(await readFile(folder.path("sdk/package.json"), "utf8"));
    expect(manifest).toMatchObject({ license: "MIT", repository: { url: "git+https://github.com/acme/notes.git" } });
  });

  test("reads standard input, takes a configuration, and prints JSON", async () => {
    await using folder = await folderOf({ "given.json": JSON.stringify({ exclude: ["listNotes"] }) });
    const args = ["init", "-", "sdk", "--name", "n", "--config", "given.json", "--json"];
    const { code, stdout } = await runLatchkey(folder.path("."), args, notes);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ name: "n", operations: 3 });
    expect(await readFile(folder.path("sdk/latchkey.config.ts"), "utf8")).toContain('exclude: ["listNotes"]');
  });

  test("leaves the configuration of the working directory alone", async () => {
    await using folder = await folderOf({
      "api.yaml": notes,
      "latchkey.config.json": JSON.stringify({ exclude: ["listNotes"] }),
    });
    const { stdout } = await runLatchkey(folder.path("."), ["init", "api.yaml", "sdk", ...known]);
    expect(stdout).toContain("4 operations");
  });

  test.each([
    [[], "init needs an OpenAPI document."],
    [["api.yaml"], "init needs a folder."],
    [["api.yaml", "sdk"], "init needs a name for the package."],
    [["nope.yaml", "sdk", "--name", "n"], "nope.yaml: There is no such file."],
    [["api.yaml", "sdk", "--name", "A B"], "is no name for a package"],
    [["api.yaml", "sdk", "--name", "n", "--repository", "here"], "--repository is no address."],
    [["api.yaml", ".", "--name", "n"], ". is not empty: api.yaml is in it."],
  ])("in a pipe %j is told of at once, and nothing is written", async (args, message) => {
    await using folder = await folderOf({ "api.yaml": notes });
    const { code, stdout, stderr } = await runLatchkey(folder.path("."), ["init", ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(await readdir(folder.path("."))).toEqual(["api.yaml"]);
  });

  test("is quiet with --silent", async () => {
    await using folder = await folderOf({ "api.yaml": notes });
    expect(await runLatchkey(folder.path("."), ["init", "api.yaml", "sdk", ...known, "--silent"])).toEqual({
      code: 0,
      stdout: "",
      stderr: "",
    });
  });
});
