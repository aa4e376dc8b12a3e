import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { runOrThrow } from "./run-command.ts";

/**
 * Installs what a manifest names into a scratch folder of its own, unless exactly that is there from an earlier run.
 *
 * Tests ask for the same folder at once: one installs, the others wait.
 */
export async function installExactly(folder: string, manifest: object): Promise<void> {
  const wanted = `${JSON.stringify(manifest, undefined, 2)}\n`;
  const installed = join(folder, "node_modules/installed.json");
  const isThere = async (): Promise<boolean> => (await readFile(installed, "utf8").catch(() => "")) === wanted;
  if (await isThere()) return;
  await mkdir(folder, { recursive: true });
  const lock = join(folder, "installing");
  while (!(await take(lock))) await setTimeout(250);
  try {
    if (await isThere()) return;
    await writeFile(join(folder, "package.json"), wanted);
    await runOrThrow("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"], folder);
    await writeFile(installed, wanted);
  } finally {
    await rm(lock, { force: true });
  }
}

/** Takes a lock, unless a process has it that is alive. */
async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch {
    const holder = Number(await readFile(lock, "utf8").catch(() => ""));
    if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
