import type { Samples } from "../measure/interleave.ts";
import { median } from "../measure/statistics.ts";
import { colours, grey, rectangle, svg, text, width } from "./svg.ts";

/** One contender's figure. */
export interface Bar {
  readonly name: string;
  readonly value: number;
  /** What has to be known beside the figure: "9,999 calls lost". */
  readonly note?: string;
}

/** A bar for each contender, with the median of a quantity. */
export function barsOf<Quantity extends string>(samples: readonly Samples<Quantity>[], quantity: Quantity): Bar[] {
  return samples.map(({ name, turns }) => ({ name, value: median(turns.map((turn) => turn[quantity])) }));
}

/** Bars that are compared with each other; each group has its own scale. */
export interface BarGroup {
  /** Empty where the chart's own says it. */
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly show: (value: number) => string;
  /** The bar that the others are a multiple of. */
  readonly measure?: string;
}

/** The room for a letter of a name, and for what stands to the right of the longest bar. */
const letter = 7.3;
const said = 240;
const row = 22;

/** Groups of horizontal bars, one below the other; latchkey's have a colour. */
export function barChart(title: string, groups: readonly BarGroup[]): string {
  const names = groups.flatMap(({ bars }) => bars.map(({ name }) => name.length));
  const left = 20 + Math.max(0, ...names) * letter;
  const longest = width - left - said;
  let y = 34;
  const parts: string[] = [];
  for (const group of groups) {
    const measure = group.bars.find(({ name }) => name === group.measure)?.value;
    const most = Math.max(...group.bars.map(({ value }) => value));
    if (group.title !== "") {
      parts.push(text(0, y + 14, group.title));
      y += row + 4;
    }
    for (const bar of group.bars) {
      const multiple =
        bar.name === group.measure || measure === undefined ? [] : [`${(bar.value / measure).toFixed(2)} ×`];
      const length = most > 0 ? (bar.value / most) * longest : 0;
      const figure = [group.show(bar.value), ...multiple, ...(bar.note === undefined ? [] : [bar.note])].join(", ");
      parts.push(
        text(left - 10, y + 14, bar.name, "end"),
        rectangle(left, y + 3, Math.max(length, 1), row - 7, bar.name.startsWith("latchkey") ? colours[0] : grey),
        text(left + length + 8, y + 14, figure),
      );
      y += row;
    }
    y += 12;
  }
  return svg(y, title, parts);
}
