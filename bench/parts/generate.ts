import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { root } from "../../scripts/release/packages.ts";
import { latchkey, latchkeyAgain, openapiTypescript, otherGenerators } from "../generate/contenders.ts";
import { interleave } from "../measure/interleave.ts";
import { costColumns } from "../measure/time-command.ts";
import type { Part } from "../part.ts";
import { scratch } from "../peers.ts";
import { type Table, tableOf } from "../report/table.ts";

/** A folder without a configuration, so that only the document decides. */
const folder = join(scratch, "generate");

interface Subject {
  readonly title: string;
  readonly path: string;
}

const reference: Subject = { title: "The reference API, 29 operations", path: join(root, "openapi.yaml") };
const github: Subject = {
  title: "GitHub's description, 1,223 operations",
  path: documentPath("@octokit/openapi/generated/api.github.com.json"),
};

async function copyDocument({ path }: Subject): Promise<void> {
  await installDocuments();
  await mkdir(folder, { recursive: true });
  await copyFile(path, join(folder, "document.yaml"));
}

/** Compared with the command that writes only the types. */
async function besideTypes(subject: Subject, rounds: number): Promise<Table> {
  await copyDocument(subject);
  const contenders = [latchkey, latchkeyAgain, openapiTypescript].map((contender) =>
    contender(folder, "document.yaml"),
  );
  return tableOf(subject.title, await interleave(contenders, rounds), costColumns, "openapi-typescript");
}

/** Compared with those that write an SDK as well. */
async function besideGenerators(subject: Subject, rounds: number): Promise<Table> {
  await copyDocument(subject);
  const others = await otherGenerators(folder, join(folder, "document.yaml"));
  const samples = await interleave([latchkey(folder, "document.yaml"), ...others], rounds);
  // Some start further processes, whose memory nobody would count.
  const [time] = costColumns;
  return tableOf(`${subject.title}, by generator`, samples, [time], "hey-api");
}

/** The whole command, beside others. */
export const part: Part = {
  name: "generate",
  describe: "latchkey generate against openapi-typescript alone and other generators: whole process",
  rounds: 7,
  async run(rounds) {
    return [
      await besideTypes(reference, rounds),
      await besideTypes(github, rounds),
      await besideGenerators(reference, Math.ceil(rounds / 3)),
      // Some of the others take most of a minute.
      await besideGenerators(github, Math.ceil(rounds / 7)),
    ];
  },
};
