import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../release/packages.ts";
import { runOrThrow } from "../run-command.ts";
import { packages } from "./documents.ts";

const folder = join(root, ".scratch/corpus");

/** The path of an installed document. */
export function documentPath(path: string): string {
  return join(folder, "node_modules", path);
}

/** Installs the packages that have the documents, unless exactly these are there from an earlier run. */
export async function installDocuments(): Promise<void> {
  const wanted = `${JSON.stringify({ private: true, dependencies: packages }, undefined, 2)}\n`;
  const installed = documentPath("installed.json");
  if ((await readFile(installed, "utf8").catch(() => "")) === wanted) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), wanted);
  await runOrThrow("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts"], folder);
  await writeFile(installed, wanted);
}
