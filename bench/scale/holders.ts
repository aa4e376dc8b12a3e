import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { interleave } from "../measure/interleave.ts";
import { spawnWork } from "../measure/spawn-work.ts";
import type { Circle } from "./expiry.ts";
import { type Series, seriesOf } from "./unit-cost.ts";

const counts = [1, 2, 4, 8, 16, 32, 64];

/** Expiries in one turn. */
const expiries = { memory: 40, file: 20 };

/** From an expiry to the last answer, beyond what one holder costs: it pays for the refresh. */
export async function holderSeries(store: "memory" | "file", rounds: number): Promise<Series> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "latchkey-scale-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const module = new URL("expiry.ts", import.meta.url);
  const works = counts.map(async (holders) => {
    const circle: Circle = store === "file" ? { holders, file: join(folder, `${holders}.json`) } : { holders };
    return stack.use(await spawnWork(`${holders} holders`, module, circle, expiries[store]));
  });
  const samples = await interleave(await Promise.all(works), rounds);
  return seriesOf(`Holders of one session over one ${store} store, a holder more`, "holders", counts, samples);
}
