/** `latchkey generate --watch`: again on each save. */
import { watch, type FSWatcher } from "node:fs";
import { dirname, resolve } from "node:path";
import { InputError } from "../document/spec-error.ts";
import { reportError } from "./report-error.ts";

/** Editors write in several steps; what comes within this time, in milliseconds, is one save. */
const oneSave = 50;

/**
 * Runs now, and whenever one of the files that the last run read is saved, until the process is interrupted.
 *
 * A save that breaks the document is reported, and the next one is waited for. Folders are watched instead of files, since many
 * editors replace a file by another.
 */
export async function watchGenerate(run: () => Promise<readonly string[]>, config: string | undefined): Promise<void> {
  const own = [config ?? "latchkey.config.ts", "latchkey.config.mjs", "latchkey.config.json"].map((file) =>
    resolve(file),
  );
  let files: readonly string[] = [];
  let watchers: readonly FSWatcher[] = [];
  let isSaved = true;
  let wake = (): void => undefined;
  const changed = (): void => {
    isSaved = true;
    wake();
  };
  for (;;) {
    if (!isSaved) await new Promise<void>((resume) => (wake = resume));
    await new Promise((done) => setTimeout(done, oneSave));
    isSaved = false;
    files = await runAgain(run, files);
    // The old ones have watched during the run.
    const old = watchers;
    watchers = watchFolders([...files, ...own], changed);
    for (const watcher of old) watcher.close();
    process.stderr.write("Waiting for changes; stop with Ctrl+C.\n");
  }
}

async function runAgain(run: () => Promise<readonly string[]>, files: readonly string[]): Promise<readonly string[]> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    reportError(error, process.argv.includes("--json"));
    // A file that is at fault may be one that the last good run did not know.
    return "file" in error && typeof error.file === "string" ? [...new Set([...files, resolve(error.file)])] : files;
  }
}

function watchFolders(files: readonly string[], changed: () => void): FSWatcher[] {
  const wanted = new Set(files);
  return [...new Set(files.map(dirname))].map((folder) =>
    watch(folder, (_event, name) => {
      if (name === null || wanted.has(resolve(folder, name))) changed();
    }),
  );
}
