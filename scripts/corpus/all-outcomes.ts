/** What came of each document of the whole directory, kept in a file, so that an hour of work can be taken up where it ended. */
import { createHash } from "node:crypto";
import { appendFile, mkdir, readdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { root } from "../release/packages.ts";

/** What came of one document. */
export interface DocumentOutcome {
  readonly name: string;
  /** "compiles", or a failure in general words: the same for all documents that fail alike. */
  readonly kind: string;
  /** The first failure, in particular. */
  readonly detail: string;
  readonly operations: number;
  /** Milliseconds of the processor, for generating. */
  readonly time: number;
  /** Bytes of the generated files. */
  readonly size: number;
  /** Whether TypeScript 5.9 has compiled it too. */
  readonly isSampled: boolean;
}

/** The outcomes of earlier runs of the same command, and a way to add to them. */
export interface KeptOutcomes {
  readonly known: ReadonlyMap<string, DocumentOutcome>;
  add(outcomes: readonly DocumentOutcome[]): Promise<void>;
}

/** Opens the file of what is built now: another command may have other outcomes. */
export async function openOutcomes(): Promise<KeptOutcomes> {
  const file = join(root, ".scratch/all", `${await fingerprint()}.jsonl`);
  await mkdir(dirname(file), { recursive: true });
  const text = await readFile(file, "utf8").catch(() => "");
  const known = new Map(
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line): [string, DocumentOutcome] => {
        const outcome: DocumentOutcome = JSON.parse(line);
        return [outcome.name, outcome];
      }),
  );
  return {
    known,
    add: (outcomes) => appendFile(file, outcomes.map((outcome) => `${JSON.stringify(outcome)}\n`).join("")),
  };
}

/** A hash of everything that is built. */
async function fingerprint(): Promise<string> {
  const hash = createHash("sha256");
  for (const folder of ["dist", "cli/dist"]) {
    const files = await readdir(join(root, folder), { recursive: true });
    for (const file of files.filter((file) => file.endsWith(".js")).toSorted()) {
      hash.update(file).update(await readFile(join(root, folder, file)));
    }
  }
  return hash.digest("hex").slice(0, 12);
}
