/** What a type test expects of the compiler. */

/** An error that has to stand on a line. */
export interface Expectation {
  readonly line: number;
  /** Part of the last line of its message. */
  readonly reason: string;
}

const MARK = "@ts-expect-error";

/**
 * The errors that a file expects by `@ts-expect-error <reason>`, each on the line after.
 *
 * Editors and `tsc` accept such a line whatever its error is; here the reason counts, so `disarmed` is what is compiled.
 */
export function expectationsOf(source: string): readonly Expectation[] {
  return source.split("\n").flatMap((text, index) => {
    const [, reason] = text.split(`// ${MARK} `);
    return reason === undefined ? [] : [{ line: index + 2, reason }];
  });
}

/** The file with its expectations turned into ordinary comments, line by line. */
export function disarmed(source: string): string {
  return source.replaceAll(MARK, "expected:");
}
