/** The numbers of calls after which the heap is measured. */
export const marks: readonly number[] = [10_000, 100_000, 250_000, 500_000, 1_000_000];
