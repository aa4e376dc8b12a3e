/** A folder with files, for one test. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Writes the files; disposing of the folder removes it. */
export async function folderOf(files: Readonly<Record<string, string>>): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), "latchkey-"));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return {
    path: (name) => join(root, name),
    [Symbol.asyncDispose]: () => rm(root, { recursive: true }),
  };
}

/** A folder, and the paths in it. */
export interface Folder extends AsyncDisposable {
  path(name: string): string;
}
