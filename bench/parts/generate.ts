import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { root } from "../../scripts/release/packages.ts";
import { latchkey, latchkeyAgain, openapiTypescript } from "../generate/contenders.ts";
import { interleave } from "../measure/interleave.ts";
import { costColumns } from "../measure/time-command.ts";
import type { Part } from "../part.ts";
import { scratch } from "../peers.ts";
import { type Table, tableOf } from "../report/table.ts";

/** A folder without a configuration, so that only the document decides. */
const folder = join(scratch, "generate");

async function measure(title: string, document: string, rounds: number): Promise<Table> {
  await copyFile(document, join(folder, "document.yaml"));
  const contenders = [latchkey, latchkeyAgain, openapiTypescript].map((contender) =>
    contender(folder, "document.yaml"),
  );
  return tableOf(title, await interleave(contenders, rounds), costColumns, "openapi-typescript");
}

/** The whole command, compared with the one that writes only the types. */
export const part: Part = {
  name: "generate",
  describe: "latchkey generate against openapi-typescript alone: whole process",
  rounds: 7,
  async run(rounds) {
    await installDocuments();
    await mkdir(folder, { recursive: true });
    const github = documentPath("@octokit/openapi/generated/api.github.com.json");
    return [
      await measure("The reference API, 29 operations", join(root, "openapi.yaml"), rounds),
      await measure("GitHub's description, 1,223 operations", github, rounds),
    ];
  },
};
