/** `npm run bench`: lists the parts; `npm run bench -- <part> [rounds]` runs one on the built packages; `--check [part…]` holds the bounds. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../scripts/run-command.ts";
import { runScript } from "../scripts/run-script.ts";
import { type Bound, readBounds, slippedRatios } from "./check.ts";
import type { Part } from "./part.ts";
import { installPeers } from "./peers.ts";
import { machine } from "./report/machine.ts";
import { printed } from "./report/table.ts";

async function loadParts(): Promise<Part[]> {
  const folder = join(import.meta.dirname, "parts");
  const files = (await readdir(folder)).toSorted();
  const modules = files.map(async (file): Promise<{ part: Part }> => import(join(folder, file)));
  return (await Promise.all(modules)).map(({ part }) => part);
}

function list(parts: readonly Part[]): string {
  const lines = parts.map(({ name, describe, rounds }) => `  ${name.padEnd(12)} ${describe} (${rounds} rounds)`);
  return ["npm run bench -- <part> [rounds]", "npm run bench -- --check [part…]", "", ...lines].join("\n");
}

async function prepare(): Promise<void> {
  await runOrThrow("npm", ["run", "--silent", "build"], join(import.meta.dirname, ".."));
  await installPeers();
  console.log(machine());
}

async function run(part: Part, rounds: number): Promise<void> {
  await prepare();
  console.log(`${part.describe}; ${rounds} rounds\n`);
  for (const table of await part.run(rounds)) console.log(`${printed(table)}\n`);
}

async function check(parts: readonly Part[], bounds: readonly Bound[]): Promise<void> {
  await prepare();
  const slipped = await slippedRatios(parts, bounds, console.log);
  for (const line of slipped) console.error(`slipped: ${line}`);
  if (slipped.length > 0) process.exitCode = 1;
}

const [name, ...rest] = process.argv.slice(2);
const [rounds] = rest;
const parts = await loadParts();
const part = parts.find((candidate) => candidate.name === name);
const isChosen = ({ name }: { name: string }): boolean => rest.length === 0 || rest.includes(name);
if (name === "--check" && rest.every((word) => parts.some((part) => part.name === word))) {
  const bounds = (await readBounds()).filter(({ part }) => isChosen({ name: part }));
  await runScript(() => check(parts.filter(isChosen), bounds));
} else if (part === undefined || !(rounds === undefined || /^[1-9]\d*$/.test(rounds))) {
  console.log(list(parts));
  if (name !== undefined) process.exitCode = 2;
} else {
  await runScript(() => run(part, rounds === undefined ? part.rounds : Number(rounds)));
}
