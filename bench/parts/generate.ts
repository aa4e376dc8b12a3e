import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { type Contender, interleave } from "../measure/interleave.ts";
import { type CommandCost, timeCommand } from "../measure/time-command.ts";
import type { Part } from "../part.ts";
import { peerFile, scratch } from "../peers.ts";
import { tableOf } from "../report/table.ts";

const root = join(import.meta.dirname, "../..");

/** A folder without a configuration, so that only the document decides. */
const folder = join(scratch, "generate");

function contender(name: string, program: string, args: readonly string[]): Contender<keyof CommandCost> {
  return { name, turn: async () => ({ ...(await timeCommand([program, ...args], folder)) }) };
}

const contenders = [
  contender("latchkey", join(root, "cli/dist/main.js"), ["generate", "openapi.yaml", "--out", "sdk", "--silent"]),
  contender("openapi-typescript", peerFile("openapi-typescript/bin/cli.js"), ["openapi.yaml", "-o", "schema.ts"]),
];

/** The whole command against the one that writes only the types, which ours runs within itself. */
export const part: Part = {
  name: "generate",
  describe: "latchkey generate against openapi-typescript alone, on the reference API: whole process",
  rounds: 15,
  async run(rounds) {
    await mkdir(folder, { recursive: true });
    await copyFile(join(root, "openapi.yaml"), join(folder, "openapi.yaml"));
    const samples = await interleave(contenders, rounds);
    const columns = [
      { quantity: "time", head: "time, ms", show: (value: number) => value.toFixed(0) },
      { quantity: "memory", head: "peak memory, MiB", show: (value: number) => value.toFixed(0) },
    ] as const;
    return [tableOf("From openapi.yaml to files", samples, columns, "openapi-typescript")];
  },
};
