/** A process that tries one mutant after the other: one that hangs or crashes costs nothing but itself. */
import { Socket } from "node:net";
import { answerJobs } from "../../scripts/job-processes.ts";
import { attempt, type Attempt } from "./attempt.ts";
import { createMutant } from "./mutant.ts";
import { readSeeds } from "./seeds.ts";

/** A mutant by its numbers, or a text; and a folder for it. */
export type FuzzJob = { readonly folder: string } & (
  | { readonly seed: number; readonly index: number }
  | { readonly text: string }
);

// A mutant may refer to any address of its document: nobody is to be asked.
Socket.prototype.connect = function connect(this: Socket): Socket {
  queueMicrotask(() => this.destroy(Object.assign(new Error("There is no network."), { code: "ENETUNREACH" })));
  return this;
};

const seeds = await readSeeds();

answerJobs((job: FuzzJob): Promise<Attempt> => {
  if ("text" in job) return attempt(job.folder, job.text);
  // `inspect` has little of its own beside `generate`: a part of them is enough.
  return attempt(job.folder, createMutant(seeds, job.seed, job.index).text, { inspects: job.index % 3 === 0 });
});
