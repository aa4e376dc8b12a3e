/**
 * `npm run corpus -- [name…]`: generates the SDK of each document in the corpus, and compiles them strictly with both compilers.
 *
 * With names, only the documents that have one of them in theirs. Exits 1 when a document that was not refused has errors.
 */
import { mkdir } from "node:fs/promises";
import { printed } from "../bench/report/table.ts";
import { compileSdks } from "./corpus/compile-sdks.ts";
import { documents } from "./corpus/documents.ts";
import { generateSdk, sdks, type GeneratedSdk } from "./corpus/generate-sdk.ts";
import { installDocuments } from "./corpus/install-documents.ts";
import { reportOf } from "./corpus/report.ts";
import { runOrThrow } from "./run-command.ts";
import { runScript } from "./run-script.ts";
import { typescript5, typescript7 } from "./types/diagnose.ts";
import { root } from "./release/packages.ts";

const names = process.argv.slice(2);

await runScript(async () => {
  await runOrThrow("npm", ["run", "--silent", "build"], root);
  await installDocuments();
  await mkdir(sdks, { recursive: true });
  const generated: GeneratedSdk[] = [];
  for (const document of documents) {
    if (names.length === 0 || names.some((name) => document.name.includes(name))) {
      generated.push(await generateSdk(document));
    }
  }
  const accepted = generated.filter(({ refusal }) => refusal === undefined);
  const errors = [await compileSdks(typescript5, accepted), await compileSdks(typescript7, accepted)] as const;
  const { table, details, failures } = reportOf(generated, errors);
  console.log([printed(table), ...details].join("\n\n"));
  if (failures > 0) process.exitCode = 1;
});
