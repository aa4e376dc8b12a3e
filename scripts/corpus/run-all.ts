/** Generates and compiles every document of the directory. */
import { createHash } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runJobs, type JobOutcome } from "../job-processes.ts";
import { typescript5, typescript7 } from "../types/diagnose.ts";
import type { DocumentOutcome } from "./all-outcomes.ts";
import { compileSdks } from "./compile-sdks.ts";
import type { CorpusDocument } from "./documents.ts";
import type { GenerateJob, GenerateOutcome } from "./generate-process.ts";
import { folderOf, type GeneratedSdk, sdks, sizeOf } from "./generate-sdk.ts";
import { documentPath } from "./install-documents.ts";

/** How long one document may take. The largest has 47 MB, and another process works beside; the limit only finds what has no end. */
const limit = 600_000;

/** How many are generated before they are compiled and forgotten. */
const portion = 100;

/** Takes the documents in portions; `done` is told of each portion's outcomes. */
export async function runAll(
  documents: readonly CorpusDocument[],
  sample: ReadonlySet<string>,
  done: (outcomes: readonly DocumentOutcome[]) => Promise<void>,
): Promise<void> {
  for (let start = 0; start < documents.length; start += portion) {
    const some = documents.slice(start, start + portion);
    await rm(sdks, { recursive: true, force: true });
    await mkdir(sdks, { recursive: true });
    await done(await compiled(await generated(some), sample));
  }
}

/** The names of documents that the older compiler takes too: by a hash of the name, so that they are the same each time. */
export function sampleOf(documents: readonly CorpusDocument[], count: number, seed: string): ReadonlySet<string> {
  const lot = ({ name }: CorpusDocument): string => createHash("sha256").update(seed).update(name).digest("hex");
  const drawn = documents.map((document) => ({ name: document.name, lot: lot(document) }));
  return new Set(
    drawn
      .toSorted((a, b) => (a.lot < b.lot ? -1 : 1))
      .slice(0, count)
      .map(({ name }) => name),
  );
}

/** An SDK, or why there is none. */
type Made = GeneratedSdk & { readonly kind: string | undefined };

async function generated(documents: readonly CorpusDocument[]): Promise<Made[]> {
  const made: Made[] = [];
  const jobs = documents.map((document) => ({
    document,
    spec: documentPath(document.path),
    out: join(sdks, folderOf(document.name)),
  }));
  const program = fileURLToPath(new URL("generate-process.ts", import.meta.url));
  type Job = GenerateJob & { readonly document: CorpusDocument };
  await runJobs<Job, GenerateOutcome>(program, jobs, { processes: 2, limit }, ({ document: { name } }, outcome) => {
    made.push({ name, folder: folderOf(name), operations: 0, time: 0, size: 0, ...madeOf(outcome) });
  });
  return Promise.all(made.map(async (sdk) => ({ ...sdk, size: sdk.kind ? 0 : await sizeOf(join(sdks, sdk.folder)) })));
}

export function madeOf(outcome: JobOutcome<GenerateOutcome>): Partial<Made> & Pick<Made, "kind" | "refusal"> {
  if (outcome.kind === "late") return { kind: `takes more than ${limit / 1000} s`, refusal: "" };
  if (outcome.kind === "crashed") return { kind: "ends the process", refusal: `exit code ${outcome.code}` };
  const { result } = outcome;
  if (result.kind === "generated") return { ...result, kind: undefined, refusal: undefined };
  return { kind: `${result.kind}: ${inGeneral(result.problem)}`, refusal: result.message };
}

async function compiled(made: readonly Made[], sample: ReadonlySet<string>): Promise<DocumentOutcome[]> {
  const whole = made.filter(({ kind }) => kind === undefined);
  const all = [
    await compileSdks(typescript7, whole),
    await compileSdks(
      typescript5,
      whole.filter(({ name }) => sample.has(name)),
    ),
  ];
  return made.map(({ name, kind, refusal, folder, operations, time, size }) => {
    const isSampled = sample.has(name);
    const counted = { name, operations, time: Math.round(time), size, isSampled };
    if (kind !== undefined) return { ...counted, kind, detail: refusal ?? "" };
    const [error] = all.flatMap((errors) => errors.get(folder) ?? []);
    if (error === undefined) return { ...counted, kind: "compiles", detail: "" };
    const detail = `${error.file}:${error.line}:${error.column} ${error.message.join("\n")}`;
    return { ...counted, kind: `does not compile: ${error.code} ${inGeneral(error.message[0] ?? "")}`, detail };
  });
}

/** The words of a message without the names and numbers of its document. */
export function inGeneral(message: string): string {
  return message
    .replaceAll(/"(?:[^"\\]|\\.)*"|'[^']*'|`[^`]*`/g, "…")
    .replaceAll(/\S*\/\S+/g, "…")
    .replaceAll(/\d+/g, "n")
    .slice(0, 160);
}
