import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { folderOf } from "../cli/document/folder.ts";
import { hasTerminal, playTerminal } from "./terminal.ts";

const document = resolve("openapi.yaml");
const [enter, down, interrupt] = ["\r", "\u001B[B", "\u0003"];

if (!hasTerminal)
  console.warn("There is no `script` of util-linux: nobody answers the questions of init in a terminal.");

describe.skipIf(!hasTerminal)("init in a terminal", () => {
  test("asks for all that it was not told, and makes the package of the answers", async () => {
    await using folder = await folderOf({});
    const { code, screen } = await playTerminal(
      folder.path("."),
      ["init"],
      [
        ["OpenAPI document?", document + enter],
        ["What is the package called?", `@acme/Feed${enter}`],
        // Such a name npm would refuse: it says so, and takes another one.
        ["capital", `${"\u007F".repeat(4)}feed${enter}`],
        ["Which folder", `sdk${enter}`],
        ["Under which licence?", down + enter],
      ],
    );
    expect(screen).toContain("@acme/feed is in sdk");
    expect(code).toBe(0);
    const { name, license } = JSON.parse(await readFile(folder.path("sdk/package.json"), "utf8"));
    expect({ name, license }).toEqual({ name: "@acme/feed", license: "MIT" });
  });

  test("asks for nothing that it was told", async () => {
    await using folder = await folderOf({});
    const { code, screen } = await playTerminal(folder.path("."), ["init", document, "sdk", "--name", "feed"], []);
    expect(code).toBe(0);
    expect(screen).not.toContain("?");
  });

  test("writes nothing when Ctrl+C is the answer", async () => {
    await using folder = await folderOf({});
    const { code, screen } = await playTerminal(folder.path("."), ["init", document], [["called?", interrupt]]);
    expect(screen).toContain("Nothing was written");
    expect(code).toBe(2);
    expect(await readdir(folder.path("."))).toEqual([]);
  });
});
