/** Sessions over one store in memory: each unit of work is one expiry, after which every holder makes a call at once. */
import { memoryStore } from "latchkey";
import { createClient, createSession, getAccount } from "../../generated/index.ts";
import type { Prepare } from "../measure/work.ts";
import { lifetime, origin } from "../renewal/job.ts";
import { createService } from "../renewal/service.ts";

/** How many holders. */
export interface Circle {
  readonly holders: number;
}

export const prepare: Prepare<Circle> = async ({ holders }) => {
  const service = createService(1);
  globalThis.fetch = service.fetch;
  let passed = 0;
  const now = (): number => passed;
  const store = memoryStore();
  const sessions = Array.from({ length: holders }, () => createSession({ baseUrl: origin, store, now }));
  const clients = sessions.map((session) => createClient({ baseUrl: origin, auth: { bearerAuth: session } }));
  const { accessToken, refreshToken } = service.begin("live");
  await sessions[0]?.start({ accessToken, refreshToken, expiresIn: lifetime });
  return async () => {
    passed += lifetime * 1000;
    const { refreshes } = service.counts;
    const results = await Promise.all(clients.map((client) => getAccount(client)));
    if (!results.every(({ ok }) => ok)) throw new Error("A call was refused.");
    if (service.counts.refreshes !== refreshes + 1) throw new Error("The token was not renewed once.");
  };
};
