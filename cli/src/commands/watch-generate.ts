/** `latchkey generate --watch`: again on each save. */
import { existsSync, watch, type FSWatcher } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { InputError } from "../document/spec-error.ts";
import { configNames } from "../load-config.ts";
import { reportError } from "./report-error.ts";

/** Editors save in several steps: all changes within so many milliseconds count as one save. */
const oneSave = 50;

/**
 * Runs now, and whenever one of the files that the last run read is saved, until the process is interrupted.
 *
 * A save that breaks the document is reported, and the next one is waited for. Folders are watched instead of files, since many
 * editors replace a file by another.
 */
export async function watchGenerate(run: () => Promise<readonly string[]>, config: string | undefined): Promise<never> {
  const own = [...(config === undefined ? [] : [config]), ...configNames].map((file) => resolve(file));
  let files: readonly string[] = [];
  let watchers: readonly FSWatcher[] = [];
  let isSaved = true;
  let wake = (): void => undefined;
  const changed = (): void => {
    isSaved = true;
    wake();
  };
  try {
    for (;;) {
      if (!isSaved) await new Promise<void>((resume) => (wake = resume));
      await new Promise((done) => setTimeout(done, oneSave));
      isSaved = false;
      const gone = files.filter((file) => !existsSync(file));
      files = await runAgain(run, files);
      const missing = [...gone, ...files.filter((file) => !existsSync(file))];
      // The old watchers stay open during the run, so that no save is missed.
      const old = watchers;
      watchers = watchFolders([...files, ...own], changed);
      for (const watcher of old) watcher.close();
      // A folder that was gone had no watcher: what came back before it got one is seen here.
      isSaved ||= missing.some((file) => existsSync(file));
      process.stderr.write("Waiting for changes; stop with Ctrl+C.\n");
    }
  } finally {
    // A run that fails by a fault of ours ends the command; with a watcher the process would stay.
    for (const watcher of watchers) watcher.close();
  }
}

async function runAgain(run: () => Promise<readonly string[]>, files: readonly string[]): Promise<readonly string[]> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    reportError(error, process.argv.includes("--json"));
    // The last good run may not know the faulty file, so it is watched too.
    return "file" in error && typeof error.file === "string" ? [...new Set([...files, resolve(error.file)])] : files;
  }
}

/** Watches the folders of the files. Where a folder is gone, the nearest one above it is watched, until it comes back. */
function watchFolders(files: readonly string[], changed: () => void): FSWatcher[] {
  const wanted = new Set(
    files.flatMap((file) => [file, ...foldersAbove(file).filter((folder) => !existsSync(folder))]),
  );
  return [...new Set(files.map(nearestFolder))].map((folder) => {
    const watcher = watch(folder, (_event, name) => {
      // When a folder is removed, its watcher reports the folder's own name.
      if (name === null || name === basename(folder) || wanted.has(resolve(folder, name))) changed();
    });
    return watcher.on("error", changed);
  });
}

function foldersAbove(file: string): string[] {
  const folder = dirname(file);
  return folder === file ? [] : [folder, ...foldersAbove(folder)];
}

function nearestFolder(file: string): string {
  return foldersAbove(file).find((folder) => existsSync(folder)) ?? dirname(file);
}
