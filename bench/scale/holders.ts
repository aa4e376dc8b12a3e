import { interleave } from "../measure/interleave.ts";
import { spawnWork } from "../measure/spawn-work.ts";
import type { Circle } from "./expiry.ts";
import { type Series, seriesOf } from "./unit-cost.ts";

const counts = [1, 2, 4, 8, 16, 32, 64];

/** Expiries in one turn. */
const expiries = 1000;

/** From an expiry to the last answer, beyond what one holder costs: it pays for the refresh. */
export async function holderSeries(rounds: number): Promise<Series> {
  await using stack = new AsyncDisposableStack();
  const module = new URL("expiry.ts", import.meta.url);
  const works = counts.map(async (holders) => {
    const circle: Circle = { holders };
    return stack.use(await spawnWork(`${holders} holders`, module, circle, expiries));
  });
  const samples = await interleave(await Promise.all(works), rounds);
  return seriesOf("Holders of one session over one memory store, a holder more", "holders", counts, samples);
}
