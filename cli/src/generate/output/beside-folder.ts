/** Files that a run writes beside its folder, held against what is there, and written. */
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, relative, resolve, sep } from "node:path";
import { InputError } from "../../document/spec-error.ts";
import type { Files } from "../emit/emit-folder.ts";
import { isGenerated } from "../emit/provenance.ts";
import type { Comparison } from "./compare-folder.ts";
import { isNodeError, outputFault } from "./output-fault.ts";

/** The differences, as paths from the working directory. Throws an `InputError` where a file of somebody else stands. */
export async function compareBeside(files: Files): Promise<Comparison> {
  const found = await Promise.all(
    [...files].map(async ([path, text]) => ({ path, text, present: await readBeside(path) })),
  );
  const stranger = found.find(({ present }) => present !== undefined && !isGenerated(present));
  if (stranger !== undefined) {
    throw new InputError(
      `${stranger.path} was not made by latchkey and would be replaced.`,
      "Name another file under `package` in the configuration, or delete this one.",
    );
  }
  const isSame = (present: string | undefined, text: string): boolean => present?.replaceAll("\r\n", "\n") === text;
  const paths = (wanted: (file: (typeof found)[number]) => boolean): string[] =>
    found.filter(wanted).map(({ path }) => path);
  return {
    missing: paths(({ present }) => present === undefined),
    changed: paths(({ present, text }) => present !== undefined && !isSame(present, text)),
    unchanged: paths(({ present, text }) => isSame(present, text)),
    stale: [],
  };
}

/** The text of a file; `undefined` where there is none. */
export async function readBeside(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (isNodeError(error) && error.code === "ENOENT") return undefined;
    throw outputFault(path, error);
  }
}

/** Writes what is missing or changed, each file at once. */
export async function writeBeside(files: Files, { missing, changed }: Comparison): Promise<void> {
  for (const path of [...missing, ...changed]) {
    const staged = `${path}.latchkey-${process.pid}`;
    try {
      await mkdir(dirname(resolve(path)), { recursive: true });
      await writeFile(staged, files.get(path) ?? "");
      await rename(staged, path);
    } catch (error) {
      await rm(staged, { force: true });
      throw outputFault(path, error);
    }
  }
}

/** Both comparisons as one, with paths from the folder. */
export function joinComparisons(folder: string, inside: Comparison, beside: Comparison): Comparison {
  const from = (paths: readonly string[]): string[] => paths.map((path) => relative(folder, path).replaceAll(sep, "/"));
  return {
    missing: [...inside.missing, ...from(beside.missing)],
    changed: [...inside.changed, ...from(beside.changed)],
    stale: [...inside.stale, ...from(beside.stale)],
    unchanged: [...inside.unchanged, ...from(beside.unchanged)],
  };
}
