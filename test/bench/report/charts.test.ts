import { expect, test } from "vitest";
import { barChart, barsOf } from "../../../bench/report/bar-chart.ts";
import { lineChart } from "../../../bench/report/line-chart.ts";

const show = (value: number): string => `${value} ms`;
const bars = (...values: [name: string, value: number][]) => values.map(([name, value]) => ({ name, value }));

/** What stands in the elements of one name, in order. */
const all = (svg: string, pattern: RegExp): string[] => Array.from(svg.matchAll(pattern), ([, found = ""]) => found);
const texts = (svg: string) => all(svg, /<text [^>]*>([^<]*)<\/text>/g);

test("draws bars as long as their values, in each group's own scale", () => {
  const chart = barChart("Times", [
    { title: "Calls", bars: bars(["latchkey", 50], ["ky", 100]), show },
    { title: "Files", bars: bars(["latchkey", 3]), show },
  ]);
  expect(all(chart, /<rect [^>]*width="([^"]*)"/g)).toEqual(["240.8", "481.6", "481.6"]);
  expect(texts(chart)).toEqual(["Times", "Calls", "latchkey", "50 ms", "ky", "100 ms", "Files", "latchkey", "3 ms"]);
});

test("says how many times a bar is as long as the one that it is measured by", () => {
  const group = { title: "", bars: bars(["latchkey", 4], ["ky", 6]), show, measure: "latchkey" };
  expect(texts(barChart("Times", [group]))).toEqual(["Times", "latchkey", "4 ms", "ky", "6 ms, 1.50 ×"]);
});

test("colours latchkey's bars, and no other's", () => {
  const chart = barChart("Times", [
    { title: "", bars: bars(["latchkey, by file", 1], ["ky", 1], ["not latchkey", 1]), show },
  ]);
  const [ours, ...others] = all(chart, /<rect [^>]*fill="([^"]*)"/g);
  expect(others).toEqual([others[0], others[0]]);
  expect(ours).not.toBe(others[0]);
});

test("says beside a figure what belongs to it", () => {
  expect(barChart("Times", [{ title: "", bars: [{ name: "ky", value: 1, note: "9 calls lost" }], show }])).toContain(
    ">1 ms, 9 calls lost</text>",
  );
});

test("draws nothing but zeros without a length that is no number", () => {
  expect(barChart("Times", [{ title: "", bars: bars(["ky", 0]), show }])).not.toContain("NaN");
});

test("puts a line's points over powers of ten, from zero up", () => {
  const chart = lineChart("Costs", [
    {
      name: "calls",
      points: [
        [10, 2],
        [1000, 1],
      ],
    },
  ]);
  expect(all(chart, /<polyline points="([^"]*)"[^>]*stroke-width="2"/g)[0]).toBe("280,40 760,150");
  expect(texts(chart)).toEqual(["Costs", "0", "1", "2", "1", "10", "100", "1,000", "calls"]);
});

test.each(["bar", "line"])("writes no markup of a name into a %s chart", (kind) => {
  const name = `</text><script>alert(1)</script>&"'\u0000\u001b`;
  const chart =
    kind === "bar"
      ? barChart(name, [{ title: name, bars: [{ name, value: 1, note: name }], show: () => name }])
      : lineChart(name, [{ name, points: [[1, 1]] }]);
  expect(chart).not.toContain("<script");
  expect(["\u0000", "\u001b"].filter((control) => chart.includes(control))).toEqual([]);
  expect(texts(chart)).toContain("&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;&quot;&apos;");
});

test("has text that shows on a dark page", () => {
  expect(barChart("Times", [])).toContain("@media (prefers-color-scheme: dark) { text { fill: #e6edf3 } }");
});

test("takes the medians of a measurement", () => {
  const turns = [{ time: 1 }, { time: 9 }, { time: 2 }];
  expect(barsOf([{ name: "ours", turns }], "time")).toEqual([{ name: "ours", value: 2 }]);
});
