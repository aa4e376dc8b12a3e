import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "./packages.ts";

/** The changesets that wait for a version: their texts by their names in `.changeset/`. */
export async function waitingChangesets(): Promise<ReadonlyMap<string, string>> {
  const folder = join(root, ".changeset");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".md") && name !== "README.md").toSorted();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
  return new Map(names.map((name, index) => [name, texts[index] ?? ""]));
}
