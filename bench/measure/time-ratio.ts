import type { Samples } from "./interleave.ts";
import { ratio } from "./statistics.ts";

/** The ratio of the first contender's time to the second's. */
export function timeRatio([ours, theirs]: readonly Samples<"time">[]): number {
  if (ours === undefined || theirs === undefined) throw new TypeError("A ratio needs two contenders.");
  return ratio(timesOf(ours), timesOf(theirs));
}

function timesOf({ turns }: Samples<"time">): number[] {
  return turns.map(({ time }) => time);
}
