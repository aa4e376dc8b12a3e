/** The examples of the documentation, as files that can be compiled and run. */
import { cp, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** One fenced block of TypeScript. */
export interface Example {
  /** Where it stands: `README.md:12`. */
  readonly name: string;
  /** The file that it was written to. */
  readonly file: string;
  /** Whether it runs by itself; ```` ```ts fragment ```` marks one that is only compiled. */
  readonly runs: boolean;
}

const FENCE = /^```ts( fragment)?\n([\s\S]*?)^```$/gm;

/**
 * Writes every example of the README and the manual to a file of its own, in a folder inside the repository, so that `latchkey`
 * means this one. A block that begins with `// text-store.ts` is that file for the others.
 *
 * Packages that an example uses and nobody has here are those of `shapes`: they have the same interface.
 */
export async function extractExamples(folder: string): Promise<Example[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify(tsconfig));
  await cp(join(import.meta.dirname, "shapes"), join(folder, "node_modules"), { recursive: true });
  const documents = ["README.md", ...(await pagesOf("docs")), ...(await pagesOf("docs/migrating"))];
  return (await Promise.all(documents.map((document) => extract(document, folder)))).flat();
}

async function pagesOf(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith(".md")).map((name) => `${folder}/${name}`);
}

async function extract(document: string, folder: string): Promise<Example[]> {
  const text = await readFile(document, "utf8");
  const examples: Example[] = [];
  for (const match of text.matchAll(FENCE)) {
    const [, fragment, code = ""] = match;
    const line = text.slice(0, match.index).split("\n").length;
    const [, name = `${document.replaceAll(/\W/g, "-")}-${line}.ts`] = /^\/\/ ([\w-]+\.ts)\n/.exec(code) ?? [];
    const file = join(folder, name);
    const source = code
      .replaceAll(/"\.\/generated\/(.*)\.js"/g, '"../../generated/$1.ts"')
      .replaceAll(/"\.\/([\w/.-]+)\.js"/g, '"./$1.ts"');
    await writeFile(file, `${source}\nexport {};\n`);
    examples.push({ name: `${document}:${line}`, file, runs: fragment === undefined });
  }
  return examples;
}

const tsconfig = {
  extends: "../../tsconfig.json",
  compilerOptions: { noUnusedLocals: false },
  include: ["*.ts"],
};
