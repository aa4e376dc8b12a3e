/** The code made wrong on purpose, one way for each rule of the design: a rule whose breach no test notices is only a wish. */

/** One rule, and the smallest change of `src` that breaks it. */
export interface Mutant {
  /** What no longer holds. */
  readonly rule: string;
  /** The file in `src`. */
  readonly file: string;
  /** What stands there, exactly once. */
  readonly from: string;
  /** What stands there instead. */
  readonly to: string;
  /** The test file that must notice; the one that mirrors `file` unless it says otherwise. */
  readonly by?: string;
}
