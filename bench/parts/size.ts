import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runOrThrow } from "../../scripts/run-command.ts";
import { root } from "../../scripts/release/packages.ts";
import { copyPlainDocument } from "../generate/plain-document.ts";
import { recipesFor } from "../generate/recipes.ts";
import type { Part } from "../part.ts";
import { peerFile, scratch } from "../peers.ts";
import { type Bar, barChart } from "../report/bar-chart.ts";
import type { Table } from "../report/table.ts";
import { withoutTypes, writeApplication } from "../size/application.ts";
import { bundlers } from "../size/bundlers.ts";
import { bundleSize } from "../size/bundle-size.ts";
import { cases, peerCases } from "../size/cases.ts";

const folder = join(scratch, "size");
const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(2);

/** A row for each entry: its compressed size by each bundler, and how far the largest is from the smallest. */
async function sizes(title: string, entries: Readonly<Record<string, string>>): Promise<{ table: Table; bars: Bar[] }> {
  const rows: string[][] = [];
  const bars: Bar[] = [];
  for (const [name, source] of Object.entries(entries)) {
    await writeFile(join(folder, "entry.js"), source);
    const bytes: number[] = [];
    for (const bundle of Object.values(bundlers)) bytes.push(await bundle("entry.js", folder));
    const spread = (Math.max(...bytes) / Math.min(...bytes) - 1) * 100;
    rows.push([name, ...bytes.map(kilobytes), `${spread.toFixed(1)} %`]);
    bars.push({ name, value: bytes[0] ?? Number.NaN });
  }
  return { table: { title, rows: [["", ...Object.keys(bundlers), "apart by"], ...rows] }, bars };
}

/** What stands in the bundle of a case, module by module. */
async function modulesOf(name: string): Promise<Table> {
  const { modules } = await bundleSize(cases[name] ?? "", folder);
  const rows = Object.entries(modules).toSorted(([, one], [, other]) => other - one);
  return { title: `${name}: minified bytes by module`, rows: rows.map(([file, bytes]) => [file, String(bytes)]) };
}

/** The same document's SDK by generators whose client is part of it. */
async function writePeerSdks(): Promise<void> {
  const sdks = join(scratch, "size-sdks");
  await mkdir(sdks, { recursive: true });
  await copyPlainDocument(join(root, "openapi.yaml"), join(sdks, "document.yaml"));
  const recipes = recipesFor(join(sdks, "document.yaml"));
  for (const name of ["hey-api", "redocly"]) {
    const { program = "", args = [] } = recipes[name] ?? {};
    const own = join(sdks, name);
    await mkdir(own, { recursive: true });
    await runOrThrow("node", [peerFile(`.bin/${program}`), ...args], own);
    await withoutTypes(join(own, "sdk"), join(folder, name));
  }
}

/** What an application's bundle weighs, minified and compressed, by what it calls. */
export const part: Part = {
  name: "size",
  describe: "The bundle of an application, kB minified and compressed, by what it calls",
  rounds: 1,
  async run() {
    await writeApplication(folder);
    await writePeerSdks();
    const [ours, others] = [await sizes("latchkey", cases), await sizes("Others", peerCases)];
    const tables = [
      ours.table,
      others.table,
      await modulesOf("one call with a bearer token"),
      await modulesOf("one call with a wired session"),
    ];
    const bars = [...ours.bars.map(({ name, value }) => ({ name: `latchkey: ${name}`, value })), ...others.bars];
    const group = { title: "", bars, show: (bytes: number) => `${kilobytes(bytes)} kB` };
    return {
      tables,
      charts: { bundles: barChart("An application's bundle by esbuild, minified and compressed", [group]) },
    };
  },
};
