import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { changeOf, type Diff } from "../../../../cli/src/diff/change.ts";
import { emitChangeset, writeChangeset } from "../../../../cli/src/diff/report/write-changeset.ts";
import { folderOf } from "../../document/folder.ts";

const found: Diff = {
  step: "major",
  changes: [
    changeOf("operation-removed", "GET /a", [], "`a` is gone."),
    changeOf("scheme-added", null, [], "The scheme `k` is new."),
  ],
};
const text = `---
"@acme/sdk": major
---

- **Breaking:** GET /a: <code>a</code> is gone.
- The scheme <code>k</code> is new.
`;

describe("a changeset", () => {
  test("is written for the package, once for the same changes", async () => {
    await using folder = await folderOf({ "package.json": '{ "name": "@acme/sdk" }' });
    const file = await writeChangeset(found, folder.path("."));
    expect(file).toMatch(/^\.changeset\/api-[0-9a-f]{8}\.md$/);
    expect(await readFile(folder.path(file ?? ""), "utf8")).toBe(text);
    expect(await writeChangeset(found, folder.path("."))).toBe(file);
  });

  test("is none where nothing has changed", async () => {
    await using folder = await folderOf({ "package.json": '{ "name": "x" }' });
    expect(await writeChangeset({ step: "none", changes: [] }, folder.path("."))).toBeUndefined();
  });

  test.each<[string, Record<string, string>, string]>([
    ["no package", {}, "there is no package.json here"],
    ["a package without a name", { "package.json": "{}" }, "package.json has no name"],
    ["a broken package", { "package.json": "{" }, "package.json has no name"],
    ["a file in the way", { "package.json": '{ "name": "x" }', ".changeset": "" }, "cannot be written"],
  ])("cannot be written with %s", async (_name, files, problem) => {
    await using folder = await folderOf(files);
    await expect(writeChangeset(found, folder.path("."))).rejects.toThrow(problem);
  });

  test("lists a hundred changes, and counts the others", () => {
    const changes = Array.from({ length: 103 }, (_, index) =>
      changeOf("operation-added", null, [], `Operation ${index}.`),
    );
    const lines = emitChangeset({ step: "minor", changes }, "x").split("\n");
    expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(101);
    expect(lines.at(-2)).toBe("- And 3 more.");
  });

  test("has a name that ends no line", () => {
    expect(emitChangeset(found, 'a"\n---\nb').split("\n")[1]).toBe('"a\\"\\n---\\nb": major');
  });
});
