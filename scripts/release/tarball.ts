import { readFile } from "node:fs/promises";
import { unpack } from "@publint/pack";

/** The files of a packed package by their paths in it, in order. */
export async function readTarball(path: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { files, rootDir } = await unpack(await readFile(path));
  const entries = files.map(({ name, data }) => [name.slice(rootDir.length + 1), data] as const);
  return new Map(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** What goes out with a tarball, in a few lines: the sizes of the files at its top, and of each folder. */
export function describeContents(files: ReadonlyMap<string, Uint8Array>): string[] {
  const sizes = new Map<string, number[]>();
  for (const [path, data] of files) {
    const group = path.replace(/\/.*/, "/");
    sizes.set(group, [...(sizes.get(group) ?? []), data.length]);
  }
  return [...sizes].map(([name, bytes]) => {
    const total = kilobytes(bytes.reduce((sum, size) => sum + size, 0));
    return name.endsWith("/") ? `${name} ${bytes.length} files, ${total}` : `${name} ${total}`;
  });
}

/** A size as people read it, such as `12.3 kB`. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
