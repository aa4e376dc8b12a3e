import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { ruleGroups } from "../../cli/src/diff/rules/rules.ts";
import { withRules } from "../../scripts/rules/rules-page.ts";

const page = await readFile("docs/what-is-breaking.md", "utf8");

test("the table of what is breaking is that of the rules; `npm run docs:rules` writes it", () => {
  expect(withRules(page)).toBe(page);
});

test("every rule has a row of five cells", () => {
  const rows = page.split("\n").filter((line) => line.startsWith("| ") && line.endsWith("` |"));
  expect(rows).toHaveLength(ruleGroups.flatMap(({ names }) => names).length);
  expect(rows.filter((row) => row.replaceAll("\\|", "").split("|").length !== 7)).toEqual([]);
});

test("a page without a place for the rules is refused", () => {
  expect(() => withRules("# What is breaking")).toThrow("has no place");
});
