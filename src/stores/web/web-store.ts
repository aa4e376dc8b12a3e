/** A store for browsers: IndexedDB under a Web Lock, with changes told to the other tabs. */
import type { StoreStep } from "../../errors.ts";
import type { Store, StoredTokens } from "../store.ts";
import { createTurns } from "../turns.ts";
import { webDatabase } from "./database.ts";
import { type Sealed, sealing } from "./seal.ts";
import { tabChannel } from "./tab-channel.ts";

/** How `webStore` keeps the tokens. */
export interface WebStoreOptions {
  /** Seals what is kept, by AES-GCM with a key that stays in the browser and cannot be exported; needs https. */
  readonly encrypt?: boolean;
}

/**
 * Keeps the tokens in the browser: pages of one origin that give the same name share one session, and a reload keeps it.
 *
 * Where the browser has no Web Locks (a page on plain http), two tabs may renew at once; one then takes the other's tokens.
 * Each method throws a StoreError where the browser refuses: a session goes on from memory, and its events say so.
 */
export function webStore(name: string, { encrypt = false }: WebStoreOptions = {}): Store {
  const place = `latchkey:${name}`;
  const { attempt, use } = webDatabase(place);
  const { seal, unseal } = sealing(use);
  const tabs = tabChannel(place);

  const get = () =>
    attempt("read", async () => {
      const found = await use<StoredTokens | Sealed | undefined>("readonly", (kept) => kept.get("tokens"));
      return found !== undefined && "sealed" in found ? unseal(found) : found;
    });
  const inTurn = createTurns();
  /** Changes are made in the order in which they were asked for, however long the sealing takes. */
  const change = (step: StoreStep, tokens: StoredTokens | undefined, work: () => Promise<unknown>): Promise<void> =>
    inTurn(async () => {
      try {
        await attempt(step, work);
      } finally {
        // The other tabs are told even of what could not be written: the refresh token that they have may be spent.
        tabs.tell(tokens);
      }
    });
  const store: Store = {
    get,
    set: (tokens) =>
      change("write", tokens, async () => {
        const value = encrypt ? await seal(tokens) : tokens;
        return use("readwrite", (kept) => kept.put(value, "tokens"));
      }),
    delete: () => change("delete", undefined, () => use("readwrite", (kept) => kept.delete("tokens"))),
    subscribe: (changed) => tabs.hear(changed, get),
  };
  const { navigator }: Partial<typeof globalThis> = globalThis;
  const locks: LockManager | undefined = navigator?.locks;
  if (locks !== undefined) {
    store.lock = (work, signal) =>
      new Promise((resolve, reject) => {
        const locked = locks.request(place, { signal }, () => work().then(resolve, reject));
        // Safari has an error of its own for what the signal has ended.
        locked.catch((error: unknown) => reject(signal.aborted ? signal.reason : error));
      });
  }
  return store;
}
