/** What stands in a folder, beside what should. */
import { lstat, readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Files } from "../emit/emit-folder.ts";
import { isGenerated } from "../emit/provenance.ts";
import { InputError } from "../../document/spec-error.ts";
import { chooseAnother, isNodeError, outputFault } from "./output-fault.ts";

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

/** The differences, and the texts that were there. */
export interface FolderComparison extends Comparison {
  /** All TypeScript files, strangers as well, by path. */
  readonly present: Files;
}

/**
 * Compares a folder with the files that belong there, line by line: a checkout on Windows may end lines by CR LF.
 *
 * Throws an `InputError` where something that latchkey did not make stands in the way; other strangers are left out.
 */
export async function compareFolder(folder: string, files: Files): Promise<FolderComparison> {
  await assertPlaces(folder, files);
  const present = await readFolder(folder);
  const stranger = [...files.keys()].find((path) => present.has(path) && !isGenerated(present.get(path) ?? ""));
  if (stranger !== undefined) {
    throw new InputError(
      `${join(folder, stranger)} was not made by latchkey and would be replaced.`,
      "Choose another folder with --out, or delete the file.",
    );
  }
  const paths = [...files.keys()];
  const same = new Set(paths.filter((path) => isSame(present.get(path), files.get(path))));
  return {
    missing: paths.filter((path) => !present.has(path)),
    changed: paths.filter((path) => present.has(path) && !same.has(path)),
    unchanged: [...same],
    stale: [...present]
      .filter(([path, text]) => !files.has(path) && isGenerated(text))
      .map(([path]) => path)
      .toSorted(),
    present,
  };
}

/** Whether a text is there with these lines. Most are there to the byte. */
function isSame(present: string | undefined, text: string | undefined): boolean {
  return present === text || present?.replaceAll("\r\n", "\n") === text;
}

/** The folders inside of one that is generated. */
const folders = ["endpoints", "operations", "schemas"] as const;

/** Where a file goes there must be a file or nothing, and its folder must be one of this folder, or files could end up elsewhere. */
async function assertPlaces(folder: string, files: Files): Promise<void> {
  for (const name of folders) {
    const kind = await kindOf(join(folder, name));
    const isNeeded = [...files.keys()].some((path) => path.startsWith(`${name}/`));
    if (isNeeded && kind !== undefined && kind !== "folder") throw inTheWay(join(folder, name), kind);
  }
  for (const path of files.keys()) {
    const place = join(folder, path.replaceAll("/", sep));
    const kind = await kindOf(place);
    if (kind !== undefined && kind !== "file") throw inTheWay(place, kind);
  }
}

type Kind = "file" | "folder" | "link" | "device";

async function kindOf(path: string): Promise<Kind | undefined> {
  try {
    const found = await lstat(path);
    if (found.isSymbolicLink()) return "link";
    if (found.isDirectory()) return "folder";
    return found.isFile() ? "file" : "device";
  } catch (error) {
    if (isNodeError(error) && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
    throw outputFault(path, error);
  }
}

function inTheWay(place: string, kind: Kind): InputError {
  return new InputError(`${place} is a ${kind}, and stands where latchkey writes.`, chooseAnother);
}

/** The TypeScript files where generated ones may stand: the folder itself, and those in it, unless they are links to elsewhere. */
export async function readFolder(folder: string): Promise<Map<string, string>> {
  const paths = await listFiles(folder, "");
  for (const name of folders)
    if ((await kindOf(join(folder, name))) === "folder")
      paths.push(...(await listFiles(join(folder, name), `${name}/`)));
  const entries = paths.map(
    async (path): Promise<[string, string]> => [path, await readPresent(join(folder, path.replaceAll("/", sep)))],
  );
  return new Map(await Promise.all(entries));
}

async function readPresent(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw outputFault(path, error);
  }
}

async function listFiles(folder: string, prefix: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isFile() && entry.name.endsWith(".ts")).map((entry) => prefix + entry.name);
  } catch (error) {
    if (isNodeError(error) && error.code === "ENOENT") return [];
    throw outputFault(folder, error);
  }
}
