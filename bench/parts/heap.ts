import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { marks } from "../heap/marks.ts";
import type { Part } from "../part.ts";
import { type Table, tableOf } from "../report/table.ts";

/** The heap at each mark, in one process from the first call to the last. */
async function watch(): Promise<Map<number, number>> {
  const child = fork(join(import.meta.dirname, "../heap/heap-process.ts"), { execArgv: ["--expose-gc"] });
  const ended = once(child, "exit").then(([code]): never => {
    throw new Error(`The process ended with ${code}.`);
  });
  ended.catch(() => {});
  const heaps = new Map<number, number>();
  for (const mark of marks) {
    const [heap]: number[] = await Promise.race([once(child, "message"), ended]);
    heaps.set(mark, heap ?? Number.NaN);
  }
  return heaps;
}

function table(rounds: readonly Map<number, number>[]): Table {
  const samples = marks.map((mark) => ({
    name: `${mark.toLocaleString("en")} calls`,
    turns: rounds.map((heaps) => ({ heap: heaps.get(mark) ?? Number.NaN })),
  }));
  const columns = [{ quantity: "heap", head: "heap, MB", show: (bytes: number) => (bytes / 1e6).toFixed(2) }] as const;
  return tableOf(
    "The heap after so many calls, with a refresh every thousand",
    samples,
    columns,
    samples[0]?.name ?? "",
  );
}

/** Whether anything grows with the number of past calls. */
export const part: Part = {
  name: "heap",
  describe: "The heap after up to a million secured calls",
  rounds: 1,
  async run(rounds) {
    const heaps: Map<number, number>[] = [];
    for (let round = 0; round < rounds; round++) heaps.push(await watch());
    return [table(heaps)];
  },
};
