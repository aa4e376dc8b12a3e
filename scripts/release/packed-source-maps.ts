import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

/**
 * Lets each source map in a packed `dist` lead to the source in the packed `src` beside it.
 *
 * The compiler has written paths into the repository, since it compiled from there. The two folders have the same shape,
 * so that a map's own place tells its source's.
 */
export async function mapToPackedSources(dist: string): Promise<void> {
  const files = await readdir(dist, { recursive: true });
  await Promise.all(files.filter((file) => file.endsWith(".map")).map((file) => mapToPackedSource(dist, file)));
}

async function mapToPackedSource(dist: string, file: string): Promise<void> {
  const map: object = JSON.parse(await readFile(join(dist, file), "utf8"));
  const source = join(dist, "../src", file.replace(/(\.d\.ts|\.js)\.map$/, ".ts"));
  const sources = [relative(dirname(join(dist, file)), source).replaceAll("\\", "/")];
  await writeFile(join(dist, file), JSON.stringify({ ...map, sources }));
}
