/** A place that is out of order: it shows what was there a while ago, does things twice, tells of them in any order, and fails. */
import type { Random } from "./random.ts";

/** How much of it is out of order, from now on. */
export interface Disorder {
  /** How often a read, a write or the lock fails. */
  readonly faults: number;
  /** Milliseconds that a read may lag behind. */
  readonly lag: number;
  /** How often a write is done once more, later, and a change is told of twice. */
  readonly repeats: number;
}

/** A place in order. */
export const inOrder: Disorder = { faults: 0, lag: 0, repeats: 0 };

/** Draws a place of which all is out of order at once. */
export function drawDisorder(random: Random): Disorder {
  return {
    faults: random.pick([0.05, 0.2, 0.4]),
    lag: random.pick([50, 500, 5000]),
    repeats: random.pick([0.1, 0.5]),
  };
}

/** How a lock that is out of order treats who asks for it: it turns them away, lets them in beside another, or fails behind them. */
export type LockFault = "refuses" | "is not there" | "fails afterwards";

/** What the lock does this time; nothing if it is in order. */
export function drawLockFault(random: Random, { faults }: Disorder): LockFault | undefined {
  return faults > 0 && random.chance(faults) ? random.pick(["refuses", "is not there", "fails afterwards"]) : undefined;
}

/** When a change is told: in order soon, out of it at any time, and perhaps once more. */
export function drawDelays(random: Random, { lag, repeats }: Disorder): readonly number[] {
  if (lag === 0) return [random.chance(0.1) ? random.between(0, 3000) : random.between(0, 20)];
  const later = () => random.between(0, lag * 2);
  return random.chance(repeats) ? [later(), later()] : [later()];
}
