import { longRun } from "../long-run/long-run.ts";
import type { Series } from "./unit-cost.ts";

/** How many calls are timed at once, and how often: the short ones more often, since one of them says little. */
const plan = [
  { units: 1_000, times: 20 },
  { units: 10_000, times: 5 },
  { units: 100_000, times: 2 },
  { units: 1_000_000, times: 1 },
];

/** Before that the engine compiles the code. */
const warmUp = 20_000;

/** Secured calls of one session, one after the other, answered in the process. */
export async function callSeries(): Promise<Series> {
  const lengths = plan.flatMap(({ units, times }) => Array.from({ length: times }, () => units));
  let made = warmUp;
  const [, ...reached] = await longRun([warmUp, ...lengths.map((units) => (made += units))]);
  const turnsOf = (units: number): number[] =>
    reached.flatMap(({ cpu }, index) => (lengths[index] === units ? [cpu] : []));
  return {
    title: "Calls one after the other, with a refresh every thousand",
    counted: "calls",
    batches: plan.map(({ units }) => ({ units, turns: turnsOf(units) })),
  };
}
