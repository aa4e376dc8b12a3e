import { median, ratio } from "../measure/statistics.ts";
import type { Samples } from "../measure/interleave.ts";

/** A title, a head and rows, all text. */
export interface Table {
  readonly title: string;
  readonly rows: readonly (readonly string[])[];
}

/** How one quantity is shown. */
export interface Column<Quantity extends string> {
  readonly quantity: Quantity;
  readonly head: string;
  readonly show: (value: number) => string;
  /** Whether it is the same in every round: then it has neither a spread nor a ratio. */
  readonly isExact?: boolean;
}

/** A row for each contender, with medians, their spread and the ratio to `peer`, the library that latchkey is compared with. */
export function tableOf<Quantity extends string>(
  title: string,
  samples: readonly Samples<Quantity>[],
  columns: readonly Column<Quantity>[],
  peer: string,
): Table {
  const measure = samples.find(({ name }) => name === peer);
  if (measure === undefined) throw new TypeError(`${peer} has not taken part in "${title}".`);
  const head = ["", ...columns.flatMap(({ head, isExact }) => (isExact ? [head] : [head, "from … to", `× ${peer}`]))];
  const rows = samples.map(({ name, turns }) => [
    name,
    ...columns.flatMap(({ quantity, show, isExact }) => {
      const values = turns.map((turn) => turn[quantity]);
      if (isExact) return [show(median(values))];
      const theirs = measure.turns.map((turn) => turn[quantity]);
      const spread = `${show(Math.min(...values))} … ${show(Math.max(...values))}`;
      return [show(median(values)), spread, ratio(values, theirs).toFixed(2)];
    }),
  ]);
  return { title, rows: [head, ...rows] };
}

/** The table as lines of text, with names aligned left and numbers aligned right. */
export function printed({ title, rows }: Table): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)));
  return [title, ...rows.map((row) => `  ${line(row).join("  ").trimEnd()}`)].join("\n");
}
