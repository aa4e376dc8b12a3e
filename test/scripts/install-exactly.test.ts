import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { installExactly } from "../../scripts/install-exactly.ts";

test("who asks at the same time waits, and a process that has died holds nobody up", { timeout: 60_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "install-exactly-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, "installing"), "999999999");
  // A package of the folder itself, so that nothing is fetched.
  await mkdir(join(folder, "own"));
  await writeFile(join(folder, "own/package.json"), JSON.stringify({ name: "own", version: "1.0.0" }));
  const manifest = { private: true, dependencies: { own: "file:own" } };
  await Promise.all([installExactly(folder, manifest), installExactly(folder, manifest)]);
  expect(JSON.parse(await readFile(join(folder, "package.json"), "utf8"))).toEqual(manifest);
  expect(await readdir(folder)).not.toContain("installing");
  await expect(installExactly(folder, { ...manifest, dependencies: { own: "file:nothing.tgz" } })).rejects.toThrow(
    "npm install",
  );
  expect(await readdir(folder)).not.toContain("installing");
});
