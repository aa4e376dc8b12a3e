/** A process of a tool: a session over a file or the keychain, which does what the test asks it to. */
import { createSession, RefreshRejectedError } from "latchkey";
import { fileStore, keychainStore } from "latchkey/node";
import { createClient, getAccount } from "../../generated/index.ts";
import type { Asked, Told } from "./holder.ts";

const [url = "", place = "", timeout = ""] = process.argv.slice(2);
const [, service] = place.split("keychain:");
const store = service === undefined ? fileStore(place) : keychainStore(service);

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
  token: () => session.accessToken(),
  start: async (tokens) => session.start(JSON.parse(tokens)),
  end: () => session.end(),
  status: async () => session.status,
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
