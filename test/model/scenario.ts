/** What a seed stands for: the world that a run takes place in. */
import { type Disorder, drawDisorder, inOrder } from "./disorder.ts";
import type { Random } from "./random.ts";

/** How the shared place behaves. */
export interface PlaceSettings {
  readonly hasLock: boolean;
  readonly isTold: boolean;
  /** How often a read or a write fails. */
  readonly faults: number;
  /** Whether what a refresh has brought may take longer to write than calls wait. */
  readonly isSlow: boolean;
  readonly disorder: Disorder;
}

/** The choices that hold for a whole run. */
export interface Scenario {
  readonly holders: number;
  readonly clientsPerHolder: number;
  readonly place: PlaceSettings;
  /** Seconds that an access token lives. */
  readonly lifetime: number;
  /** Milliseconds in which a used refresh token is forgiven. */
  readonly grace: number;
  /** How often the refresh endpoint does anything but answer. */
  readonly refreshFaults: number;
  /** How often a call's answer is lost, or a 500. */
  readonly callFaults: number;
  /** Milliseconds in which things are begun. */
  readonly duration: number;
  /** How many things. */
  readonly actions: number;
}

/** Draws a world in which the place that all share lags, repeats, reorders and fails, all of it in one run. */
export function drawUnrulyScenario(random: Random): Scenario {
  const { place, ...scenario } = drawScenario(random);
  return {
    ...scenario,
    holders: random.pick([1, 2, 3]),
    place: { ...place, faults: 0, disorder: drawDisorder(random) },
  };
}

/** Draws a world. */
export function drawScenario(random: Random): Scenario {
  const holders = random.pick([1, 1, 2, 3]);
  return {
    holders,
    clientsPerHolder: random.pick([1, 2]),
    place: {
      hasLock: random.chance(0.8),
      isTold: random.chance(0.6),
      faults: holders === 1 && random.chance(0.2) ? 0.2 : 0,
      isSlow: random.chance(0.15),
      disorder: inOrder,
    },
    lifetime: random.pick([5, 20, 60, 600]),
    grace: random.pick([0, 0, 10_000]),
    refreshFaults: random.pick([0, 0, 0.1, 0.4]),
    callFaults: random.pick([0, 0.1]),
    duration: random.pick([5000, 60_000, 240_000]),
    actions: random.whole(5, 25),
  };
}

/** Whether a sign-out must be final: a write that is given up may be done at any time after it. */
export function isSignOutFinal(scenario: Scenario): boolean {
  return isCoordinated(scenario) && !scenario.place.isSlow;
}

/** Whether the holders can keep out of each other's way at all: without a lock nobody can promise that. */
export function isCoordinated({ holders, place }: Scenario): boolean {
  return (holders === 1 || place.hasLock) && place.faults === 0 && place.disorder === inOrder;
}
