import { median } from "../measure/statistics.ts";
import type { Table } from "../report/table.ts";

/** So many units, and the milliseconds of processor time that they took in each round. */
export interface Batch {
  readonly units: number;
  readonly turns: readonly number[];
}

/** What one unit costs, by the number of units. */
export interface Series {
  readonly title: string;
  /** What is counted: "operations". */
  readonly counted: string;
  /** What is paid once, whatever the number: its time and its units are taken off each batch, round by round. */
  readonly base?: Batch;
  readonly batches: readonly Batch[];
}

/** Milliseconds for one unit: the median of the rounds. */
export function unitCost({ units, turns }: Batch, base: Batch = { units: 0, turns: [] }): number {
  return median(turns.map((time, round) => (time - (base.turns[round] ?? 0)) / (units - base.units)));
}

/** How much dearer each batch makes a unit than the cheapest does. */
export function relativeCosts({ batches, base }: Series): [units: number, ratio: number][] {
  const cheapest = Math.min(...batches.map((batch) => unitCost(batch, base)));
  return batches.map((batch) => [batch.units, unitCost(batch, base) / cheapest]);
}

/** How much dearer a unit gets when there are more: 1 or less if it never does. */
export function growth({ batches, base }: Series): number {
  const costs = batches.map((batch) => unitCost(batch, base));
  return Math.max(...costs.slice(1).map((cost, index) => cost / Math.min(...costs.slice(0, index + 1))));
}

/** A row for each number of units, how far the dearest is from the cheapest, and whether more of them make one dearer. */
export function unitCostTable(series: Series): Table {
  const { title, counted, base, batches } = series;
  const row = (batch: Batch, each: string) => [
    `${batch.units.toLocaleString("en")} ${counted}`,
    median(batch.turns).toFixed(1),
    each,
  ];
  return {
    title,
    rows: [
      ["", "processor time, ms", base === undefined ? "each, µs" : "each more, µs"],
      ...(base === undefined ? [] : [row(base, "")]),
      ...batches.map((batch) => row(batch, (unitCost(batch, base) * 1000).toFixed(1))),
      ["dearest / cheapest", "", Math.max(...relativeCosts(series).map(([, ratio]) => ratio)).toFixed(2)],
      ["dearer among more by", "", growth(series).toFixed(2)],
    ],
  };
}

/** A series whose first sample is the base. */
export function seriesOf(
  title: string,
  counted: string,
  counts: readonly number[],
  samples: readonly { readonly turns: readonly { readonly cpu: number }[] }[],
): Series {
  const [base, ...batches] = samples.map(({ turns }, index) => ({
    units: counts[index] ?? Number.NaN,
    turns: turns.map(({ cpu }) => cpu),
  }));
  return base === undefined ? { title, counted, batches } : { title, counted, base, batches };
}
