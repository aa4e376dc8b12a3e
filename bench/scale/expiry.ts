/** Sessions over one store, in one process: each unit of work is one expiry, after which every holder makes a call at once. */
import { memoryStore, type Store } from "latchkey";
import { fileStore } from "latchkey/node";
import { createClient, createSession, getAccount } from "../../generated/index.ts";
import type { Prepare } from "../measure/work.ts";
import { lifetime, origin } from "../renewal/job.ts";
import { createService } from "../renewal/service.ts";

/** How many holders, and the file of their store; without one it is in memory. */
export interface Circle {
  readonly holders: number;
  readonly file?: string;
}

export const prepare: Prepare<Circle> = async ({ holders, file }) => {
  const service = createService(1);
  globalThis.fetch = service.fetch;
  let passed = 0;
  const now = (): number => passed;
  const shared = memoryStore();
  const storeOf = (): Store => (file === undefined ? shared : fileStore(file));
  const sessions = Array.from({ length: holders }, () => createSession({ baseUrl: origin, store: storeOf(), now }));
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
