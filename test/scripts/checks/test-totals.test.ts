import { expect, test } from "vitest";
import { testTotals } from "../../../scripts/checks/test-totals.ts";

const counts = { numPassedTests: 7, numFailedTests: 0, numPendingTests: 2, numTodoTests: 1 };

test("says what passed, what failed, and what was left out", () => {
  expect(testTotals(counts, false)).toBe("7 passed, 0 failed, 3 skipped");
  expect(testTotals({ ...counts, numFailedTests: 2 }, true)).toBe("7 passed, 2 failed, 3 skipped");
});

test("a run that failed without a failed test has one failure, counted or not", () => {
  expect(testTotals(counts, true)).toBe("7 passed, 1 failed, 3 skipped");
  expect(testTotals(undefined, true)).toBe("0 passed, 1 failed, 0 skipped");
});
