/** Bringing a folder up to date without ever showing half of it. */
import { mkdir, mkdtemp, rename, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import type { Files } from "../emit/emit-folder.ts";
import type { Comparison } from "./compare-folder.ts";

/**
 * Writes what is missing or changed and removes what is stale; what is as it should be is not touched.
 *
 * All files are first written beside the folder, so that a full disk changes nothing, and then moved, each at once.
 */
export async function writeFolder(folder: string, files: Files, comparison: Comparison): Promise<void> {
  const written = [...comparison.missing, ...comparison.changed];
  if (written.length === 0 && comparison.stale.length === 0) return;
  const target = resolve(folder);
  await mkdir(dirname(target), { recursive: true });
  const staging = await mkdtemp(join(dirname(target), `.${basename(target)}-`));
  try {
    await writeAll(staging, files, written);
    await mkdir(join(target, "endpoints"), { recursive: true });
    for (const path of written) await rename(join(staging, path), join(target, path));
    for (const path of comparison.stale) await rm(join(target, path));
    await rmdir(join(target, "endpoints")).catch(() => undefined); // Goes only when it is empty.
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

async function writeAll(staging: string, files: Files, paths: readonly string[]): Promise<void> {
  await mkdir(join(staging, "endpoints"));
  for (const path of paths) await writeFile(join(staging, path), files.get(path) ?? "");
}
