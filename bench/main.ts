/** `npm run bench`: lists the parts; `npm run bench -- <part> [rounds] [--charts]` runs one on the built packages; `--check [part…]` holds the bounds. */
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../scripts/run-command.ts";
import { runScript } from "../scripts/run-script.ts";
import { root } from "../scripts/release/packages.ts";
import { readBounds, slippedRatios } from "./check.ts";
import type { Part } from "./part.ts";
import { installPeers } from "./peers.ts";
import { machine } from "./report/machine.ts";
import { printed } from "./report/table.ts";

/** Parts that are run together, by the name of the group. */
const groups: Readonly<Record<string, readonly string[]>> = {
  runtime: ["call", "import", "heap"],
  refresh: ["renewal", "holders"],
};

async function loadParts(): Promise<Part[]> {
  const folder = join(import.meta.dirname, "parts");
  const files = (await readdir(folder)).toSorted();
  const modules = files.map(async (file): Promise<{ part: Part }> => import(join(folder, file)));
  return (await Promise.all(modules)).map(({ part }) => part);
}

function list(parts: readonly Part[]): string {
  return [
    "npm run bench -- <part> [rounds] [--charts]",
    "npm run bench -- --check [part…]",
    "",
    ...parts.map(({ name, describe, rounds }) => `  ${name.padEnd(12)} ${describe} (${rounds} rounds)`),
    ...Object.entries(groups).map(([name, members]) => `  ${name.padEnd(12)} ${members.join(", ")}`),
  ].join("\n");
}

async function prepare(): Promise<void> {
  await runOrThrow("npm", ["run", "--silent", "build"], root);
  await installPeers();
  console.log(machine());
}

/** Prints the tables; the charts go into the manual if that is asked for. */
async function run(part: Part, rounds: number, writesCharts: boolean): Promise<void> {
  console.log(`${part.describe}; ${rounds} rounds\n`);
  const { tables, charts = {} } = await part.run(rounds);
  for (const table of tables) console.log(`${printed(table)}\n`);
  const folder = join(root, "docs/charts");
  if (!writesCharts) return;
  await mkdir(folder, { recursive: true });
  for (const [name, svg] of Object.entries(charts)) await writeFile(join(folder, `${name}.svg`), svg);
}

async function check(parts: readonly Part[]): Promise<void> {
  const bounds = (await readBounds()).filter(({ part }) => parts.some(({ name }) => name === part));
  const slipped = await slippedRatios(parts, bounds, console.log);
  for (const line of slipped) console.error(`slipped: ${line}`);
  if (slipped.length > 0) process.exitCode = 1;
}

const parts = await loadParts();
const words = process.argv.slice(2);
const [checks, writesCharts] = [words.includes("--check"), words.includes("--charts")];
const rounds = words.find((word) => /^[1-9]\d*$/.test(word));
const names = words.filter((word) => word !== "--check" && word !== "--charts" && word !== rounds);
const wanted = names.flatMap((name) => groups[name] ?? [name]);
const chosen = parts.filter(({ name }) => wanted.includes(name) || (checks && wanted.length === 0));
if (wanted.some((name) => parts.every((part) => part.name !== name)) || chosen.length === 0) {
  console.log(list(parts));
  if (words.length > 0) process.exitCode = 2;
} else {
  await runScript(async () => {
    await prepare();
    if (checks) return check(chosen);
    for (const part of chosen) await run(part, Number(rounds ?? part.rounds), writesCharts);
  });
}
