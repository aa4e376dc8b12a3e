import { longRun, type Mark } from "../long-run/long-run.ts";
import type { Part } from "../part.ts";
import { tableOf } from "../report/table.ts";

/** The numbers of calls after which the heap is measured. */
const marks = [10_000, 100_000, 250_000, 500_000, 1_000_000];

const columns = [{ quantity: "heap", head: "heap, MB", show: (bytes: number) => (bytes / 1e6).toFixed(2) }] as const;

/** Whether anything grows with the number of past calls. */
export const part: Part = {
  name: "heap",
  describe: "The heap after up to a million secured calls",
  rounds: 1,
  async run(rounds) {
    const runs: Mark[][] = [];
    for (let round = 0; round < rounds; round++) runs.push(await longRun(marks));
    const samples = marks.map((mark, index) => ({
      name: `${mark.toLocaleString("en")} calls`,
      turns: runs.map((reached) => ({ heap: reached[index]?.heap ?? Number.NaN })),
    }));
    const title = "The heap after so many calls, with a refresh every thousand";
    return { tables: [tableOf(title, samples, columns, samples[0]?.name ?? "")] };
  },
};
