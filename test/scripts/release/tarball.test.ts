import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { describeContents, readTarball } from "../../../scripts/release/tarball.ts";
import { runOrThrow } from "../../../scripts/run-command.ts";

test("reads a tarball's files in order, and tells what goes out with it", async () => {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-tarball-"));
  try {
    await mkdir(join(folder, "package/dist/deep"), { recursive: true });
    await writeFile(join(folder, "package/package.json"), "{}");
    await writeFile(join(folder, "package/dist/b.js"), "x".repeat(1000));
    await writeFile(join(folder, "package/dist/deep/a.js"), "x".repeat(500));
    await runOrThrow("tar", ["-czf", "x.tgz", "package"], folder);

    const files = await readTarball(join(folder, "x.tgz"));

    expect([...files.keys()]).toEqual(["dist/b.js", "dist/deep/a.js", "package.json"]);
    expect(describeContents(files)).toEqual(["dist/ 2 files, 1.5 kB", "package.json 0.0 kB"]);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
