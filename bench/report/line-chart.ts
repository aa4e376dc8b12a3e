import { colours, grey, line, svg, text, width } from "./svg.ts";

/** A value for each number of units. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [units: number, value: number])[];
}

const frame = { left: 40, right: width - 40, top: 40, bottom: 260 };
const row = 20;

/** Lines over powers of ten, from zero up; each is named below in its colour. */
export function lineChart(title: string, lines: readonly Line[]): string {
  const points = lines.flatMap((each) => each.points);
  const last = Math.ceil(Math.log10(Math.max(10, ...points.map(([units]) => units))));
  const most = Math.max(1, ...points.map(([, value]) => value));
  const place = ([units, value]: readonly [number, number]): [number, number] => [
    frame.left + (Math.log10(units) / last) * (frame.right - frame.left),
    frame.bottom - (value / most) * (frame.bottom - frame.top),
  ];
  const powers = Array.from({ length: last + 1 }, (_, power) => 10 ** power);
  const heights = Array.from({ length: Math.floor(most) + 1 }, (_, height) => height);
  return svg(frame.bottom + 34 + lines.length * row, title, [
    ...heights.map((height) => line([place([1, height]), place([10 ** last, height])], grey, 0.5)),
    ...heights.map((height) => text(frame.left - 8, place([1, height])[1] + 4, String(height), "end")),
    ...powers.map((units) => text(place([units, 0])[0], frame.bottom + 18, units.toLocaleString("en"), "middle")),
    ...lines.flatMap(({ name, points }, index) => {
      const colour = colours[index % colours.length] ?? grey;
      const y = frame.bottom + 34 + index * row;
      return [
        line(points.map(place), colour),
        line(
          [
            [frame.left, y + 4],
            [frame.left + 20, y + 4],
          ],
          colour,
        ),
        text(frame.left + 28, y + 8, name),
      ];
    }),
  ]);
}
