import { readdir, readFile, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";

/**
 * Lets each source map in a packed `dist` lead to the source in the packed `src` beside it.
 *
 * The compiler has written paths into the repository, since it compiled from there. The two folders have the same shape,
 * and so has the folder of the files for production bundles, so that a map's own place tells its source's.
 */
export async function mapToPackedSources(dist: string): Promise<void> {
  const files = await readdir(dist, { recursive: true });
  await Promise.all(files.filter((file) => file.endsWith(".map")).map((file) => mapToPackedSource(dist, file)));
}

async function mapToPackedSource(dist: string, file: string): Promise<void> {
  const map: { sources: string[] } = JSON.parse(await readFile(join(dist, file), "utf8"));
  const folder = dirname(file).replace(/^production\b[\\/]?/, "");
  const source = join(dist, "../src", folder, basename(map.sources[0] ?? ""));
  const sources = [relative(dirname(join(dist, file)), source).replaceAll("\\", "/")];
  await writeFile(join(dist, file), JSON.stringify({ ...map, sources }));
}
