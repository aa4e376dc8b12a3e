/** What the run knows of a runtime. */
import type { CaseReport } from "./suite.ts";

/** What a runtime has come to. */
export interface Outcome {
  readonly version: string;
  readonly report: readonly CaseReport[];
}

/** One runtime. */
export interface Runtime {
  readonly name: string;
  /** Why it cannot be had on this machine, once all is installed; nothing if it can. */
  lack?(): string | undefined;
  /** The cases that it cannot pass, and why. */
  readonly limits?: Readonly<Record<string, string>>;
  /** Runs the suite over what is installed in the project. */
  play(project: string): Promise<Outcome>;
}
