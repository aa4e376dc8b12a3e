import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Budget } from "./budget.ts";
import type { BundleSize } from "./bundle-size.ts";

const file = join(import.meta.dirname, "../budgets.json");

/** The budgets by case. */
export async function readBudgets(): Promise<Readonly<Record<string, Budget>>> {
  return JSON.parse(await readFile(file, "utf8")) as Record<string, Budget>;
}

/** Makes these sizes the budgets. */
export async function writeBudgets(sizes: Readonly<Record<string, BundleSize>>): Promise<void> {
  const entries = Object.entries(sizes).map(([name, { gzipped, modules }]) => [
    name,
    { gzipped, modules: Object.fromEntries(Object.entries(modules).toSorted(([, one], [, other]) => other - one)) },
  ]);
  await writeFile(file, `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`);
}
