import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Contender } from "./interleave.ts";
import type { Batch, BatchDone } from "./work.ts";

/** A contender whose work runs in a process of its own, so that the engine does not optimize shared code for another one's use of it. */
export interface WorkContender extends Contender<"time" | "cpu">, AsyncDisposable {}

/** Starts `module`'s work with `argument`; each turn does `units` of it and gives the milliseconds for one, and those on a processor. */
export async function spawnWork(name: string, module: URL, argument: unknown, units: number): Promise<WorkContender> {
  const child = fork(join(import.meta.dirname, "work-process.ts"), [module.href, JSON.stringify(argument)]);
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`The work of ${name} ended with ${code}.`);
  });
  // Only the code that waits for a turn should see the error.
  ended.catch(() => {});
  await Promise.race([once(child, "message"), ended]);
  return {
    name,
    async turn() {
      const batch: Batch = { units };
      child.send(batch);
      const [done]: BatchDone[] = await Promise.race([once(child, "message"), ended]);
      const { elapsed = Number.NaN, cpu = Number.NaN } = done ?? {};
      return { time: elapsed / units, cpu: cpu / units };
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await ended.catch(() => {});
    },
  };
}
