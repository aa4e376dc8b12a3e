/** Work in processes of its own, where a job that hangs or crashes costs nothing but itself. */
import { type ChildProcess, fork } from "node:child_process";

/** What a job came to. */
export type JobOutcome<Result> =
  | { readonly kind: "done"; readonly result: Result }
  | { readonly kind: "late" }
  | { readonly kind: "crashed"; readonly code: number | null };

/** How jobs are run. */
export interface JobOptions {
  /** How many processes there are. */
  readonly processes: number;
  /** Milliseconds until a job is given up, and its process killed. How long a process takes to start does not count. */
  readonly limit: number;
  /** Options of Node. */
  readonly execArgv?: readonly string[];
}

/**
 * Gives each job to the next process that is free. `program` answers each message with `answerJobs`.
 *
 * `settled` is told of each outcome, in the order in which they come.
 */
export async function runJobs<Job extends object, Result>(
  program: string,
  jobs: Iterable<Job>,
  options: JobOptions,
  settled: (job: Job, outcome: JobOutcome<Result>) => void,
): Promise<void> {
  const queue = jobs[Symbol.iterator]();
  const runFromQueue = async (): Promise<void> => {
    let child: ChildProcess | undefined;
    for (let next = queue.next(); next.done !== true; next = queue.next()) {
      child ??= await startProcess(program, options.execArgv ?? []);
      const outcome = await runJob<Result>(child, next.value, options.limit);
      if (outcome.kind !== "done") child = undefined;
      settled(next.value, outcome);
    }
    child?.disconnect();
  };
  await Promise.all(Array.from({ length: options.processes }, runFromQueue));
}

/** Resolves when the program can take jobs, or has ended before: then its first job says so. */
function startProcess(program: string, execArgv: readonly string[]): Promise<ChildProcess> {
  const child = fork(program, { execArgv: [...execArgv] });
  return new Promise((resolve) => {
    const started = (): void => {
      child.removeAllListeners();
      resolve(child);
    };
    child.once("message", started).once("exit", started).once("error", started);
  });
}

function runJob<Result>(child: ChildProcess, job: object, limit: number): Promise<JobOutcome<Result>> {
  return new Promise((resolve) => {
    if (!child.connected) {
      resolve({ kind: "crashed", code: child.exitCode });
      return;
    }
    const end = (outcome: JobOutcome<Result>): void => {
      clearTimeout(timer);
      child.removeAllListeners();
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      end({ kind: "late" });
    }, limit);
    child.once("message", (result) => end({ kind: "done", result: result as Result })); // What the program's `answer` made.
    child.once("error", () => end({ kind: "crashed", code: child.exitCode }));
    child.once("exit", (code) => end({ kind: "crashed", code }));
    child.send(job);
  });
}

/** The other side: answers each job that comes, until the parent lets go. */
export function answerJobs<Job>(answer: (job: Job) => object | Promise<object>): void {
  const reply = async (job: Job): Promise<void> => {
    process.send?.(await answer(job));
  };
  // The messages are what `runJobs` was given. An answer that fails ends the process, which the other side sees.
  process.on("message", (job) => void reply(job as Job));
  process.send?.("ready");
}
