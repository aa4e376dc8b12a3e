import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "./run-command.ts";

/** Installs what a manifest names into a scratch folder of its own, unless exactly that is there from an earlier run. */
export async function installExactly(folder: string, manifest: object): Promise<void> {
  const wanted = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const installed = join(folder, "node_modules/installed.json");
  if ((await readFile(installed, "utf8").catch(() => "")) === wanted) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), wanted);
  await runOrThrow("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], folder);
  await writeFile(installed, wanted);
}
