/** Many mutants: each tried, and the folders that were made compiled together. */
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type JobOutcome, runJobs } from "../../scripts/job-processes.ts";
import { diagnose, typescript7 } from "../../scripts/types/diagnose.ts";
import { writeTypesFolder } from "../../scripts/types/types-folder.ts";
import type { Attempt } from "./attempt.ts";
import type { FuzzJob } from "./fuzz-process.ts";
import type { Fault } from "./judge.ts";

/** What came of one text or mutant. */
export interface Verdict {
  readonly isMade: boolean;
  readonly faults: readonly Fault[];
  readonly refusal: string;
}

/** What to try: a mutant by its numbers, or a text. */
export type Trial = { readonly seed: number; readonly index: number } | { readonly text: string };

/** How long a mutant may take, on a machine that has other work. */
const limit = 40_000;

const program = fileURLToPath(new URL("fuzz-process.ts", import.meta.url));

/** Tries all of them, two at a time, in a folder of this name; verdicts come in the order of the trials. Every n-th that was made is compiled. */
export async function tryAll(name: string, trials: readonly Trial[], { every }: { every: number }): Promise<Verdict[]> {
  const folder = await writeTypesFolder(name, new Map([["index.ts", "export {};\n"]]), { isolatedDeclarations: true });
  const verdicts: Verdict[] = [];
  type Job = FuzzJob & { readonly number: number };
  const jobs = trials.map((trial, number): Job => ({ ...trial, number, folder: join(folder, String(number)) }));
  const options = {
    processes: 2,
    limit,
    execArgv: ["-C", "latchkey-source", "--max-old-space-size=1024", "--max-semi-space-size=32"],
  };
  await runJobs<Job, Attempt>(program, jobs, options, ({ number }, outcome) => {
    verdicts[number] = verdictOf(outcome);
  });
  const errors = await compile(folder, verdicts, every);
  return verdicts.map((verdict, number) => ({
    ...verdict,
    faults: [...verdict.faults, ...(errors.get(number) ?? [])],
  }));
}

function verdictOf(outcome: JobOutcome<Attempt>): Verdict {
  if (outcome.kind === "done") return outcome.result;
  const kind = outcome.kind === "late" ? "no end" : "the process ends";
  return {
    isMade: false,
    refusal: "",
    faults: [{ kind, detail: outcome.kind === "late" ? "" : `exit code ${outcome.code}` }],
  };
}

/** The first error of each folder, by its number. A folder that has a fault already could keep the compiler from the others. */
async function compile(folder: string, verdicts: readonly Verdict[], every: number): Promise<Map<number, Fault[]>> {
  const others = verdicts.flatMap(({ isMade, faults }, number) =>
    isMade && (number % every > 0 || faults.length > 0) ? [number] : [],
  );
  await Promise.all(others.map((number) => rm(join(folder, String(number)), { recursive: true })));
  const found = new Map<number, Fault[]>();
  for (const { file, line, code, message } of (await diagnose(typescript7, folder)).diagnostics) {
    const number = Number(file.split("/", 1)[0]);
    const kind = `does not compile: ${code} ${(message[0] ?? "").replaceAll(/'[^']*'/g, "…")}`;
    if (!found.has(number)) found.set(number, [{ kind, detail: `${file}:${line} ${message.join("\n")}` }]);
  }
  return found;
}
