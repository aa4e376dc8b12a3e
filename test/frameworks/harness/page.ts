/** The pages of docs/frameworks: each has a configuration and a program, which a test plays. */
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

/** What a page shows. */
export interface Page {
  /** Its `latchkey.config.ts`. */
  readonly config: string;
  /** Its `latchkey.overlay.yaml`, if it has one. */
  readonly overlay: string | undefined;
  /** All its other blocks of TypeScript, in order: they are one program. */
  readonly program: string;
  /** What the program prints, as the comments beside its `console.log` say. */
  readonly prints: readonly string[];
}

const BLOCK = /^```ts\n([\s\S]*?)^```$/gm;
const OVERLAY = /^```yaml\n(overlay:[\s\S]*?)^```$/m;
const PRINTED = /console\.log\(.*\); \/\/ (.*)$/gm;

/** Reads `docs/frameworks/<name>.md`. */
export async function readPage(name: string): Promise<Page> {
  const text = await readFile(resolve("docs/frameworks", `${name}.md`), "utf8");
  const blocks = Array.from(text.matchAll(BLOCK), ([, code = ""]) => code);
  const isConfig = (code: string): boolean => code.includes("defineConfig(");
  const [config, second] = blocks.filter(isConfig);
  if (config === undefined || second !== undefined) throw new Error(`${name}.md must have one latchkey.config.ts`);
  const program = blocks.filter((code) => !isConfig(code)).join("\n");
  const [, overlay] = OVERLAY.exec(text) ?? [];
  return { config, overlay, program, prints: Array.from(program.matchAll(PRINTED), ([, printed = ""]) => printed) };
}
