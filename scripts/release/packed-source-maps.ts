import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";

/** Lets the source maps in a packed `dist`, which was compiled from the package in `folder`, lead to the packed `src` beside it. */
export async function mapToPackedSources(dist: string, folder: string): Promise<void> {
  const files = await readdir(dist, { recursive: true });
  await Promise.all(
    files.filter((file) => file.endsWith(".map")).map((file) => mapToPacked(join(dist, file), dist, folder)),
  );
}

async function mapToPacked(file: string, dist: string, folder: string): Promise<void> {
  const map: { sources: readonly string[] } = JSON.parse(await readFile(file, "utf8"));
  const sources = map.sources.map((source) => {
    const path = relative(folder, resolve(dirname(file), source));
    return relative(dirname(file), join(dist, "..", path)).replaceAll("\\", "/");
  });
  await writeFile(file, JSON.stringify({ ...map, sources }));
}
