import type { Table } from "./report/table.ts";

/** One subject of the bench: latchkey and other libraries do the same work in the same run. */
export interface Part {
  readonly name: string;
  /** What is measured, in one line. */
  readonly describe: string;
  /** How many rounds give a steady median. */
  readonly rounds: number;
  /** Measures; each round gives every contender one turn. */
  run(rounds: number): Promise<Outcome>;
  /** The ratios that `ratios.json` bounds, by name: each measures for some seconds. */
  readonly ratios?: Readonly<Record<string, () => Promise<number>>>;
}

/** What a part has measured. */
export interface Outcome {
  readonly tables: readonly Table[];
  /** The same in pictures: the text of an SVG file of `docs/charts`, by its name. */
  readonly charts?: Readonly<Record<string, string>>;
}
