/** The names of what a session keeps to itself, which are short in the files for production bundles. */
import { readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

/** What only the modules of `src/session` read. */
const own = ["session/state.ts", "session/store-mirror.ts"];

/** What the folder shows to others. */
const shown = [
  "session/events.ts",
  "session/expiry.ts",
  "session/refresh-function.ts",
  "session/session-options.ts",
  "session/session.ts",
  "session/tokens.ts",
];

/** A short name for each private one: no name of the platform, and none that anything outside the folder declares. */
export async function privateNames(sources: string): Promise<Readonly<Record<string, string>>> {
  const all = (await readdir(sources, { recursive: true })).filter((name) => name.endsWith(".ts"));
  const membersOfAll = async (isMeant: (name: string) => boolean) =>
    membersIn(all.filter(isMeant).map((name) => join(sources, name)));
  const others = await membersOfAll((name) => dirname(name) !== "session" || shown.includes(name));
  const known = new Set([...(await platformNames()), ...others]);
  const names = (await membersOfAll((name) => own.includes(name))).filter((name) => !known.has(name));
  return Object.fromEntries([...new Set(names)].map((name, index) => [name, letters(index)]));
}

/** `a` to `z`, then `aa`, `ab` and so on: no member that has a name of its own is called so. */
function letters(index: number): string {
  const last = String.fromCodePoint(97 + (index % 26));
  return index < 26 ? last : `${letters(Math.floor(index / 26) - 1)}${last}`;
}

async function platformNames(): Promise<string[]> {
  const folder = dirname(fileURLToPath(import.meta.resolve("typescript")));
  const files = (await readdir(folder)).filter((name) => /^lib\..*\.d\.ts$/.test(name));
  return membersIn(files.map((name) => join(folder, name)));
}

async function membersIn(files: readonly string[]): Promise<string[]> {
  const names = await Promise.all(files.map(async (file) => membersOf(await readFile(file, "utf8"))));
  return names.flat();
}

/** The names of all members that a source declares. */
function membersOf(source: string): string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    const name = ts.isTypeElement(node) || ts.isClassElement(node) ? node.name : undefined;
    if (name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name))) names.push(name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("source.ts", source, ts.ScriptTarget.Latest));
  return names;
}
