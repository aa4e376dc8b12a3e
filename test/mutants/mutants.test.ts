/** A mutant whose text has gone from its file breaks nothing, and would be found out only in a long run. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../../scripts/release/packages.ts";
import { allRules } from "./all-rules.ts";
import { pathOf, testOf } from "./mutant.ts";

test("each mutant changes one place of a file that is there, and has a test that may notice", () => {
  const stale = allRules.filter((mutant) => {
    const file = join(root, pathOf(mutant));
    const isOnce = existsSync(file) && readFileSync(file, "utf8").split(mutant.from).length === 2;
    return !isOnce || mutant.from === mutant.to || !existsSync(join(root, testOf(mutant)));
  });
  expect(stale.map(({ rule, file }) => `${file}: ${rule}`)).toEqual([]);
});

test("a hundred rules of the command are broken at least", () => {
  expect(allRules.filter(({ file }) => file.startsWith("cli/")).length).toBeGreaterThanOrEqual(100);
});
