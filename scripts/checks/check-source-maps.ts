import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { runOrThrow } from "../run-command.ts";
import type { Check } from "./check.ts";

/** Checks that a packed package has a source map for each file it runs and each it declares, and that each leads to packed sources. */
export async function checkSourceMaps(name: string, tarball: string): Promise<Check> {
  const folder = await mkdtemp(join(tmpdir(), "latchkey-maps-"));
  try {
    await runOrThrow("tar", ["-xzf", tarball, "-C", folder], folder);
    const files = await readdir(join(folder, "package/dist"), { recursive: true, withFileTypes: true });
    const compiled = files.filter((file) => /\.(d\.ts|js)$/.test(file.name));
    const paths = compiled.map((file) => join(file.parentPath, file.name));
    const lost = await Promise.all(paths.map(async (path) => ((await leadsToSources(path)) ? [] : [path])));
    const problems = lost.flat().map((path) => `${path.slice(folder.length + 1)} leads to no source`);
    return { name: `source maps of ${name}`, summary: `${paths.length} files lead to their sources`, problems };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function leadsToSources(path: string): Promise<boolean> {
  try {
    if (onlyExports(await readFile(path, "utf8"))) return true;
    const { sources }: { sources: readonly string[] } = JSON.parse(await readFile(`${path}.map`, "utf8"));
    const found = await Promise.all(sources.map((source) => stat(resolve(dirname(path), source))));
    return found.length > 0 && found.every((file) => file.isFile());
  } catch {
    return false;
  }
}

/** Nobody steps into a file that hands on what others have. */
function onlyExports(text: string): boolean {
  return /^(?:export \{[^}]*\} from "[^"]*";\s*)+$/.test(text);
}
