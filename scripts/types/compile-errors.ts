/** The page of compile errors: its code must fail to compile, each time with the message below it. */
import type { Diagnostic } from "./diagnose.ts";

const PRELUDE = /^```ts prelude\n([\s\S]*?)^```$/m;
const EXAMPLE = /^(```ts error\n)([\s\S]*?)(^```\n\n```text\n)([\s\S]*?)(^```$)/gm;

/** The examples of a page as files. Each begins with the page's prelude, on one line. */
export function exampleFiles(page: string): ReadonlyMap<string, string> {
  const prelude = PRELUDE.exec(page)?.[1] ?? "";
  // It is one line, so that the compiler's line numbers are off by exactly one.
  const opening = prelude.replaceAll(/"\.\/generated\/(.*)\.js"/g, '"../../../generated/$1.ts"').replaceAll("\n", " ");
  const examples = Array.from(page.matchAll(EXAMPLE), ([, , code = ""]) => code);
  return new Map(examples.map((code, index) => [fileOf(index), `${opening}\n${code}\nexport {};\n`]));
}

/**
 * The page, with the compiler's message below each example.
 *
 * @throws Error for an example that compiles: it does not belong on this page.
 */
export function withMessages(page: string, diagnostics: readonly Diagnostic[]): string {
  let index = 0;
  return page.replaceAll(EXAMPLE, (_, open: string, code: string, middle: string, _old: string, close: string) => {
    const file = fileOf(index++);
    const messages = diagnostics.filter((diagnostic) => diagnostic.file === file).map(printed);
    if (messages.length === 0) throw new Error(`The compiler has nothing to say about:\n${code}`);
    return `${open}${code}${middle}${messages.join("")}${close}`;
  });
}

function fileOf(index: number): string {
  return `example-${index + 1}.ts`;
}

/** As `tsc` prints it to a terminal, without the name of the file; modules by the paths that the page uses. */
function printed({ line, column, code, message }: Diagnostic): string {
  const text = message.join("\n").replaceAll(/import\("[^"]*\/generated\//g, 'import("./generated/');
  return `${line - 1}:${column} - error ${code}: ${text}\n`;
}
