/** Holds verdicts against the compiler: callers' programs, written for one SDK, compiled against another. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { compareModels } from "../../cli/src/diff/compare-models.ts";
import type { Change, Diff } from "../../cli/src/diff/change.ts";
import { ruleOf } from "../../cli/src/diff/rules/rules.ts";
import { toSide } from "../../cli/src/diff/sides/side.ts";
import { openDocument } from "../../cli/src/document/open-document.ts";
import { parseDocument } from "../../cli/src/document/parse-document.ts";
import { withValueAt } from "../../cli/src/document/pointer.ts";
import { generateFiles } from "../../cli/src/generate/generate.ts";
import type { Diagnostic } from "../../scripts/types/diagnose.ts";
import { diagnose, typescript7 } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";
import { type Caller, callers, isOrdinary } from "./callers.ts";

/** What changes a document: values by the keys that lead to them, a space between; `gone` takes one away. */
export type Patch = Readonly<Record<string, unknown>>;
export const gone = Symbol("gone");

/** One change, and what it has to be called. */
export interface Row {
  readonly name: string;
  /** What makes the old document of `base.yaml`, and programs of callers that it needs beside the usual ones. */
  readonly old?: Patch;
  readonly code?: Readonly<Partial<Record<Caller, string>>>;
  /** Programs that stand in the place of the usual ones. */
  readonly instead?: Readonly<Partial<Record<Caller, string>>>;
  readonly patch: Patch;
  /** The rules that it is. */
  readonly rules: readonly string[];
  /** The programs that no longer compile. */
  readonly breaks: readonly Caller[];
}

/** What the comparison and the compiler say of a row. */
export interface Judgement {
  readonly diff: Diff;
  /** By program, what the compiler has against it. */
  readonly complaints: ReadonlyMap<Caller, readonly string[]>;
  /** The same for the old SDK, which has to be nothing. */
  readonly before: ReadonlyMap<Caller, readonly string[]>;
}

const base: unknown = parse(await readFile(join(import.meta.dirname, "base.yaml"), "utf8"));

function patched(document: unknown, patch: Patch = {}): unknown {
  return Object.entries(patch).reduce((result, [keys, value]) => {
    const path = keys.split(" ");
    if (value !== gone) return withValueAt(result, path, value);
    const copy: unknown = structuredClone(result);
    const owner = path.slice(0, -1).reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], copy);
    Reflect.deleteProperty(owner as object, path.at(-1) ?? "");
    return copy;
  }, document);
}

function sourceOf(document: unknown): { file: string; name: string; text: string } {
  return { file: "api.json", name: "api.json", text: JSON.stringify(document) };
}

function sideOf(document: unknown): ReturnType<typeof toSide> {
  return toSide(openDocument(parseDocument(sourceOf(document))).document, {});
}

/** The files of an SDK, and beside it the programs that call it. */
function project(
  folder: string,
  document: unknown,
  { code = {}, instead = {} }: Partial<Row> = {},
): [string, string][] {
  const { files } = generateFiles(sourceOf(document), { importExtension: ".ts" });
  const programs = Object.entries({ ...callers, ...instead }).map(([name, text]): [string, string] => {
    const more = code[name as Caller];
    return [`${folder}/${name}.ts`, more === undefined ? `${text}export {};\n` : `${text}${more}\nexport {};\n`];
  });
  return [...Array.from(files, ([path, text]): [string, string] => [`${folder}/sdk/${path}`, text]), ...programs];
}

/** Whether its old SDK and its programs are those of most rows. */
function isOfBase({ old, code, instead }: Row): boolean {
  return old === undefined && code === undefined && instead === undefined;
}

/** Judges all rows, in one run of the compiler over a folder of this name. */
export async function judge(rows: readonly Row[], name = "diff"): Promise<ReadonlyMap<string, Judgement>> {
  const documents = rows.map((row, index) => {
    const before = patched(base, row.old);
    return { row, index, before, now: patched(before, row.patch) };
  });
  const files = documents.flatMap(({ row, index, before, now }) => [
    ...project(`new${index}`, now, row),
    ...(isOfBase(row) ? [] : project(`old${index}`, before, row)),
  ]);
  const folder = await writeTypesFolder(name, new Map([...files, ...project("old", base)]), {
    declaration: false,
    noUnusedLocals: false,
    skipLibCheck: true,
  });
  const { diagnostics } = await diagnose(typescript7, folder);
  const inFolder = (name: string): Diagnostic[] => diagnostics.filter(({ file }) => file.startsWith(`${name}/`));
  return new Map(
    documents.map(({ row, index, before, now }) => [
      row.name,
      {
        diff: compareModels(sideOf(before), sideOf(now)),
        complaints: complaintsOf(inFolder(`new${index}`)),
        before: complaintsOf(inFolder(isOfBase(row) ? "old" : `old${index}`)),
      },
    ]),
  );
}

function complaintsOf(diagnostics: readonly Diagnostic[]): ReadonlyMap<Caller, readonly string[]> {
  const found = new Map<Caller, string[]>();
  for (const { file, line, message } of diagnostics) {
    const caller = file.split("/")[1]?.replace(".ts", "") as Caller;
    found.set(caller, [...(found.get(caller) ?? []), `${file}:${line} ${message.at(-1)?.trim()}`]);
  }
  return found;
}

/** What the verdicts of a comparison say of programs: which ordinary ones break is not told, but whether any does. */
export function saysBreaks(changes: readonly Change[]): boolean {
  return changes.some(({ recompile }) => recompile === "breaks");
}

/** What a comparison says of a program that knows more than calls and reads. */
export function mentions(changes: readonly Change[], caller: Caller): boolean {
  return (
    isOrdinary(caller) ||
    changes.some(({ rule }) => ruleOf(rule).special?.some((special) => special === caller) === true)
  );
}
