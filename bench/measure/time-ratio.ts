import type { Samples } from "./interleave.ts";
import { ratio } from "./statistics.ts";

/** The ratio of the first contender's quantity to the second's: its time, or its time on a processor. */
export function timeRatio<Quantity extends string>(
  [ours, theirs]: readonly Samples<Quantity>[],
  quantity: Quantity,
): number {
  if (ours === undefined || theirs === undefined) throw new TypeError("A ratio needs two contenders.");
  const valuesOf = ({ turns }: Samples<Quantity>): number[] => turns.map((turn) => turn[quantity]);
  return ratio(valuesOf(ours), valuesOf(theirs));
}
