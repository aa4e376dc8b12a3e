/** One case of the suite that judges a store. It needs no test framework, and runs wherever the store does. */
import type { Awaitable } from "../../waiting/awaitable.ts";
import { waitFor } from "../../waiting/wait.ts";
import { pause } from "../../waiting/pause.ts";
import type { Store } from "../store.ts";

/** A store over a place of its own that is empty, and what a case needs beside it. */
export interface OpenedStore {
  readonly store: Store;
  /** One more holder's store over the same place; the same object where a store cannot be shared. */
  other(): Awaitable<Store>;
  /** Clears the place away. */
  dispose(): Awaitable<unknown>;
}

/** What came of a case that did not fail. */
export interface CaseOutcome {
  /** Why the case judges nothing: the store lacks an optional part. */
  readonly skipped?: string;
}

/** A rule for stores. */
export interface StoreCase {
  /** The rule, such as "get gives what set was last given". */
  readonly name: string;
  /** Opens a store and judges it: rejects if the store breaks the rule. */
  run(open: () => Awaitable<OpenedStore>): Promise<CaseOutcome>;
}

/** The store's lock, and that of another holder. */
export type Lock = NonNullable<Store["lock"]>;

/** What a case of the lock works with. */
export interface LockParts {
  readonly store: Store;
  readonly lock: Lock;
  /** The lock of one more holder. */
  otherLock(): Promise<Lock>;
  otherStore(): Promise<Store>;
}

/** What a case of `subscribe` works with. */
export interface SubscribeParts {
  readonly store: Store;
  readonly other: Store;
  otherStore(): Promise<Store>;
}

/** Milliseconds that a store has for each step. */
const LIMIT = 4000;

/** A case of what every store has: `get`, `set`, `delete`. */
export function keepCase(name: string, judge: (store: Store, open: OpenedStore) => Promise<void>): StoreCase {
  return storeCase(name, (opened) => judge(opened.store, opened));
}

/** A case of the lock; told as skipped where the store has none. */
export function lockCase(name: string, judge: (parts: LockParts) => Promise<void>): StoreCase {
  return storeCase(name, async (opened) => {
    const { store } = opened;
    if (store.lock === undefined) return "the store has no `lock`";
    const otherStore = async () => opened.other();
    const otherLock = async () => lockOf(await otherStore());
    await judge({ store, lock: lockOf(store), otherStore, otherLock });
    return undefined;
  });
}

/** A case of `subscribe`; told as skipped where the store has none, or where no other holder can be had. */
export function subscribeCase(name: string, judge: (parts: SubscribeParts) => Promise<void>): StoreCase {
  return storeCase(name, async (opened) => {
    const { store } = opened;
    if (store.subscribe === undefined) return "the store has no `subscribe`";
    const otherStore = async () => opened.other();
    const other = await otherStore();
    if (other === store) return "`other()` gives the same object: there is nobody else to hear of";
    await judge({ store, other, otherStore });
    return undefined;
  });
}

function storeCase(name: string, judge: (opened: OpenedStore) => Promise<string | void>): StoreCase {
  return {
    name,
    async run(open) {
      const opened = await open();
      try {
        const skipped = await judge(opened);
        return skipped === undefined ? {} : { skipped };
      } finally {
        await opened.dispose();
      }
    },
  };
}

function lockOf(store: Store): Lock {
  check(store.lock !== undefined, "another holder's store has no `lock`");
  // Called on its store: it may be a method of a class.
  return (work, signal) => store.lock?.(work, signal) ?? Promise.reject(new Error("`lock` gave no promise"));
}

/** Fails the case unless this holds. */
export function check(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise);
}

/** What the store answers, within the time that it has. */
export function answered<T>(answer: Awaitable<T>, what: string): Promise<T> {
  const late = () => new Error(`${what}: the store has not answered within ${LIMIT} ms`);
  return waitFor(Promise.resolve(answer), { milliseconds: LIMIT, late });
}

/** Waits until this holds, or fails the case. */
export async function until(holds: () => boolean, what: string): Promise<void> {
  for (const end = performance.now() + LIMIT; !holds(); await pause(5)) {
    check(performance.now() < end, `${what}: not within ${LIMIT} ms`);
  }
}

/** A moment, in which something should not happen. */
export function aMoment(): Promise<void> {
  return pause(150);
}

/** What a promise rejects with, within the time that a store has. */
export async function rejection(promise: Promise<unknown>, what: string): Promise<unknown> {
  const fulfilled = Symbol("fulfilled");
  const outcome = await answered(
    promise.then(
      () => fulfilled,
      (error: unknown) => ({ error }),
    ),
    what,
  );
  check(typeof outcome !== "symbol", `${what}: it was fulfilled`);
  return outcome.error;
}
