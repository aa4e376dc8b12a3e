import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { runOrThrow } from "../run-command.ts";
import type { Check } from "./check.ts";

/** Checks that a packed package has a source map for each file it runs and each it declares, and that each leads to a packed source. */
export async function checkSourceMaps(name: string, tarball: string): Promise<Check> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-maps-"));
  try {
    await runOrThrow("tar", ["-xzf", tarball, "-C", folder], folder);
    const files = await readdir(join(folder, "package/dist"), { recursive: true, withFileTypes: true });
    const compiled = files.filter((file) => /\.(d\.ts|js)$/.test(file.name));
    const paths = compiled.map((file) => join(file.parentPath, file.name));
    const lost = await Promise.all(paths.map(async (path) => ((await leadsToSource(path)) ? [] : [path])));
    const problems = lost.flat().map((path) => `${path.slice(folder.length + 1)} leads to no source`);
    return { name: `source maps of ${name}`, summary: `${paths.length} files lead to their source`, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function leadsToSource(path: string): Promise<boolean> {
  try {
    const { sources } = JSON.parse(await readFile(`${path}.map`, "utf8"));
    return (await stat(resolve(dirname(path), sources[0]))).isFile();
  } catch {
    return false;
  }
}
