/** What a rule says of a change, before it is met in a document. */

/** How a package's version has to grow. */
export type ChangeStep = "patch" | "minor" | "major";

/**
 * Code that no longer compiles although ordinary calls and reads do.
 *
 * `exhaustive` is a `switch` that ends in `never`, `fixture` builds values of exported schemas, `file` imports `endpoints/*`, `paths`
 * calls by the path client.
 */
export type SpecialCode = "exhaustive" | "fixture" | "file" | "paths";

/** One row of the table. */
export interface Rule {
  /** The change, as a heading. */
  readonly change: string;
  readonly step: ChangeStep;
  /** What happens to ordinary code that is compiled against the new SDK. */
  readonly recompile: "compiles" | "breaks";
  /** What else may stop compiling; with `--strict` it counts as ordinary code. */
  readonly special?: readonly SpecialCode[];
  /** What happens to an SDK that is installed already, or to a program once its SDK is replaced. */
  readonly running: "works" | "changes" | "breaks";
  /** What follows, in one sentence. */
  readonly effect: string;
}
