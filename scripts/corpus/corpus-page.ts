import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../release/packages.ts";
import { markdownOf } from "./report-all.ts";
import type { DocumentOutcome } from "./all-outcomes.ts";

const path = join(root, "docs/corpus.md");
const opening = "<!-- written by npm run corpus -- --all -->";

/** Writes the table of a whole run below what docs/corpus.md says in words. */
export async function writeCorpusPage(outcomes: readonly DocumentOutcome[]): Promise<void> {
  const [words = ""] = (await readFile(path, "utf8")).split(opening, 1);
  await writeFile(path, `${words}${opening}\n\n${markdownOf(outcomes)}\n`);
}
