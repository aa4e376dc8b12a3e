import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { runOrThrow } from "../../scripts/run-command.ts";
import { type Folder, folderOf } from "./document/folder.ts";

const keeping = `
  import { getCompileCacheDir } from "node:module";
  import { keepCompiled } from ${JSON.stringify(join(root, "cli/src/compile-cache.ts"))};
  keepCompiled(process.cwd());
  console.log(getCompileCacheDir() ?? "nowhere");
`;

/** Where a process keeps what it compiles that is started in a folder of a project. */
function placeFrom(folder: Folder, name: string): Promise<string> {
  return runOrThrow(process.execPath, ["--input-type=module", "--eval", keeping], folder.path(name));
}

test("what Node has compiled is kept in the nearest folder of packages", async () => {
  await using folder = await folderOf({ "a/b/api.yaml": "" });
  await mkdir(folder.path("node_modules"));
  await mkdir(folder.path("a/node_modules"));
  expect(await placeFrom(folder, "a/b")).toContain(folder.path("a/node_modules/.cache/latchkey/compiled"));
});

test("where there is no such folder nothing is kept", async () => {
  await using folder = await folderOf({ "api.yaml": "" });
  expect(await placeFrom(folder, ".")).toBe("nowhere\n");
});
