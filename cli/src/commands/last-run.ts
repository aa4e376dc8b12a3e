/**
 * Remembers what the last run read and wrote. If nothing has changed since, the next run need not load the generator.
 *
 * It is kept in the nearest `node_modules/.cache`, which nobody commits. `--check` does not use it, because its answer must be
 * right on every machine. The hashes are those of the files' contents.
 */
import { createHash } from "node:crypto";
import { access, mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { readNamedFile } from "../document/sources/read-source.ts";
import type { Source } from "../document/sources/source.ts";
import type { Files } from "../generate/emit/emit-folder.ts";
import type { GenerateOptions } from "../generate/generate.ts";
import { readBeside } from "../generate/output/beside-folder.ts";
import { readFolder } from "../generate/output/compare-folder.ts";
import { generatorVersion } from "./generator-version.ts";
import type { RunReport } from "./run-report.ts";

/** A run whose output is in the folder already. */
export interface KnownRun {
  /** The files that were read. */
  readonly files: readonly string[];
  readonly report: RunReport;
}

interface KeptRun extends KnownRun {
  readonly options: string;
  readonly inputs: string;
  readonly output: string;
}

/** The last run with these options, if neither what it read nor what it wrote has changed since. */
export async function recallRun(options: GenerateOptions): Promise<KnownRun | undefined> {
  const kept = isKept(options) ? await readKept(options) : undefined;
  if (kept === undefined || kept.options !== hashOptions(options)) return undefined;
  if (kept.inputs !== (await hashFiles(kept.files))) return undefined;
  if (kept.output !== (await hashOutput(await readFolder(options.out), options))) return undefined;
  const { missing, changed, unchanged } = kept.report.files;
  const files = { missing: [], changed: [], stale: [], unchanged: [...missing, ...changed, ...unchanged] };
  return { files: kept.files, report: { ...kept.report, files } };
}

/** A run that may be remembered. */
interface FinishedRun {
  readonly sources: readonly Source[];
  /** What it has left. */
  readonly folder: Files;
}

/** Saves a run. One that read standard input or an address is not saved: those may change without our knowing. */
export async function rememberRun(
  options: GenerateOptions,
  { sources, folder }: FinishedRun,
  report: RunReport,
): Promise<void> {
  const files = filesOf(sources);
  const place = await keptPlace(options.out);
  if (!isKept(options) || place === undefined || files.length < sources.length) return;
  // The texts that were read, since the files may have been saved again meanwhile.
  const inputs = hashTexts(sources.map(({ text }) => text));
  const output = await hashOutput(folder, options);
  const kept: KeptRun = { files, report, options: hashOptions(options), inputs, output };
  // The run itself has succeeded, so a cache that cannot be written is no error.
  await mkdir(dirname(place), { recursive: true })
    .then(() => writeFile(place, JSON.stringify(kept)))
    .catch(() => undefined);
}

/** The paths of those sources that are files. */
export function filesOf(sources: readonly Source[]): string[] {
  return sources.flatMap(({ location, file }) =>
    location?.protocol === "file:" && file !== "<stdin>" ? [fileURLToPath(location)] : [],
  );
}

async function readKept({ out }: GenerateOptions): Promise<KeptRun | undefined> {
  const place = await keptPlace(out);
  if (place === undefined) return undefined;
  try {
    return JSON.parse(await readFile(place, "utf8")) as KeptRun; // Written by this package; the hash has its version.
  } catch {
    return undefined;
  }
}

/** One file for each output folder. */
async function keptPlace(out: string): Promise<string | undefined> {
  const target = resolve(out);
  for (let folder = dirname(target); folder !== dirname(folder); folder = dirname(folder)) {
    const modules = join(folder, "node_modules");
    const exists = await access(modules).then(
      () => true,
      () => false,
    );
    if (exists) return join(modules, ".cache/latchkey", `${hash(target).slice(0, 16)}.json`);
  }
  return undefined;
}

/** A function that names operations may give other names the next time, and functions cannot be compared. */
function isKept({ names }: GenerateOptions): boolean {
  return typeof names !== "function";
}

function hashOptions(options: GenerateOptions): string {
  return hash(JSON.stringify([generatorVersion(), process.cwd(), options]));
}

/** The hash of the files as they are now; `undefined` if one cannot be read. */
async function hashFiles(files: readonly string[]): Promise<string | undefined> {
  try {
    const sources = await Promise.all(files.map((file) => readNamedFile(file, file)));
    return hashTexts(sources.map(({ text }) => text));
  } catch {
    return undefined;
  }
}

function hashTexts(texts: readonly string[]): string {
  return hash(texts.map(hash).join());
}

/**
 * The hash of all names and contents where generated files are written, in the folder and beside it.
 *
 * No name has a line feed, and no file tells another's end.
 */
async function hashOutput(
  folder: Files,
  { package: { reference, skill, lock } = { name: "" } }: GenerateOptions,
): Promise<string> {
  const files = [...folder].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const beside = [reference, skill, lock].map(
    async (path) => [path ?? "", path === undefined ? "" : ((await readBeside(path)) ?? "")] as const,
  );
  const all = [...files, ...(await Promise.all(beside))];
  return hash(all.map(([path, text]) => `${hash(text)} ${path}`).join("\n"));
}

function hash(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
