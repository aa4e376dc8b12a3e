/** The judge: types of documents against a validator, by values that are compiled as literals. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadDocument } from "../../cli/src/document/load-document.ts";
import { InputError } from "../../cli/src/document/spec-error.ts";
import { generate } from "../../cli/src/generate/generate.ts";
import { diagnose, typescript7 } from "../../scripts/types/diagnose.ts";
import { root } from "../../scripts/release/packages.ts";
import { drawPairs, type Pair } from "./draw-pairs.ts";
import { judgedSchemas } from "./judged-schemas.ts";

/** What to judge. */
export interface Case {
  /** Paths of documents. One that is named several times gets as many shares of the pairs. */
  readonly documents: readonly string[];
  readonly seed: number;
  /** How many pairs in all, as far as the documents have so many. */
  readonly pairs: number;
  /** The folder to write, in `.scratch/judge`. */
  readonly folder: string;
}

/** A pair on which the validator and the compiler do not agree. */
export interface Disagreement extends Pair {
  readonly document: string;
  /** The compiler's words, or that it has none. */
  readonly message: string;
}

/** What a run came to. */
export interface Judgement {
  readonly accepted: number;
  readonly refused: number;
  readonly disagreements: readonly Disagreement[];
}

/** Judges documents. */
export async function judgeDocuments({ documents, seed, pairs, folder }: Case): Promise<Judgement> {
  const place = join(root, ".scratch/judge", folder);
  await rm(place, { recursive: true, force: true });
  const share = Math.ceil(pairs / documents.length);
  const all = new Map<string, { readonly document: string; readonly pairs: readonly Pair[] }>();
  for (const [index, document] of [...new Set(documents)].entries()) {
    const times = documents.filter((one) => one === document).length;
    const own = await writePairs(document, join(place, `d${index}`), seed + index, share * times);
    if (own.length > 0) all.set(`d${index}/pairs.ts`, { document, pairs: own });
  }
  const compilerOptions = { types: [], skipLibCheck: true, noEmit: true };
  const config = { extends: "../../../tsconfig.json", compilerOptions, include: ["*/pairs.ts"] };
  await writeFile(join(place, "tsconfig.json"), JSON.stringify(config));
  const { diagnostics } = await diagnose(typescript7, place);
  const messages = new Map(diagnostics.map(({ file, line, message }) => [`${file}:${line}`, message.join("\n")]));
  const disagreements = Array.from(all, ([file, { document, pairs: own }]) =>
    own.flatMap((pair, index): Disagreement[] => {
      const message = messages.get(`${file}:${index + head}`);
      const isRight = pair.isAccepted === (message === undefined);
      return isRight ? [] : [{ ...pair, document, message: message ?? "it compiles" }];
    }),
  ).flat();
  const judged = [...all.values()].flatMap((one) => one.pairs);
  const accepted = judged.filter(({ isAccepted }) => isAccepted).length;
  return { accepted, refused: judged.length - accepted, disagreements };
}

/** The line of the first pair. */
const head = 3;

async function writePairs(spec: string, folder: string, seed: number, count: number): Promise<readonly Pair[]> {
  await mkdir(folder, { recursive: true });
  const generated = await generate({ spec, out: join(folder, "sdk"), importExtension: ".ts" }).catch(onlyRefusal);
  if (generated === undefined) return [];
  const { model } = generated;
  const { document } = await loadDocument({ spec });
  const pairs = drawPairs(document.root, judgedSchemas(document.root, model), seed, count);
  const lines = pairs.map(({ type, value }, index) => `export const v${index}: ${type} = ${JSON.stringify(value)};`);
  const imports = ['import type * as S from "./sdk/schemas.ts";', 'import type * as T from "./sdk/schema.ts";'];
  const text = [...imports, ...lines, ""].join("\n");
  await writeFile(join(folder, "pairs.ts"), text);
  return pairs;
}

/** A document that is refused has no types. */
function onlyRefusal(error: unknown): undefined {
  if (!(error instanceof InputError)) throw error;
}
