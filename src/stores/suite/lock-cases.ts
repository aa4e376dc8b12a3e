/** One holder at a time: what a store's lock has to do. */
import { pause } from "../../waiting/pause.ts";
import { checkTokens, sampleTokens } from "./sample-tokens.ts";
import { aMoment, answered, check, type Lock, lockCase, rejection, type StoreCase, until } from "./store-case.ts";

/** A signal that never fires. */
function patience(): AbortSignal {
  return new AbortController().signal;
}

/** Takes the lock, and keeps it until it is let go. */
async function hold(lock: Lock): Promise<{ letGo(): Promise<void> }> {
  const { promise, resolve } = gate();
  let isHad = false;
  const done = lock(() => ((isHad = true), promise), patience());
  done.catch(() => undefined); // Told where it is waited for.
  await until(() => isHad, "lock: the work begins where nobody else has the lock");
  return {
    letGo: () => {
      resolve();
      return answered(done, "lock: settles after its work");
    },
  };
}

function gate(): { promise: Promise<void>; resolve(): void } {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { promise, resolve: () => open() };
}

/** Asks for a lock that somebody has; says whether the work has begun. */
function ask(lock: Lock, signal = patience()): { readonly done: Promise<string>; times: number } {
  const asked = { done: Promise.resolve(""), times: 0 };
  asked.done = lock(async () => {
    asked.times++;
    return "done";
  }, signal);
  asked.done.catch(() => undefined); // Told where it is waited for.
  return asked;
}

/** After all this the lock is free, and can be had once more. */
async function isFree(lock: Lock, when: string): Promise<void> {
  check(
    (await answered(
      lock(async () => "mine", patience()),
      `lock ${when}`,
    )) === "mine",
    `lock ${when}: no value`,
  );
}

const exclusion: readonly StoreCase[] = [
  lockCase("lets nobody else begin while one works", async ({ lock, otherLock }) => {
    const other = await otherLock();
    const mine = await hold(lock);
    const theirs = ask(other);
    await aMoment();
    check(theirs.times === 0, "another holder's work began while ours had the lock");
    await mine.letGo();
    check((await answered(theirs.done, "another holder's lock")) === "done", "its value was lost");
  }),
  lockCase("lets nobody begin while another holder works", async ({ lock, otherLock }) => {
    const theirs = await hold(await otherLock());
    const mine = ask(lock);
    await aMoment();
    check(mine.times === 0, "our work began while another holder had the lock");
    await theirs.letGo();
    check((await answered(mine.done, "lock")) === "done", "its value was lost");
  }),
  lockCase("locks two works of one holder out of each other", async ({ lock }) => {
    const first = await hold(lock);
    const second = ask(lock);
    await aMoment();
    check(second.times === 0, "a second work of the same store object began while the first had the lock");
    await first.letGo();
    await answered(second.done, "the second lock");
  }),
  lockCase("is not had twice by the work that has it", async ({ lock }) => {
    const inner = new AbortController();
    let asked = { done: Promise.resolve(""), times: 0 };
    await answered(
      lock(async () => {
        asked = ask(lock, inner.signal);
        await aMoment();
        inner.abort(new Error("had enough"));
        await rejection(asked.done, "a lock inside the lock");
      }, patience()),
      "lock",
    );
    check(asked.times === 0, "the work inside the lock began");
    await isFree(lock, "after it was asked for inside");
  }),
  lockCase("loses no update of holders that read and write under it", async ({ store, otherStore }) => {
    const holders = [store, await otherStore(), await otherStore()];
    await answered(store.set(sampleTokens("1", { edition: 0 })), "set");
    const turn = async (holder: typeof store) => {
      const found = await holder.get();
      await holder.set(sampleTokens("1", { edition: Number(found?.edition) + 1 }));
    };
    for (let round = 0; round < 4; round++) {
      const turns = holders.map(async (holder) => holder.lock?.(() => turn(holder), patience()));
      await answered(Promise.all(turns), "lock: everybody gets a turn");
    }
    checkTokens(await store.get(), sampleTokens("1", { edition: 12 }), "after twelve turns");
  }),
  lockCase("leaves reading free while it is held", async ({ store, lock, otherStore }) => {
    const other = await otherStore();
    await answered(store.set(sampleTokens("1")), "set");
    const mine = await hold(lock);
    checkTokens(await answered(other.get(), "get while another holder has the lock"), sampleTokens("1"), "get");
    await mine.letGo();
  }),
  lockCase("lets its own work read, write and delete", async ({ store, lock }) => {
    const work = async () => {
      await store.set(sampleTokens("1"));
      checkTokens(await store.get(), sampleTokens("1"), "get under the lock");
      await store.delete();
    };
    await answered(lock(work, patience()), "get, set and delete under the lock");
  }),
];

