import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { writeApplication } from "../../../bench/size/application.ts";
import { overBudget } from "../../../bench/size/budget.ts";
import { readBudgets } from "../../../bench/size/budget-file.ts";
import { type BundleSize, bundleSize } from "../../../bench/size/bundle-size.ts";
import { cases } from "../../../bench/size/cases.ts";
import { root } from "../../../scripts/release/packages.ts";

const folder = join(root, ".scratch/bundles");
const budgets = await readBudgets();
const names = Object.keys(cases);

beforeAll(() => writeApplication(folder));

test.each(names)("%s stays within its budget", async (name) => {
  expect(overBudget(name, await sizeOf(name), budgets[name])).toBeUndefined();
});

test("each further JSON operation is at most 120 bytes", async () => {
  const [few, more] = await Promise.all([
    sizeOf("a read, a read by id and a write of JSON"),
    sizeOf("the same and eight more JSON operations"),
  ]);
  expect((more.gzipped - few.gzipped) / 8).toBeLessThan(120);
});

test("a budget belongs to a case", () => {
  expect(Object.keys(budgets).toSorted()).toEqual(names.toSorted());
});

function sizeOf(name: string): Promise<BundleSize> {
  return bundleSize(cases[name] ?? "", folder);
}
