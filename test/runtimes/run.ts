/** `npm run test:runtimes [-- <name>…]`: one suite in every runtime, over the packed packages; the table goes into docs/platforms.md. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/release/packages.ts";
import { runScript } from "../../scripts/run-script.ts";
import { installPacked, installRuntimes } from "./install.ts";
import type { Outcome, Runtime } from "./runtime.ts";
import { runtimes } from "./runtimes.ts";
import { faultsOf, type Row, tableOf, withTable } from "./table.ts";

async function play(runtime: Runtime, project: string): Promise<Row> {
  const { name, limits = {} } = runtime;
  const lack = runtime.lack?.();
  if (lack !== undefined) {
    console.warn(`NOT RUN: ${name} is not on this machine (${lack})`);
    return { name, lack };
  }
  const outcome = await runtime.play(project).catch(
    (error: unknown): Outcome => ({
      version: "",
      report: [{ name: "it runs", error: String(error) }],
    }),
  );
  const row: Row = { name, outcome, limits };
  const passed = outcome.report.filter(({ error }) => error === undefined);
  console.log(`${name} ${outcome.version}: ${passed.length} of ${outcome.report.length}`);
  for (const { name, error } of faultsOf(row)) console.log(`  ${name}: ${error}`);
  return row;
}

await runScript(async () => {
  const asked = process.argv.slice(2);
  const chosen = runtimes.filter(({ name }) => asked.length === 0 || asked.includes(name));
  await installRuntimes();
  const project = await installPacked();
  const rows: Row[] = [];
  for (const runtime of chosen) rows.push(await play(runtime, project));
  if (rows.some((row) => faultsOf(row).length > 0)) process.exitCode = 1;
  if (asked.length > 0) return;
  const page = join(root, "docs/platforms.md");
  await writeFile(page, withTable(await readFile(page, "utf8"), tableOf(rows)));
});
