import { join } from "node:path";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { type Contender, interleave } from "../measure/interleave.ts";
import { type CommandCost, costColumns, latchkeyCommand, timeCommand } from "../measure/time-command.ts";
import type { Part } from "../part.ts";
import { peerFile, scratch } from "../peers.ts";
import { tableOf } from "../report/table.ts";

const script = join(import.meta.dirname, "../diff/api-smart-diff.ts");
const library = peerFile("api-smart-diff/dist/index.mjs");

/** A whole process without a configuration; a comparison that finds a breaking change ends with 1. */
function contender(name: string, args: readonly string[]): Contender<keyof CommandCost> {
  return { name, turn: async () => ({ ...(await timeCommand(args, scratch, [0, 1])) }) };
}

/** Two versions of GitHub's description, as its Enterprise Server has them: 980 and 1,039 operations. */
export const part: Part = {
  name: "diff",
  describe: "latchkey diff against api-smart-diff, which knows neither callers nor security: whole process",
  rounds: 3,
  async run(rounds) {
    await installDocuments();
    const documents = ["ghes-3.18", "ghes-3.19"].map((name) => documentPath(`@octokit/openapi/generated/${name}.json`));
    const contenders = [
      contender("latchkey", [latchkeyCommand, "diff", ...documents]),
      contender("latchkey, the same document twice", [
        latchkeyCommand,
        "diff",
        documents.at(0) ?? "",
        documents.at(0) ?? "",
      ]),
      contender("api-smart-diff", [script, library, ...documents]),
    ];
    const title = "GitHub's Enterprise Server 3.18 against 3.19";
    return { tables: [tableOf(title, await interleave(contenders, rounds), costColumns, "api-smart-diff")] };
  },
};
