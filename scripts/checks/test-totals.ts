/** The counts of vitest's JSON reporter that matter here. */
export interface TestCounts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

/**
 * The totals of a run in one line, for a machine that reads them: `2 passed, 1 failed, 0 skipped`.
 *
 * A failed run counts at least one failure, even if no test has failed: a file may not load, or there may be no counts.
 */
export function testTotals(counts: TestCounts | undefined, hasFailed: boolean): string {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = counts ?? {};
  const failed = Math.max(numFailedTests, hasFailed ? 1 : 0);
  return `${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`;
}
