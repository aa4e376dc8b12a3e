import { expect, test } from "vitest";
import { overBudget } from "../../../bench/size/budget.ts";

const budget = { gzipped: 1000, modules: { "a.js": 500, "b.js": 700, "c.js": 90 } };

test("a bundle within its budget is fine, and so is one that a compressor's next version makes", () => {
  expect(overBudget("one call", { gzipped: 1020, minified: 0, modules: {} }, budget)).toBeUndefined();
});

test("a bundle over its budget names the modules that grew, the most grown first, with before and after", () => {
  const modules = { "a.js": 510, "b.js": 690, "c.js": 90, "new.js": 60 };
  expect(overBudget("one call", { gzipped: 1021, minified: 0, modules }, budget)).toBe(
    "one call: 1021 bytes, 21 over the budget of 1000\n" +
      "  new.js: 0 → 60 minified bytes\n" +
      "  a.js: 500 → 510 minified bytes",
  );
});

test("a case without a budget says how to make one", () => {
  expect(overBudget("a new case", { gzipped: 1, minified: 1, modules: {} }, undefined)).toBe(
    "a new case has no budget: run `npm run budgets`",
  );
});
