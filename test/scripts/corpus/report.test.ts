import { expect, test } from "vitest";
import type { GeneratedSdk } from "../../../scripts/corpus/generate-sdk.ts";
import { reportOf } from "../../../scripts/corpus/report.ts";

const sdk = (name: string, refusal?: string): GeneratedSdk => ({
  name,
  folder: name,
  operations: 2,
  time: 1500,
  size: 4096,
  refusal,
});
const error = { file: "b/schema.ts", line: 1, column: 2, code: "TS1", message: ["Wrong."] };

test("a document with errors fails, and one that is refused is named with the reason", () => {
  const generated = [sdk("a"), sdk("b"), sdk("c", "c.yaml:1:1: broken")];
  const { table, details, failures } = reportOf(generated, [new Map([["b", [error]]]), new Map()]);
  expect(table.title).toBe("3 documents, 6 operations");
  expect(table.rows.slice(1)).toEqual([
    ["a", "2", "1.50", "4", "0", "0"],
    ["b", "2", "1.50", "4", "1", "0"],
    ["c", "2", "1.50", "4", "refused", "refused"],
  ]);
  expect(details).toEqual(["c is refused:\nc.yaml:1:1: broken", "b does not compile:\nb/schema.ts:1:2 TS1 Wrong."]);
  expect(failures).toBe(1);
});

test("a failure of the command itself fails", () => {
  expect(reportOf([sdk("a", "✗ latchkey itself failed")], [new Map(), new Map()]).failures).toBe(1);
});
