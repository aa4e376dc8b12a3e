import { calls } from "../github/calls.ts";
import { application, dialects } from "../github/dialects.ts";
import { generateSdks, sdkFolder } from "../github/generate-sdks.ts";
import { writeProject } from "../github/write-project.ts";
import { type Contender, interleave, type Samples } from "../measure/interleave.ts";
import { median } from "../measure/statistics.ts";
import type { Part } from "../part.ts";
import { type Table, tableOf } from "../report/table.ts";
import { type Compiler, compilers, diagnose } from "../../scripts/types/diagnose.ts";

const whole = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 0 });

const columns = [
  { quantity: "errors", head: "errors", show: whole, isExact: true },
  { quantity: "instantiations", head: "instantiations", show: whole, isExact: true },
  { quantity: "memory", head: "MiB", show: whole, isExact: true },
  { quantity: "check", head: "check, ms", show: whole },
  { quantity: "total", head: "in all, ms", show: whole },
] as const;

type Quantity = (typeof columns)[number]["quantity"];

/** If latchkey's SDK has a type error, there is no result. The errors of others are counted. */
async function contender(
  name: string,
  sdk: string,
  text: string,
  compiler: Compiler,
  skipLibCheck: boolean,
): Promise<Contender<Quantity>> {
  const { folder, config } = await writeProject(sdkFolder(sdk), name, text, skipLibCheck);
  return {
    name,
    async turn() {
      const diagnosis = await diagnose(compiler, folder, config);
      const { diagnostics, instantiations, memory, checkMilliseconds: check, milliseconds: total } = diagnosis;
      const [mistake] = diagnostics;
      if (mistake !== undefined && sdk === "latchkey")
        throw new Error(`${mistake.file}:${mistake.line}: ${mistake.message.join("\n")}`);
      return { errors: diagnostics.length, instantiations, memory, check, total };
    },
  };
}

/** The fastest of the others, which latchkey must not be slower than. */
function fastestPeer(samples: readonly Samples<Quantity>[]): string {
  const peers = dialects.filter(({ sdk }) => sdk !== "latchkey").map(({ name }) => name);
  const checkOf = ({ turns }: Samples<Quantity>): number => median(turns.map(({ check }) => check));
  const [fastest] = samples
    .filter(({ name }) => peers.includes(name))
    .toSorted((one, other) => checkOf(one) - checkOf(other));
  return fastest?.name ?? "";
}

async function measure(compiler: Compiler, skipLibCheck: boolean, rounds: number): Promise<Table> {
  // What the compiler needs for its own libraries: no application can take less.
  const nothing = await contender("no SDK", "latchkey", "export {};\n", compiler, skipLibCheck);
  const others = dialects.map((dialect) =>
    contender(dialect.name, dialect.sdk, application(dialect, calls), compiler, skipLibCheck),
  );
  const title = `${compiler.name}, skipLibCheck ${skipLibCheck ? "on" : "off"}`;
  const samples = await interleave([nothing, ...(await Promise.all(others))], rounds);
  return tableOf(title, samples, columns, fastestPeer(samples));
}

/** What the types cost a compiler. */
export const part: Part = {
  name: "types",
  describe: `${calls.length} calls on GitHub's SDK, each with what it sends and what it reads, type-checked`,
  rounds: 3,
  async run(rounds) {
    await generateSdks();
    const tables: Table[] = [];
    for (const compiler of compilers)
      for (const skipLibCheck of [true, false]) tables.push(await measure(compiler, skipLibCheck, rounds));
    return { tables };
  },
};
