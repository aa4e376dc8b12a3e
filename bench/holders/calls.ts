/** What every holder does, in a process and in a tab. */
import type { Client } from "./contender.ts";

/** A clock that is put forward. */
export function skippingClock(): { now(): number; skip(seconds: number): void } {
  // The page's own clock is replaced by this one.
  const real = Date.now.bind(Date);
  let skipped = 0;
  return {
    now: () => real() + skipped,
    skip: (seconds) => void (skipped += seconds * 1000),
  };
}

/** Makes so many calls at once: how many were not answered with 200. */
export async function callsOf(client: Client, count: number): Promise<number> {
  const outcomes = await Promise.allSettled(Array.from({ length: count }, () => client.call()));
  return outcomes.filter((outcome) => outcome.status === "rejected" || outcome.value !== 200).length;
}
