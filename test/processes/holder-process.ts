/** A process of a tool or a service: a session over a shared store, which does what the test asks it to. */
import { createSession, RefreshRejectedError } from "latchkey";
import { createClient, getAccount } from "../../generated/index.ts";
import type { Asked, Told } from "./holder.ts";
import { storeAt } from "./store-at.ts";

const [url = "", place = "", timeout = ""] = process.argv.slice(2);
const store = await storeAt(place);

function tell(message: Told): void {
  process.send?.(message);
}

const session = createSession({
  store,
  timeout: Number(timeout),
  async refresh(refreshToken, { signal }) {
    const response = await fetch(`${url}/token`, { method: "POST", body: refreshToken, signal });
    if (response.status === 400) throw new RefreshRejectedError();
    return await response.json();
  },
  onEvent: ({ type, error }) =>
    tell({ event: error instanceof Error ? `${type} ${error.name}: ${error.message}` : type }),
});
const client = createClient({ baseUrl: url, auth: { bearerAuth: session } });

const deeds: Readonly<Record<Asked["deed"], (argument: string) => Promise<unknown>>> = {
  call: async () => (await getAccount(client)).status,
  /** So many calls, a hundred at a time: how often each status came, or the code of an error. */
  async calls(count) {
    const came: Record<string, number> = {};
    for (let left = Number(count); left > 0; left -= 100) {
      const batch = Array.from({ length: Math.min(left, 100) }, () =>
        getAccount(client).then(
          ({ status }) => String(status),
          (error: { code?: string }) => error.code ?? "an error without a code",
        ),
      );
      for (const outcome of await Promise.all(batch)) came[outcome] = (came[outcome] ?? 0) + 1;
    }
    return came;
  },
  token: () => session.accessToken(),
  start: async (tokens) => session.start(JSON.parse(tokens)),
  end: () => session.end(),
  status: async () => session.status,
  /** What its store holds; waits until the store can be reached. */
  stored: async () => (await store.get())?.edition,
  /** Takes the lock and writes, again and again, until the process is ended. */
  async write(tokens) {
    const padding = "x".repeat(50_000);
    for (let edition = 1; ; edition++) {
      const work = async () => store.set({ ...JSON.parse(tokens), scope: padding, edition });
      await store.lock?.(work, new AbortController().signal);
      if (edition === 1) tell({ event: "writes" });
    }
  },
  /** Takes the lock and keeps it until the process is ended. */
  keepLock: () => {
    const keep = () => (tell({ event: "locked" }), new Promise<never>(() => undefined));
    return store.lock?.(keep, new AbortController().signal) ?? Promise.reject(new Error("There is no lock"));
  },
};

process.on("message", ({ id, deed, argument }: Asked) => {
  void deeds[deed](argument).then(
    (value) => tell({ id, value }),
    (error: Error) => tell({ id, error: `${error.name}: ${error.message}` }),
  );
});
process.on("disconnect", () => process.exit());
await session.ready;
tell({ event: "ready" });
