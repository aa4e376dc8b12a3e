import { expect, test } from "vitest";
import { summarize } from "../../../cli/src/commands/generate-summary.ts";
import type { RunReport } from "../../../cli/src/commands/run-report.ts";

const nothing = { missing: [], changed: [], stale: [], unchanged: [] };
const report: RunReport = {
  ...{ title: "Notes", version: "1", source: "api.yaml", operations: [], schemes: [], sessions: [], notices: [] },
  files: nothing,
};
const options = { spec: "api.yaml", out: "sdk" };

function lines(files: Partial<RunReport["files"]>, check = false): string[] {
  const text = summarize({ ...report, files: { ...nothing, ...files } }, { ...options, check }, { colors: false });
  return text.trimEnd().split("\n").slice(4);
}

test("counts the files, and names those that are removed", () => {
  expect(lines({ missing: ["a.ts"], changed: ["b.ts"], unchanged: ["c.ts"] })).toEqual([
    "✓ sdk: 2 files written, 1 unchanged",
  ]);
  expect(lines({ stale: ["endpoints/pets.ts", "endpoints/shop.ts"] })).toEqual([
    "✓ sdk: 0 files written, 0 unchanged, 2 removed",
    "  removed endpoints/pets.ts",
    "  removed endpoints/shop.ts",
  ]);
});

test("names the first few where many are removed", () => {
  const stale = Array.from({ length: 20 }, (_, index) => `endpoints/t${index}.ts`);
  expect(lines({ stale }).slice(-2)).toEqual(["  removed endpoints/t4.ts", "  and 15 more of this kind"]);
});

test("says with --check what differs, and the command that mends it", () => {
  expect(lines({ changed: ["a.ts"], missing: ["b.ts"], stale: ["c.ts"] }, true)).toEqual([
    "✗ sdk is not what api.yaml gives:",
    "  differs   a.ts",
    "  missing   b.ts",
    "  left over c.ts",
    "Run `latchkey generate api.yaml --out sdk`.",
  ]);
  expect(lines({ unchanged: ["a.ts"] }, true)).toEqual(["✓ sdk is up to date"]);
});