const outcomes: readonly StoreCase[] = [
  lockCase("gives what its work gives", async ({ lock }) => {
    const value = { some: "value" };
    check(
      (await answered(
        lock(async () => value, patience()),
        "lock",
      )) === value,
      "it gave another value",
    );
    check(
      (await answered(
        lock(async () => undefined, patience()),
        "lock",
      )) === undefined,
      "it gave some value",
    );
  }),
  lockCase("rejects with the error of its work, and is free again", async ({ lock, otherLock }) => {
    const error = new Error("the work failed");
    const told = await rejection(
      lock(() => Promise.reject(error), patience()),
      "lock",
    );
    check(told === error, "it rejected with another error");
    await isFree(await otherLock(), "after work that failed");
  }),
  lockCase("is free again after work that throws at once", async ({ lock, otherLock }) => {
    const error = new Error("the work failed at once");
    const work = (): Promise<never> => {
      throw error;
    };
    const told = await rejection((async () => lock(work, patience()))(), "lock");
    check(told === error, "it rejected with another error");
    await isFree(await otherLock(), "after work that threw");
  }),
  lockCase("does its work once", async ({ lock, otherLock }) => {
    const mine = await hold(await otherLock());
    const asked = ask(lock);
    await pause(50);
    await mine.letGo();
    await answered(asked.done, "lock");
    await pause(50);
    check(asked.times === 1, `the work was done ${asked.times} times`);
  }),
  lockCase("is held until its work is done, and settles no sooner", async ({ lock, otherLock }) => {
    const { promise, resolve } = gate();
    let isSettled = false;
    const done = lock(() => promise, patience()).then(() => (isSettled = true));
    await aMoment();
    check(!isSettled, "it settled before its work");
    resolve();
    await answered(done, "lock");
    await isFree(await otherLock(), "after it had settled");
  }),
];

const aborts: readonly StoreCase[] = [
  lockCase("rejects with the signal's reason when that has fired already", async ({ lock, otherLock }) => {
    const reason = new Error("too late already");
    const asked = ask(lock, AbortSignal.abort(reason));
    check((await rejection(asked.done, "lock")) === reason, "it rejected with something else");
    check(asked.times === 0, "its work began");
    await isFree(await otherLock(), "after an aborted wait");
  }),
  lockCase("rejects with the signal's reason when that fires while it waits", async ({ lock, otherLock }) => {
    const theirs = await hold(await otherLock());
    const limit = new AbortController();
    const asked = ask(lock, limit.signal);
    await pause(50);
    const reason = { not: "even an error" };
    limit.abort(reason);
    check((await rejection(asked.done, "a lock that is waited for")) === reason, "it rejected with something else");
    await theirs.letGo();
    await aMoment();
    check(asked.times === 0, "its work began after it had been given up");
  }),
  lockCase("is had by the next one when somebody stops waiting", async ({ lock, otherLock }) => {
    const theirs = await hold(await otherLock());
    const limit = new AbortController();
    const gone = ask(lock, limit.signal);
    const next = ask(lock);
    await pause(50);
    limit.abort(new Error("gone"));
    await rejection(gone.done, "a lock that is waited for");
    await theirs.letGo();
    check((await answered(next.done, "the next lock")) === "done", "its value was lost");
  }),
  lockCase("is not disturbed by a signal that fires once it is had", async ({ lock, otherLock }) => {
    const { promise, resolve } = gate();
    const limit = new AbortController();
    let isHad = false;
    const done = lock(() => ((isHad = true), promise.then(() => "done")), limit.signal);
    done.catch(() => undefined); // Told where it is waited for.
    await until(() => isHad, "lock: the work begins");
    limit.abort(new Error("too late"));
    const theirs = ask(await otherLock());
    await aMoment();
    check(theirs.times === 0, "the lock was let go of while its work went on");
    resolve();
    check((await answered(done, "lock")) === "done", "its value was lost");
    await answered(theirs.done, "the next lock");
  }),
];

/** The cases of `lock`. */
export const lockCases: readonly StoreCase[] = [...exclusion, ...outcomes, ...aborts];
