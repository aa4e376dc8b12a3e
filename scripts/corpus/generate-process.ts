/** A process that generates one SDK after the other: to start one for each of thousands would take longer than the work. */
import { generate, InputError, SpecError } from "@latchkey/cli";
import { answerJobs } from "../job-processes.ts";

/** A document, and where its SDK goes. */
export interface GenerateJob {
  readonly spec: string;
  readonly out: string;
}

/** What came of it: operations, or why there are none. */
export type GenerateOutcome =
  | {
      readonly kind: "generated";
      readonly operations: number /** Milliseconds of the processor. */;
      readonly time: number;
    }
  | { readonly kind: "refused" | "failed"; readonly problem: string; readonly message: string };

async function outcomeOf({ spec, out }: GenerateJob): Promise<GenerateOutcome> {
  const start = process.cpuUsage();
  try {
    const { model } = await generate({ spec, out });
    return { kind: "generated", operations: model.operations.length, time: process.cpuUsage(start).user / 1000 };
  } catch (error) {
    if (!(error instanceof Error)) return { kind: "failed", problem: String(error), message: String(error) };
    const problem = error instanceof SpecError ? error.problem : error.message;
    const isRefusal = error instanceof InputError;
    return {
      kind: isRefusal ? "refused" : "failed",
      problem,
      message: (isRefusal ? error.message : error.stack) ?? "",
    };
  }
}

answerJobs(outcomeOf);
