/** Makes calls one after the other, and tells by message how large the heap is after so many; needs `--expose-gc`. */
import { setImmediate } from "node:timers/promises";
import { createClient, createSession, getAccount } from "../../generated/index.ts";
import { origin } from "../renewal/job.ts";
import { createService } from "../renewal/service.ts";
import { marks } from "./marks.ts";

/** So many calls go by before the token has expired again. */
const CALLS_PER_TOKEN = 1000;

const service = createService();
globalThis.fetch = service.fetch;
let now = 0;
const session = createSession({ baseUrl: origin, now: () => now });
const { accessToken, refreshToken } = service.begin("live");
await session.start({ accessToken, refreshToken, expiresIn: 3600 });
const client = createClient({ baseUrl: origin, auth: { bearerAuth: session } });

/** The heap once everything that can go has gone. */
async function heapUsed(): Promise<number> {
  // What is held weakly, or waits for its finalizer, takes some tasks to go.
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
      // What the platform's Request holds weakly it lets go of between tasks only; a network would make many of them.
      await setImmediate();
    }
    const result = await getAccount(client);
    if (!result.ok) throw new Error(`Answered ${result.status}.`);
  }
  process.send?.(await heapUsed());
}
process.disconnect();
