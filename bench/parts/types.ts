import { type Contender, interleave } from "../measure/interleave.ts";
import type { Part } from "../part.ts";
import { type Table, tableOf } from "../report/table.ts";
import { latchkey, openapiFetch } from "../../scripts/types/large/applications.ts";
import { generateLarge, type LargeSdk } from "../../scripts/types/large/write-large.ts";
import { type Compiler, compilers, diagnose } from "../../scripts/types/diagnose.ts";

const operations = 1223;

const whole = (value: number): string => value.toLocaleString("en-US", { maximumFractionDigits: 0 });

const columns = [
  { quantity: "instantiations", head: "instantiations", show: whole },
  { quantity: "time", head: "time, ms", show: whole },
] as const;

type Quantity = (typeof columns)[number]["quantity"];

function contender(name: string, compiler: Compiler, folder: string): Contender<Quantity> {
  return {
    name,
    async turn() {
      const { diagnostics, instantiations, milliseconds } = await diagnose(compiler, folder);
      const [mistake] = diagnostics;
      if (mistake !== undefined) throw new Error(`${mistake.file}:${mistake.line}: ${mistake.message.join("\n")}`);
      return { instantiations, time: milliseconds };
    },
  };
}

async function measure(sdk: LargeSdk, compiler: Compiler, skipLibCheck: boolean, rounds: number): Promise<Table> {
  // Without the condition for sources: an application sees the built declarations.
  const options = { skipLibCheck, customConditions: [], declaration: false, noUnusedLocals: false };
  const write = async (name: string, dialect: typeof latchkey, calls: number) =>
    contender(name, compiler, await sdk.write(name.replaceAll(/\W+/g, "-"), dialect, calls, options));
  const contenders = [
    await write("latchkey", latchkey, 20),
    await write("latchkey, no calls", latchkey, 0),
    await write("openapi-fetch", openapiFetch, 20),
    await write("openapi-fetch, no calls", openapiFetch, 0),
  ];
  const title = `${compiler.name}, skipLibCheck ${skipLibCheck ? "on" : "off"}`;
  return tableOf(title, await interleave(contenders, rounds), columns, "openapi-fetch");
}

/** What the types cost a compiler. */
export const part: Part = {
  name: "types",
  describe: `20 calls with parameters, body and narrowed result among ${whole(operations)} operations, type-checked`,
  rounds: 3,
  async run(rounds) {
    const sdk = await generateLarge("large", operations);
    const tables: Table[] = [];
    for (const compiler of compilers)
      for (const skipLibCheck of [true, false]) tables.push(await measure(sdk, compiler, skipLibCheck, rounds));
    return tables;
  },
};
