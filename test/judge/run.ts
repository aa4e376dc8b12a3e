/**
 * `npm run judge -- [seed] [pairs] [name…]`: holds the types of documents against a validator.
 *
 * Half of the pairs are of the corpus' documents, and half of drawn ones; names choose among the former, `drawn` all of the latter.
 */
import { documents } from "../../scripts/corpus/documents.ts";
import { documentPath, installDocuments } from "../../scripts/corpus/install-documents.ts";
import { runScript } from "../../scripts/run-script.ts";
import { drawnDocuments } from "./drawn-documents.ts";
import { type Disagreement, judgeDocuments } from "./judge-documents.ts";

const [seed = "1", pairs = "4000", ...names] = process.argv.slice(2);

await runScript(async () => {
  await installDocuments();
  const isWanted = (name: string): boolean => names.length === 0 || names.some((part) => name.includes(part));
  const real = documents.filter(({ name }) => isWanted(name)).map(({ path }) => documentPath(path));
  const drawn = isWanted("drawn") ? await drawnDocuments(Number(seed), Math.max(40, real.length)) : [];
  const { accepted, refused, disagreements } = await judgeDocuments({
    documents: [...real, ...drawn],
    seed: Number(seed),
    pairs: Number(pairs),
    folder: `run-${seed}`,
  });
  for (const disagreement of disagreements) console.log(`${described(disagreement)}\n`);
  console.log(`seed ${seed}: ${accepted} accepted, ${refused} refused, ${disagreements.length} disagreements`);
  if (disagreements.length > 0) process.exitCode = 1;
});

function described({ document, type, value, isAccepted, change, message }: Disagreement): string {
  const verdict = `${isAccepted ? "accepted" : "refused"} by the validator (${change})`;
  return [`${document} ${type}, ${verdict}`, JSON.stringify(value).slice(0, 600), message.slice(0, 900)].join("\n  ");
}
