import { createSession, RefreshRejectedError, type Store } from "latchkey";
import { createClient, getAccount } from "../../generated/index.ts";
import { type Client, lifetime } from "./contender.ts";

/** A session of latchkey over a store. */
export function overStore(store: Store, url: string, now: () => number): Client {
  const session = createSession({
    store,
    now,
    async refresh(refreshToken, { signal }) {
      const response = await fetch(`${url}/token`, { method: "POST", body: refreshToken, signal });
      if (response.status === 400) throw new RefreshRejectedError();
      return { ...(await response.json()), expiresIn: lifetime };
    },
  });
  const client = createClient({ baseUrl: url, auth: { bearerAuth: session } });
  return {
    start: (tokens) => session.start({ ...tokens, expiresIn: lifetime }),
    call: async () => (await getAccount(client)).status,
  };
}
