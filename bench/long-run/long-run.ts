import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** What a process has reached after so many calls. */
export interface Mark {
  /** Bytes, after everything that can be freed has been freed. */
  readonly heap: number;
  /** Milliseconds of processor time since the mark before. */
  readonly cpu: number;
}

/** Makes secured calls one after the other in one process, with a refresh every thousand: its state after so many calls each. */
export async function longRun(marks: readonly number[]): Promise<Mark[]> {
  const program = join(import.meta.dirname, "long-run-process.ts");
  const child = fork(program, [JSON.stringify(marks)], { execArgv: ["--expose-gc"] });
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`The process ended with ${code}.`);
  });
  ended.catch(() => {});
  const reached: Mark[] = [];
  for (const _ of marks) {
    const [mark]: Mark[] = await Promise.race([once(child, "message"), ended]);
    if (mark === undefined) throw new Error("The process has sent no mark.");
    reached.push(mark);
  }
  return reached;
}
