/** Word of other holders' changes: what a store's `subscribe` has to do. */
import type { Store, StoredTokens } from "../store.ts";
import { pause } from "../../waiting/pause.ts";
import { checkTokens, isSameTokens, sampleTokens } from "./sample-tokens.ts";
import { answered, check, type StoreCase, subscribeCase, until } from "./store-case.ts";

/** Milliseconds after which a change is told, or is not going to be. */
const SURELY_TOLD = 700;

/** What a listener has been told. */
interface Listening {
  /** How often it has been told of anything. */
  times(): number;
  /** Waits until it has been told of this last. */
  hears(expected: StoredTokens | undefined): Promise<void>;
  leave(): void;
}

function listen(store: Store): Listening {
  const told: (StoredTokens | undefined)[] = [];
  const leave = store.subscribe?.((tokens) => void told.push(tokens));
  check(typeof leave === "function", "subscribe gave no function that ends it");
  return {
    times: () => told.length,
    hears: (expected) => {
      const isTold = () => told.length > 0 && isSameTokens(told.at(-1), expected);
      return until(isTold, expected === undefined ? "told of a delete, as nothing" : "told of a set, with its tokens");
    },
    leave,
  };
}

/** The cases of `subscribe`. */
export const subscribeCases: readonly StoreCase[] = [
  subscribeCase("tells of another holder's tokens, all of them", async ({ store, other }) => {
    const here = listen(store);
    await answered(other.set(sampleTokens("1")), "set");
    await here.hears(sampleTokens("1"));
    await answered(other.set(sampleTokens("2", { edition: 8 })), "set");
    await here.hears(sampleTokens("2", { edition: 8 }));
    here.leave();
  }),
  subscribeCase("tells of another holder's delete, as nothing", async ({ store, other }) => {
    await answered(store.set(sampleTokens("1")), "set");
    const here = listen(store);
    await answered(other.delete(), "delete");
    await here.hears(undefined);
    here.leave();
  }),
  subscribeCase("tells nothing of its own changes", async ({ store, other }) => {
    const here = listen(store);
    await answered(store.set(sampleTokens("1")), "set");
    await pause(SURELY_TOLD);
    await answered(store.delete(), "delete");
    await pause(SURELY_TOLD);
    check(here.times() === 0, "it was told of its own change");
    await answered(other.set(sampleTokens("2")), "set");
    await here.hears(sampleTokens("2"));
    check(here.times() === 1, "it was told of its own change");
    here.leave();
  }),
  subscribeCase("tells each of two holders of the other's changes", async ({ store, other }) => {
    const [here, there] = [listen(store), listen(other)];
    await answered(store.set(sampleTokens("1")), "set");
    await there.hears(sampleTokens("1"));
    await answered(other.set(sampleTokens("2", { edition: 8 })), "set");
    await here.hears(sampleTokens("2", { edition: 8 }));
    check(here.times() === 1 && there.times() === 1, "somebody was told of a change of its own");
    here.leave();
    there.leave();
  }),
  subscribeCase("tells of a holder that comes later", async ({ store, otherStore }) => {
    const here = listen(store);
    const later = await otherStore();
    await answered(later.set(sampleTokens("1")), "set");
    await here.hears(sampleTokens("1"));
    here.leave();
  }),
  subscribeCase("tells of what can be read by then", async ({ store, other }) => {
    const reads: Promise<unknown>[] = [];
    const leave = store.subscribe?.(() => void reads.push(Promise.resolve(store.get())));
    await answered(other.set(sampleTokens("1")), "set");
    await until(() => reads.length > 0, "told of another holder's set");
    checkTokens(
      await answered(
        Promise.all(reads).then((found) => found.at(-1)),
        "get",
      ),
      sampleTokens("1"),
      "get when told",
    );
    leave?.();
  }),
  subscribeCase("tells of a change that was made under the lock", async ({ store, other }) => {
    const here = listen(store);
    const change = async () => other.set(sampleTokens("1"));
    await answered(other.lock?.(change, new AbortController().signal) ?? change(), "set under the lock");
    await here.hears(sampleTokens("1"));
    here.leave();
  }),
  subscribeCase("tells nothing to who has left", async ({ store, other }) => {
    const gone = listen(store);
    gone.leave();
    await answered(other.set(sampleTokens("1")), "set");
    await pause(SURELY_TOLD);
    check(gone.times() === 0, "it was told after it had left");
  }),
  subscribeCase("can be listened to again after all have left", async ({ store, other }) => {
    listen(store).leave();
    const here = listen(store);
    await answered(other.set(sampleTokens("1")), "set");
    await here.hears(sampleTokens("1"));
    here.leave();
  }),
];
