/** The code made wrong on purpose, one way for each rule of the design: a rule whose breach no test notices is only a wish. */

/** One rule, and the smallest change of the code that breaks it. */
export interface Mutant {
  /** What no longer holds. */
  readonly rule: string;
  /** The file: in `src` (`session/keep.ts`), or of the command (`cli/src/document/json.ts`). */
  readonly file: string;
  /** What stands there, exactly once. */
  readonly from: string;
  /** What stands there instead. */
  readonly to: string;
  /** The test file that must notice; the one that mirrors `file` unless it says otherwise. */
  readonly by?: string;
}

/** The file's path in the repository. */
export function pathOf({ file }: Mutant): string {
  return file.startsWith("cli/") ? file : `src/${file}`;
}

/** The path of the test file that must notice. */
export function testOf({ file, by }: Mutant): string {
  return `test/${by ?? file.replace(/^cli\/src\//, "cli/").replace(/\.ts$/, "")}.test.ts`;
}
