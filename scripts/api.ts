/**
 * Writes the reports of the public interface, `etc/*.api.md`: one for each entry point of both packages, so that a review
 * sees each change of it. With `--check` it writes nothing there, and fails if a report is out of date or an export has no documentation.
 */
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { differencesBetween } from "./checks/same-folders.ts";
import { reportApi, undocumentedExports } from "./release/api-reports.ts";
import { compile } from "./release/compile.ts";
import { packages, root } from "./release/packages.ts";
import { CommandError } from "./run-command.ts";
import { runScript } from "./run-script.ts";

const reports = join(root, "etc");

async function writeReports(folder: string): Promise<void> {
  for (const pkg of packages) {
    await compile(pkg, join(pkg.folder, "dist"));
    await reportApi(pkg, folder);
  }
}

async function undocumentedIn(path: string, report: string): Promise<string[]> {
  const names = undocumentedExports(await readFile(path, "utf8"));
  return names.map((name) => `${report}: \`${name}\` has no sentence of documentation.`);
}

async function checkReports(): Promise<void> {
  const fresh = await mkdtemp(join(tmpdir(), "latchkey-api-"));
  try {
    await writeReports(fresh);
    const changed = await differencesBetween(reports, fresh);
    if (changed !== "")
      throw new CommandError(
        `${changed}\nThe public interface is not as reported. Run \`npm run api\`, and commit etc/.`,
      );
    const names = await readdir(fresh);
    const undocumented = await Promise.all(names.map(async (name) => undocumentedIn(join(fresh, name), name)));
    if (undocumented.flat().length > 0) throw new CommandError(undocumented.flat().join("\n"));
    console.log(`${names.length} reports are up to date`);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

await runScript(async () => {
  if (process.argv.includes("--check")) return checkReports();
  await rm(reports, { recursive: true, force: true });
  await writeReports(reports);
  console.log((await readdir(reports)).map((name) => `etc/${name}`).join("\n"));
});
