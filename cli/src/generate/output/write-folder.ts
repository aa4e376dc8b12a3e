/** Bringing a folder up to date without ever showing half of it. */
import { mkdir, mkdtemp, readdir, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, posix, resolve } from "node:path";
import type { Files } from "../emit/emit-folder.ts";
import type { FolderComparison } from "./compare-folder.ts";
import { isNodeError, outputFault } from "./output-fault.ts";

/**
 * Writes what is missing or changed and removes what is stale; what is as it should be is not touched.
 *
 * All files are first written beside the folder, so that a full disk changes nothing, and then moved, each at once. Resolves to what
 * the folder has then.
 */
export async function writeFolder(folder: string, files: Files, comparison: FolderComparison): Promise<Files> {
  const written = [...comparison.missing, ...comparison.changed];
  if (written.length === 0 && comparison.stale.length === 0) return comparison.present;
  const target = resolve(folder);
  try {
    await mkdir(dirname(target), { recursive: true });
    await removeAbandoned(target);
    await moveInto(target, files, written, comparison.stale);
  } catch (error) {
    throw outputFault(folder, error);
  }
  const kept = [...comparison.present].filter(([path]) => !comparison.stale.includes(path));
  return new Map([...kept, ...written.map((path) => [path, files.get(path) ?? ""] as const)]);
}

async function moveInto(
  target: string,
  files: Files,
  written: readonly string[],
  stale: readonly string[],
): Promise<void> {
  const staging = await mkdtemp(join(dirname(target), `${stagingName(target)}${process.pid}-`));
  try {
    await writeAll(staging, files, written);
    for (const folder of foldersOf(written)) await mkdir(join(target, folder), { recursive: true });
    for (const path of written) await rename(join(staging, path), join(target, path));
    for (const path of stale) await rm(join(target, path));
    // Goes only when it is empty.
    for (const folder of foldersOf(stale)) if (folder !== ".") await rmdir(join(target, folder)).catch(() => undefined);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

/** `.generated-latchkey-4711-aB3dE6` beside `generated`: the process that writes there is in the name. */
function stagingName(target: string): string {
  return `.${basename(target)}-latchkey-`;
}

/** Removes what runs have left behind that were killed while they wrote. */
async function removeAbandoned(target: string): Promise<void> {
  const start = stagingName(target);
  for (const name of await readdir(dirname(target))) {
    const pid = name.startsWith(start) ? Number(/^(\d+)-\w+$/.exec(name.slice(start.length))?.[1]) : Number.NaN;
    if (pid > 0 && !isAlive(pid)) await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Another user's process may not be asked, and is there all the same.
    return !isNodeError(error) || error.code !== "ESRCH";
  }
}

async function writeAll(staging: string, files: Files, paths: readonly string[]): Promise<void> {
  for (const folder of foldersOf(paths)) await mkdir(join(staging, folder), { recursive: true });
  for (const path of paths) await writeFile(join(staging, path), files.get(path) ?? "");
}

/** The folders of these files, `.` being the one that they are relative to. */
function foldersOf(paths: readonly string[]): Set<string> {
  return new Set(paths.map((path) => posix.dirname(path)));
}
