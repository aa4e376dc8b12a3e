/** The middle of some numbers; of an even count, the mean of the two in the middle. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  if (upper === undefined || lower === undefined) throw new TypeError("There is no median of nothing.");
  return (lower + upper) / 2;
}

/**
 * How many times as much `ours` is as `theirs`: the median of each round's own ratio.
 *
 * What slows the whole machine down for a while slows both turns of a round down, and so drops out.
 */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)));
}
