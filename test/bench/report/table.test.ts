import { expect, test } from "vitest";
import { printed, tableOf } from "../../../bench/report/table.ts";

const columns = [{ quantity: "time", head: "ms", show: (value: number) => value.toFixed(1) }] as const;
const samples = [
  { name: "ours", turns: [{ time: 2 }, { time: 3 }, { time: 30 }] },
  { name: "theirs", turns: [{ time: 1 }, { time: 2 }, { time: 10 }] },
];

test("prints medians, spreads and ratios in columns", () => {
  expect(printed(tableOf("A subject", samples, columns, "theirs"))).toBe(
    [
      "A subject",
      "           ms   from … to  × theirs",
      "  ours    3.0  2.0 … 30.0      2.00",
      "  theirs  2.0  1.0 … 10.0      1.00",
    ].join("\n"),
  );
});

test("prints what is the same in every round once", () => {
  const errors = [{ quantity: "time", head: "errors", show: String, isExact: true }] as const;
  expect(printed(tableOf("A subject", samples, errors, "theirs"))).toBe(
    ["A subject", "          errors", "  ours         3", "  theirs       2"].join("\n"),
  );
});

test("needs the peer that it compares with", () => {
  expect(() => tableOf("A subject", samples, columns, "nobody")).toThrow(TypeError);
});
