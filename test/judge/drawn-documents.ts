import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/release/packages.ts";
import { drawDocument } from "./draw-document.ts";

/** Writes so many drawn documents, and returns their paths. */
export async function drawnDocuments(seed: number, count: number): Promise<readonly string[]> {
  const folder = join(root, ".scratch/judge-documents");
  await mkdir(folder, { recursive: true });
  const seeds = Array.from({ length: count }, (_, index) => seed * 1000 + index);
  return Promise.all(
    seeds.map(async (one) => {
      const path = join(folder, `${one}.json`);
      await writeFile(path, drawDocument(one));
      return path;
    }),
  );
}
