/** Writes the API reference of the manual, `docs/api/`. With `--check` it writes nothing there, and fails if a page is out of date. */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { differencesBetween } from "./checks/same-folders.ts";
import { documentedEntries, writeApiPages } from "./release/api-pages.ts";
import { packages, root } from "./release/packages.ts";
import { CommandError } from "./run-command.ts";
import { runScript } from "./run-script.ts";

const pages = join(root, "docs/api");

async function writePages(folder: string): Promise<void> {
  const entries = await Promise.all(packages.map((pkg) => documentedEntries(pkg)));
  await writeApiPages(entries.flat(), folder, join(root, "tsconfig.json"));
}

async function checkPages(): Promise<void> {
  const fresh = await mkdtemp(join(tmpdir(), "latchkey-pages-"));
  try {
    await writePages(fresh);
    const changed = await differencesBetween(pages, fresh);
    if (changed !== "")
      throw new CommandError(
        `${changed}\nThe API reference is out of date. Run \`npm run docs:api\`, and commit docs/api/.`,
      );
    console.log(`${(await readdir(fresh)).length} pages are up to date`);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

await runScript(async () => {
  if (process.argv.includes("--check")) return checkPages();
  await rm(pages, { recursive: true, force: true });
  await writePages(pages);
  console.log((await readdir(pages)).map((name) => `docs/api/${name}`).join("\n"));
});
