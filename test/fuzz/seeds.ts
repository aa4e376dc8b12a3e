/** The real documents that are mutated. */
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { documents } from "../../scripts/corpus/documents.ts";
import { documentPath } from "../../scripts/corpus/install-documents.ts";
import { root } from "../../scripts/release/packages.ts";
import type { Tree } from "./tree.ts";

/** A document, by the name of its maker. */
export interface Seed {
  readonly name: string;
  readonly tree: Tree;
}

/** A mutant takes a few paths of a document anyway, and many documents are worth more than large ones. */
const largest = 150_000;

/** Our own documents, which have what is rare, and those of the corpus that are small. The corpus has to be installed. */
export async function readSeeds(): Promise<readonly Seed[]> {
  return [
    ...(await readOwnSeeds()),
    ...(await read(documents.map(({ name, path }) => ({ name, path: documentPath(path) })))),
  ];
}

/** Our own alone: they are always there. */
export async function readOwnSeeds(): Promise<readonly Seed[]> {
  const folder = join(root, "test/corpus/documents");
  const names = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).toSorted();
  return read([
    { name: "openapi.yaml", path: join(root, "openapi.yaml") },
    ...names.map((name) => ({ name, path: join(folder, name) })),
  ]);
}

async function read(files: readonly { readonly name: string; readonly path: string }[]): Promise<Seed[]> {
  const seeds: Seed[] = [];
  for (const { name, path } of files) {
    if ((await stat(path)).size > largest) continue;
    const text = await readFile(path, "utf8");
    // A value, not a graph: anchors are planted in the text.
    const tree: Tree = JSON.parse(path.endsWith(".json") ? text : JSON.stringify(parse(text)));
    seeds.push({ name, tree });
  }
  return seeds;
}
