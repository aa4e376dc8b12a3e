/** The median; for an even count, the mean of the two numbers in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new TypeError("An empty list has no median.");
  return (lower + upper) / 2;
}

/**
 * The ratio of `ours` to `theirs`: the median of the ratios within each round.
 *
 * Load that slows the whole machine for a while slows both turns of a round, so it cancels out.
 */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
