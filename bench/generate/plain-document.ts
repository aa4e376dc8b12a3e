import { readFile, writeFile } from "node:fs/promises";

/**
 * Copies a document for generators that know no `itemSchema`, which is OpenAPI 3.2's, and refuse it: the schema of an item stands where
 * frameworks wrote it before. All generators read the same copy.
 */
export async function copyPlainDocument(from: string, to: string): Promise<void> {
  const text = await readFile(from, "utf8");
  await writeFile(to, text.replaceAll(/^( +)itemSchema:$/gm, "$1schema:"));
}
