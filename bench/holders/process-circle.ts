import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { Asked, Circle } from "./circle.ts";

/** Holders in processes of their own. */
export interface ProcessCircle extends Circle {
  /** The milliseconds that all of them have been on a processor so far. */
  used(): Promise<number>;
}

/** Processes of one contender, each with a client over the same place. */
export async function openProcesses(
  contender: string,
  count: number,
  url: string,
  place: string,
): Promise<ProcessCircle> {
  const module = new URL(`./${contender}.ts`, import.meta.url).href;
  const children = Array.from({ length: count }, () =>
    fork(join(import.meta.dirname, "holder-process.ts"), [module, url, place]),
  );
  const gone = children.map((child) => once(child, "exit"));
  const ended = gone.map((exit) =>
    exit.then(([code]): never => {
      throw new Error(`A process of ${contender} has ended with ${code}`);
    }),
  );
  for (const end of ended) end.catch(() => undefined);
  const answerOf = async (child: ChildProcess): Promise<unknown> => {
    const [answer]: unknown[] = await Promise.race([once(child, "message"), ...ended]);
    return answer;
  };
  const ask = async (child: ChildProcess, asked: Asked | "used"): Promise<number> => {
    const answer = answerOf(child);
    child.send(asked);
    return Number(await answer);
  };
  await Promise.all(children.map(answerOf));
  return {
    holders: children.map((child) => (asked: Asked) => ask(child, asked)),
    async used() {
      const times = await Promise.all(children.map((child) => ask(child, "used")));
      return times.reduce((sum, time) => sum + time, 0);
    },
    async [Symbol.asyncDispose]() {
      for (const child of children) child.kill();
      await Promise.all(gone);
    },
  };
}
