/** Gives a document to the commands, and judges what they do. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { reportError } from "../../cli/src/commands/report-error.ts";
import { reportOf } from "../../cli/src/commands/run-report.ts";
import { summarize } from "../../cli/src/commands/generate-summary.ts";
import { SpecError } from "../../cli/src/document/spec-error.ts";
import { loadDocument } from "../../cli/src/document/load-document.ts";
import { generateFrom } from "../../cli/src/generate/generate.ts";
import { inspectDocument, inspectModel } from "../../cli/src/inspect/inspect.ts";
import { emitPage } from "../../cli/src/inspect/page/emit-page.ts";
import { printInspection } from "../../cli/src/inspect/terminal/print-inspection.ts";
import { type Fault, judgeFiles, judgePage, judgePrinted, judgeText } from "./judge.ts";

/** What came of a document. */
export interface Attempt {
  readonly isMade: boolean;
  readonly faults: readonly Fault[];
  /** The first line of what an error says. */
  readonly refusal: string;
}

/** More processor time than this for a document of a mutant's size is a fault, in milliseconds. */
const longest = 4_000;

/** Writes the document into a folder of its own, generates beside it, inspects it, and judges everything. */
export async function attempt(folder: string, text: string, { inspects = true } = {}): Promise<Attempt> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const spec = join(folder, "openapi.json");
  await writeFile(spec, text);
  const start = process.cpuUsage();
  // As a large document is, every other one.
  const typesByFile = text.length % 2 === 1;
  const made = await caught(() => makeFolder(spec, join(folder, "sdk"), typesByFile));
  const inspected = inspects ? await caught(() => inspectBoth(spec)) : undefined;
  const { user } = process.cpuUsage(start);
  const faults = [...made.faults, ...(inspected?.faults ?? [])];
  if (user / 1000 > longest) faults.push({ kind: "too slow", detail: `${Math.round(user / 1000)} ms` });
  const entries = (await readdir(folder)).filter((name) => name !== "openapi.json" && name !== "sdk");
  if (entries.length > 0) faults.push({ kind: "files outside of the folder", detail: entries.join(" ") });
  return { isMade: made.refusal === undefined, faults, refusal: made.refusal ?? "" };
}

async function makeFolder(spec: string, out: string, typesByFile: boolean): Promise<Fault[]> {
  const options = { spec, out, importExtension: ".ts", typesByFile } as const;
  const result = await generateFrom(options);
  const { warnings } = inspectModel(result.document, result.list, result.model, {});
  const paths = await readdir(out, { recursive: true });
  const files = new Map<string, string>();
  for (const path of paths.filter((path) => path.endsWith(".ts")))
    files.set(path, await readFile(join(out, path), "utf8"));
  const summary = summarize(reportOf(result, warnings), options, { colors: false });
  return [...judgeFiles(files), ...judgePrinted("summary", summary)];
}

async function inspectBoth(spec: string): Promise<Fault[]> {
  const inspection = inspectDocument(await loadDocument({ spec }), {});
  const table = printInspection(inspection, { colors: false, width: 100, table: true });
  return [...judgePage(emitPage(inspection)), ...judgeText("table", table)];
}

interface Caught {
  readonly faults: Fault[];
  readonly refusal: string | undefined;
}

/** An error must be one of the input, and say so in a line, with a hint below it. */
async function caught(work: () => Promise<Fault[]>): Promise<Caught> {
  try {
    return { faults: await work(), refusal: undefined };
  } catch (error) {
    let written = "";
    const code = reportError(error, false, { isTTY: false, write: (text) => (written += text) !== "" });
    const lines = written.trimEnd().split("\n");
    const faults = [...judgePrinted("error", written)];
    if (code === 3)
      faults.push({ kind: `exit 3: ${inGeneral(lines.slice(1, 3).join(" "))}`, detail: lines.slice(1, 8).join("\n") });
    // Nothing but the document is given, so nothing else can be at fault.
    else if (!(error instanceof SpecError))
      faults.push({ kind: "an error without a place", detail: written.slice(0, 300) });
    else if (lines.length > 2) faults.push({ kind: "an error of many lines", detail: written.slice(0, 300) });
    return { faults, refusal: lines[0] ?? "" };
  }
}

function inGeneral(message: string): string {
  return message.replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'/g, "…").slice(0, 200);
}
