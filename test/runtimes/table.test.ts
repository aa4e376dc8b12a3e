import { expect, test } from "vitest";
import { faultsOf, type Row, tableOf, withTable } from "./table.ts";

const report = [{ name: "a call" }, { name: "a stream", error: "Error: no" }];
const row: Row = { name: "Node", outcome: { version: "24.21.0", report } };

test("a case that fails is a fault, and named in the table, unless the runtime cannot pass it", () => {
  const limited = { ...row, limits: { "a stream": "it has none" } };
  expect(faultsOf(row)).toEqual([report[1]]);
  expect(faultsOf(limited)).toEqual([]);
  expect(tableOf([row, limited]).split("\n").slice(2)).toEqual([
    "| Node | 24.21.0 | 1 of 2 | a stream |",
    "| Node | 24.21.0 | 1 of 2 | a stream: it has none |",
  ]);
});

test("a runtime that is not there is named with the way to get it", () => {
  expect(tableOf([{ name: "Firefox", lack: "apt-get install firefox-esr" }])).toContain(
    "| Firefox | not run: apt-get install firefox-esr | | |",
  );
});

test("the table replaces the one between the marks, and nothing else", () => {
  const page = "# Where\n\n<!-- made by `npm run test:runtimes` -->\n\nold\n\n<!-- until here -->\n\nrest\n";
  const changed = withTable(page, "new");
  expect(changed).toBe(page.replace("old", "new"));
  expect(withTable(changed, "new")).toBe(changed);
  expect(() => withTable("# Where", "new")).toThrow("no marks");
});
