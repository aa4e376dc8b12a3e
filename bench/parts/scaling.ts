import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { largeDocument } from "../../scripts/types/large/large-document.ts";
import { latchkey } from "../generate/contenders.ts";
import { type Contender, interleave } from "../measure/interleave.ts";
import { type CommandCost, costColumns } from "../measure/time-command.ts";
import type { Part } from "../part.ts";
import { scratch } from "../peers.ts";
import { tableOf } from "../report/table.ts";

const folder = join(scratch, "scaling");
const counts = [100, 1_000, 10_000] as const;

async function contender(operations: number): Promise<Contender<keyof CommandCost | "each">> {
  const document = `${operations}.json`;
  await writeFile(join(folder, document), largeDocument(operations));
  const { name, turn } = latchkey(folder, document, `${operations} operations`);
  return {
    name,
    turn: async () => {
      const { time, memory } = await turn();
      return { time, memory, each: time / operations };
    },
  };
}

/** Whether an operation among ten thousand costs as much as one among a hundred, where starting the process takes most of the time. */
export const part: Part = {
  name: "scaling",
  describe: "latchkey generate on documents of 100 to 10,000 operations: whole process",
  rounds: 3,
  async run(rounds) {
    await mkdir(folder, { recursive: true });
    const samples = await interleave(await Promise.all(counts.map(contender)), rounds);
    const [time, memory] = costColumns;
    const each = { quantity: "each", head: "ms an operation", show: (value: number) => value.toFixed(2) } as const;
    return [tableOf("From a document to files", samples, [time, each, memory], "1000 operations")];
  },
};
