/** Makes calls one after the other, and sends the size of the heap as a message at each mark; needs `--expose-gc`. */
import { setImmediate } from "node:timers/promises";
import { createClient, createSession, getAccount } from "../../generated/index.ts";
import { origin } from "../renewal/job.ts";
import { createService } from "../renewal/service.ts";
import { marks } from "./marks.ts";

/** After this many calls the token has expired again. */
const CALLS_PER_TOKEN = 1000;

const service = createService();
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
  for (; made < mark; made++) {
    if (made % CALLS_PER_TOKEN === 0) {
      now += 3600 * 1000;
      // The platform's Request frees what it holds weakly only between tasks. A real network would bring many of them.
      await setImmediate();
    }
    const result = await getAccount(client);
    if (!result.ok) throw new Error(`Answered ${result.status}.`);
  }
  process.send?.(await heapUsed());
}
process.disconnect();
