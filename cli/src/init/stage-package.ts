/** A new folder, which is there whole or not at all. */
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { InputError } from "../document/spec-error.ts";
import type { Files } from "../generate/emit/emit-folder.ts";
import { isNodeError, outputFault } from "../generate/output/output-fault.ts";

/** Throws an `InputError` unless nothing is there but, perhaps, an empty folder or a fresh repository. */
export async function assertRoom(dir: string): Promise<void> {
  const [first] = await entriesOf(dir);
  if (first === undefined) return;
  throw new InputError(
    `${dir} is not empty: ${first} is in it. Nothing was written.`,
    "Name a folder that does not exist yet, or an empty one.",
  );
}

/** What stands in the way. The `.git` of a repository without a file does not. */
async function entriesOf(dir: string): Promise<string[]> {
  try {
    return (await readdir(dir)).filter((name) => name !== ".git");
  } catch (error) {
    if (isNodeError(error) && error.code === "ENOENT") return [];
    throw outputFault(dir, error);
  }
}

/** Lets `fill` make the folder's contents beside it, and moves them there once they are whole. */
export async function stagePackage<T>(dir: string, fill: (staging: string) => Promise<T>): Promise<T> {
  const target = resolve(dir);
  let staging: string | undefined;
  try {
    await mkdir(dirname(target), { recursive: true });
    staging = await mkdtemp(join(dirname(target), `.${basename(target)}-latchkey-`));
    const made = await fill(staging);
    await moveAll(staging, target, dir);
    return made;
  } catch (error) {
    throw outputFault(dir, error);
  } finally {
    if (staging !== undefined) await rm(staging, { recursive: true, force: true });
  }
}

/** Entry by entry, since the folder may be somebody's working directory; if one cannot be moved, none stays. */
async function moveAll(staging: string, target: string, dir: string): Promise<void> {
  await assertRoom(dir);
  await mkdir(target, { recursive: true });
  const moved: string[] = [];
  try {
    for (const name of await readdir(staging)) {
      await rename(join(staging, name), join(target, name));
      moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rm(join(target, name), { recursive: true, force: true });
    throw error;
  }
}

/** Writes files below a folder. */
export async function writeFiles(folder: string, files: Files): Promise<void> {
  for (const [path, text] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
}
