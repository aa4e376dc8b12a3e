import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { installSdk } from "../import/install-sdk.ts";
import { type Contender, interleave, type Samples } from "../measure/interleave.ts";
import { timeRatio } from "../measure/time-ratio.ts";
import { latchkeyCommand, timeCommand } from "../measure/time-command.ts";
import type { Part } from "../part.ts";
import { scratch } from "../peers.ts";
import { tableOf } from "../report/table.ts";

const folder = join(scratch, "import");
const columns = [{ quantity: "time", head: "ms", show: (value: number) => value.toFixed(1) }] as const;

/** Imports a package in a new process, which says how long that took: the start of Node itself does not count. */
function firstImport(name: string, specifier = name): Contender<"time"> {
  const program = `
    const start = performance.now();
    await import(${JSON.stringify(specifier)});
    console.log(performance.now() - start);`;
  return {
    name,
    async turn() {
      const args = ["--input-type=module", "--eval", program];
      const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: folder });
      return { time: Number(stdout) };
    },
  };
}

/** A Node program from its start to its end. */
function wholeProcess(name: string, args: readonly string[]): Contender<"time"> {
  return { name, turn: async () => ({ time: (await timeCommand(args, folder)).time }) };
}

async function firstImports(rounds: number): Promise<Samples<"time">[]> {
  await installSdk(folder);
  return await interleave([firstImport("latchkey", "reference"), firstImport("openapi-fetch")], rounds);
}

/** What an application and a command pay before they begin. */
export const part: Part = {
  name: "import",
  describe: "The first import of the reference SDK, and the start of the command, each in a new process",
  rounds: 15,
  async run(rounds) {
    const imports = await firstImports(rounds);
    const starts = [
      wholeProcess("latchkey --help", [latchkeyCommand, "--help"]),
      wholeProcess("node alone", ["--eval", ""]),
    ];
    const tables = [
      tableOf("The first import of the reference SDK", imports, columns, "openapi-fetch"),
      tableOf("The command, whole process", await interleave(starts, rounds), columns, "node alone"),
    ];
    return { tables };
  },
  ratios: {
    async "the first import of the reference SDK, against openapi-fetch"() {
      return timeRatio(await firstImports(9), "time");
    },
  },
};
