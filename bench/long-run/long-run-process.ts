/** `node --expose-gc long-run-process.ts <marks as JSON>`: makes calls one after the other, and sends a `Mark` at each of those numbers. */
import { setImmediate } from "node:timers/promises";
import { createClient, createSession, getAccount } from "../../generated/index.ts";
import { origin } from "../renewal/job.ts";
import { createService } from "../renewal/service.ts";
import type { Mark } from "./long-run.ts";

const marks: readonly number[] = JSON.parse(process.argv[2] ?? "[]");

/** After this many calls the token has expired again. */
const CALLS_PER_TOKEN = 1000;

const service = createService(0);
globalThis.fetch = service.fetch;
let now = 0;
const session = createSession({ baseUrl: origin, now: () => now });
const { accessToken, refreshToken } = service.begin("live");
await session.start({ accessToken, refreshToken, expiresIn: 3600 });
const client = createClient({ baseUrl: origin, auth: { bearerAuth: session } });

/** The size of the heap after everything that can be freed has been freed. */
async function heapUsed(): Promise<number> {
  // What is held weakly, or waits for its finalizer, is freed only after some tasks.
  for (let task = 0; task < 10; task++) {
    await setImmediate();
    globalThis.gc?.();
  }
  return process.memoryUsage().heapUsed;
}

let made = 0;
for (const mark of marks) {
  const before = process.cpuUsage();
  for (; made < mark; made++) {
    if (made % CALLS_PER_TOKEN === 0) {
      now += 3600 * 1000;
      // The platform's Request frees what it holds weakly only between tasks. A real network would bring many of them.
      await setImmediate();
    }
    const result = await getAccount(client);
    if (!result.ok) throw new Error(`Answered ${result.status}.`);
  }
  if (service.counts.refreshes !== Math.ceil(made / CALLS_PER_TOKEN))
    throw new Error("The token was not renewed in time.");
  const { user, system } = process.cpuUsage(before);
  process.send?.({ heap: await heapUsed(), cpu: (user + system) / 1000 } satisfies Mark);
}
process.disconnect();
