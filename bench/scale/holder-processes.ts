import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startTokenServer, type TokenServer } from "../../test/processes/token-server.ts";
import type { Asked } from "../holders/circle.ts";
import { lifetime } from "../holders/contender.ts";
import { openProcesses, type ProcessCircle } from "../holders/process-circle.ts";
import { interleave } from "../measure/interleave.ts";
import { type Series, seriesOf } from "./unit-cost.ts";

const counts = [1, 2, 4, 8, 16, 32, 64];

/** Expiries in one turn. */
const expiries = 10;

/** Processes of one session over a `fileStore`, from an expiry to the last answer, beyond what one of them costs. */
export async function holderProcessSeries(rounds: number): Promise<Series> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "latchkey-scale-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const contenders = [];
  for (const count of counts) {
    const server = stack.use(await startTokenServer());
    const circle = stack.use(await openProcesses("file-store", count, server.url, join(folder, `${count}.json`)));
    await circle.holders[0]?.({ start: server.signIn() });
    contenders.push({ name: `${count} processes`, turn: async () => ({ cpu: await expire(circle, server) }) });
  }
  const samples = await interleave(contenders, rounds);
  return seriesOf("Processes of one session over one file store, a process more", "processes", counts, samples);
}

/** The milliseconds on a processor that all of them take for an expiry: one renews the token, and each makes a call. */
async function expire(circle: ProcessCircle, server: TokenServer): Promise<number> {
  const all = (asked: Asked): Promise<number[]> => Promise.all(circle.holders.map((ask) => ask(asked)));
  const before = await circle.used();
  for (let expiry = 0; expiry < expiries; expiry++) {
    const { refreshes } = server.counts;
    server.expire();
    await all({ skip: lifetime + 1 });
    const errors = await all({ calls: 1 });
    if (errors.some((count) => count > 0)) throw new Error("A call was refused.");
    if (server.counts.refreshes !== refreshes + 1) throw new Error("The token was not renewed once.");
  }
  return ((await circle.used()) - before) / expiries;
}
