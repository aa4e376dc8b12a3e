/** Writes the page to a file, whole or not at all. */
import { rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Source } from "../../document/sources/source.ts";
import { InputError } from "../../document/spec-error.ts";

/**
 * Writes the page beside its place first, and moves it there.
 *
 * Throws an `InputError` where it cannot stand, or where it would stand over something that the document was read from.
 */
export async function writePage(file: string, page: string, sources: readonly Source[]): Promise<void> {
  const target = resolve(file);
  if (sources.some(({ location }) => location?.href === pathToFileURL(target).href))
    throw new InputError(`${file} is part of the document itself.`, "Name another file for the page.");
  const isFolder = await stat(target).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (isFolder) throw new InputError(`${file} is a folder.`, `Name a file: --html ${join(file, "inspection.html")}`);
  const staging = join(dirname(target), `.${basename(target)}-${process.pid}`);
  try {
    await writeFile(staging, page);
    await rename(staging, target);
  } catch (error) {
    const reason = error instanceof Error && "code" in error ? String(error.code) : String(error);
    throw new InputError(`${file} cannot be written (${reason}).`, "Name a file in a folder that exists.", {
      cause: error,
    });
  } finally {
    await rm(staging, { force: true });
  }
}
