/** What stands in a folder, beside what should. */
import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Files } from "../emit/emit-folder.ts";
import { isGenerated } from "../emit/provenance.ts";
import { InputError } from "../../document/spec-error.ts";

/** The differences, as paths relative to the folder, with slashes. */
export interface Comparison {
  /** There, but not with these bytes. */
  readonly changed: readonly string[];
  /** Not there. */
  readonly missing: readonly string[];
  /** Made by an earlier run, and no longer by this one. */
  readonly stale: readonly string[];
  readonly unchanged: readonly string[];
}

/**
 * Compares a folder with the files that belong there.
 *
 * Throws an `InputError` where a file that somebody else wrote stands in the way; other strangers are left out.
 */
export async function compareFolder(folder: string, files: Files): Promise<Comparison> {
  const present = await readFolder(folder);
  const stranger = [...files.keys()].find((path) => present.has(path) && !isGenerated(present.get(path) ?? ""));
  if (stranger !== undefined) {
    throw new InputError(
      `${join(folder, stranger)} was not made by latchkey and would be replaced.`,
      "Choose another folder with --out, or delete the file.",
    );
  }
  const paths = [...files.keys()];
  return {
    missing: paths.filter((path) => !present.has(path)),
    changed: paths.filter((path) => present.has(path) && present.get(path) !== files.get(path)),
    unchanged: paths.filter((path) => present.get(path) === files.get(path)),
    stale: [...present]
      .filter(([path, text]) => !files.has(path) && isGenerated(text))
      .map(([path]) => path)
      .toSorted(),
  };
}

/** The TypeScript files where generated ones may stand: the folder itself, and `endpoints`. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const paths = [...(await listFiles(folder, "")), ...(await listFiles(join(folder, "endpoints"), "endpoints/"))];
  const entries = paths.map(
    async (path): Promise<[string, string]> => [path, await readFile(join(folder, path.replaceAll("/", sep)), "utf8")],
  );
  return new Map(await Promise.all(entries));
}

async function listFiles(folder: string, prefix: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts")).map((entry) => prefix + entry.name);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "ENOENT") return [];
    if (code === "ENOTDIR")
      throw new InputError(`${folder} is a file, not a folder.`, "Choose another folder with --out.", { cause: error });
    throw error;
  }
}
