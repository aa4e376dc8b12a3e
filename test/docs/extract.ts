/** The examples of the documentation, as files that can be compiled and run. */
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

/** One fenced block of TypeScript. */
export interface Example {
  /** Where it stands: `README.md:12`. */
  readonly name: string;
  /** The file that it was written to. */
  readonly file: string;
  /** Whether it runs by itself; ```` ```ts fragment ```` marks one that is only compiled. */
  readonly runs: boolean;
}

/** The folder of all examples, inside the repository, so that `latchkey` means this one. */
export const folder: string = resolve(".scratch/examples");

const FENCE = /^```ts( fragment)?\n([\s\S]*?)^```$/gm;

/** Writes every example of the README and the manual to a file of its own. */
export async function extractExamples(): Promise<Example[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  const documents = [
    "README.md",
    ...(await readdir("docs")).filter((name) => name.endsWith(".md")).map((name) => `docs/${name}`),
  ];
  return (await Promise.all(documents.map(extract))).flat();
}

async function extract(document: string): Promise<Example[]> {
  const text = await readFile(document, "utf8");
  const examples: Example[] = [];
  for (const match of text.matchAll(FENCE)) {
    const [, fragment, code = ""] = match;
    const line = text.slice(0, match.index).split("\n").length;
    const file = join(folder, `${document.replaceAll(/\W/g, "-")}-${line}.ts`);
    await writeFile(file, `${code.replaceAll(/"\.\/generated\/(.*)\.js"/g, '"../../generated/$1.ts"')}\nexport {};\n`);
    examples.push({ name: `${document}:${line}`, file, runs: fragment === undefined });
  }
  return examples;
}

const tsconfig = {
  extends: "../../tsconfig.json",
  compilerOptions: { noUnusedLocals: false },
  include: ["*.ts"],
};
