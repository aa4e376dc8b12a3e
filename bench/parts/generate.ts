import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { root } from "../../scripts/release/packages.ts";
import { latchkey, latchkeyAgain, openapiTypescript, otherGenerators } from "../generate/contenders.ts";
import { copyPlainDocument } from "../generate/plain-document.ts";
import { type Contender, interleave, type Samples } from "../measure/interleave.ts";
import { type CommandCost, costColumns } from "../measure/time-command.ts";
import { timeRatio } from "../measure/time-ratio.ts";
import type { Part } from "../part.ts";
import { scratch } from "../peers.ts";
import { type BarGroup, barChart, barsOf } from "../report/bar-chart.ts";
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
  await copyPlainDocument(path, join(folder, "document.yaml"));
}

async function measure(
  subject: Subject,
  contenders: readonly ((folder: string, document: string) => Contender<keyof CommandCost>)[],
  rounds: number,
): Promise<Samples<keyof CommandCost>[]> {
  await copyDocument(subject);
  return interleave(
    contenders.map((contender) => contender(folder, "document.yaml")),
    rounds,
  );
}

/** Compared with the command that writes only the types. */
async function besideTypes(subject: Subject, rounds: number): Promise<Table> {
  const samples = await measure(subject, [latchkey, latchkeyAgain, openapiTypescript], rounds);
  return tableOf(subject.title, samples, costColumns, "openapi-typescript");
}

/** Compared with those that write an SDK as well. */
async function besideGenerators(subject: Subject, rounds: number): Promise<{ table: Table; bars: BarGroup }> {
  await copyDocument(subject);
  const others = await otherGenerators(folder, join(folder, "document.yaml"));
  const samples = await interleave([latchkey(folder, "document.yaml"), ...others], rounds);
  // Some start further processes, whose memory nobody would count.
  const [time] = costColumns;
  return {
    table: tableOf(`${subject.title}, by generator`, samples, [time], "hey-api"),
    bars: {
      title: subject.title,
      bars: barsOf(samples, "time"),
      show: (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`,
      measure: "latchkey",
    },
  };
}

/** The whole command, beside others. */
export const part: Part = {
  name: "generate",
  describe: "latchkey generate against openapi-typescript alone and other generators: whole process",
  rounds: 7,
  async run(rounds) {
    const types = [await besideTypes(reference, rounds), await besideTypes(github, rounds)];
    // Some of the others take most of a minute.
    const sdks = [
      await besideGenerators(reference, Math.ceil(rounds / 3)),
      await besideGenerators(github, Math.ceil(rounds / 7)),
    ];
    const groups = sdks.map(({ bars }) => bars);
    return {
      tables: [...types, ...sdks.map(({ table }) => table)],
      charts: { generate: barChart("From a document to an SDK, whole process", groups) },
    };
  },
  ratios: {
    async "the reference API, against openapi-typescript"() {
      return timeRatio(await measure(reference, [latchkey, openapiTypescript], 7), "cpu");
    },
    async "GitHub's description, against openapi-typescript"() {
      return timeRatio(await measure(github, [latchkey, openapiTypescript], 5), "cpu");
    },
  },
};
