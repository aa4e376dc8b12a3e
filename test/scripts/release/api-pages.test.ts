import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { documentedEntries, pageOf, writeApiPages } from "../../../scripts/release/api-pages.ts";
import { packages } from "../../../scripts/release/packages.ts";

const first = `/**
 * Says what it is.
 *
 * @packageDocumentation
 */

/** Makes a thing. */
export function makeThing(name: string): Thing { return hidden(name); }
/** A thing. */
export interface Thing {
  /** Its name. */
  readonly name: string;
  readonly "~inner": string;
}
function hidden(name: string): Thing { return { name, "~inner": "" }; }
`;
const second = `import type { Thing } from "./first.js";
/** Breaks a thing. */
export function breakThing(thing: Thing): void { String(thing); }
`;

let folder: string;
const pages = new Map<string, string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "latchkey-pages-test-"));
  const compilerOptions = { target: "es2023", module: "nodenext", strict: true, types: [] };
  await Promise.all([
    writeFile(join(folder, "first.ts"), first),
    writeFile(join(folder, "second.ts"), second),
    writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] })),
  ]);
  const entries = [
    { name: "@x/y", source: join(folder, "first.ts") },
    { name: "@x/y/more", source: join(folder, "second.ts") },
  ];
  await writeApiPages(entries, join(folder, "pages"), join(folder, "tsconfig.json"));
  for (const name of await readdir(join(folder, "pages")))
    pages.set(name, await readFile(join(folder, "pages", name), "utf8"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("an entry point has a page of its own, and a line in the list", () => {
  expect([...pages.keys()].toSorted()).toEqual(["README.md", "x.y.md", "x.y.more.md"]);
  expect(pages.get("README.md")).toContain("| [`@x/y`](x.y.md) | Says what it is. |");
  expect(pageOf("@x/y/more")).toBe("x.y.more.md");
});

test("a page has what is exported, with its documentation, and links to other pages", () => {
  expect(pages.get("x.y.md")).toMatch(/^# @x\/y\n/);
  expect(pages.get("x.y.md")).toContain("Makes a thing.");
  expect(pages.get("x.y.md")).toContain("Its name.");
  expect(pages.get("x.y.more.md")).toContain("(x.y.md#thing)");
});

test("a page has nothing that is not exported, no member for generated code, and no lines of sources", () => {
  const all = [...pages.values()].join("\n");
  expect(all).not.toMatch(/hidden|~inner|Defined in/);
});

test("each entry point that people import is documented, and none that only generated code imports", async () => {
  const names = (await Promise.all(packages.map((pkg) => documentedEntries(pkg)))).flat().map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["latchkey", "latchkey/node", "@latchkey/cli", "@latchkey/cli/mock"]));
  expect(names.filter((name) => name.includes("generated") || name.endsWith(".json"))).toEqual([]);
});
