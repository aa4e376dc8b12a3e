import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import type { SessionEvent } from "../../src/session/events.ts";
import { asHost, lendWhile, type LockHolder, underLock } from "../../src/session/lock.ts";
import { settingsOf } from "../../src/session/session-options.ts";
import type { Store } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { kept } from "./circle.ts";
import { deferred, outcome, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

type Lock = NonNullable<Store["lock"]>;

function holder(lock?: Lock, events: SessionEvent[] = []): LockHolder {
  const store: Store = { ...memoryStore(), ...(lock && { lock }) };
  return {
    settings: settingsOf({ store }, {}),
    hanging: new Set(),
    listeners: new Set([(event: SessionEvent) => void events.push(event)]),
    life: { phase: "signed-out" },
    mirror: {
      seen: undefined,
      left: new Set(),
      readAt: 0,
      isDoubted: false,
      isUnreadable: false,
      writes: Promise.resolve(),
      answered: Promise.resolve(),
      begun: 0,
      unwritten: 0,
      rereading: undefined,
      hasLock: false,
      isLending: false,
      guests: new Set(),
      lastGuest: Promise.resolve(),
    },
  };
}

const done = async () => "done";
const alone = async (isAlone: boolean) => isAlone;
const never = () => new Promise<never>(() => undefined);

/** What the events say of the store's step. */
const steps = (events: readonly SessionEvent[]) =>
  events.map(({ error }) => (error instanceof StoreError ? `${error.step}: ${error.message}` : error));

/** A lock of one place that lets go of who has given up, as files and browsers do. */
function patientLock(): { lock: Lock; take: () => () => void } {
  let last: Promise<unknown> = Promise.resolve();
  const lock: Lock = (work, signal) => {
    const turn = last.then(() => (signal.aborted ? Promise.reject(signal.reason) : work()));
    last = turn.catch(() => undefined);
    return new Promise((resolve, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
      turn.then(resolve, reject);
    });
  };
  const take = () => {
    const held = deferred<undefined>();
    void lock(() => held.promise, new AbortController().signal);
    return () => held.resolve(undefined);
  };
  return { lock, take };
}

test("the work runs without a lock where the store has none", async () => {
  expect(await underLock(holder(), alone)).toBe(false);
});

test("the result is told once the lock is free", async () => {
  const released = deferred<void>();
  const lock: Lock = async (work) => {
    const result = await work();
    await released.promise;
    return result;
  };
  const locked = underLock(holder(lock), done);
  expect(await outcome(locked)).toBe("pending");
  released.resolve();
  expect(await locked).toBe("done");
  expect(vi.getTimerCount()).toBe(0);
});

test("a lock that is not let go of delays the result by one time limit, and by a tenth of one from then on", async () => {
  const events: SessionEvent[] = [];
  const state = holder(async (work) => (await work(), never()), events);
  for (const limit of [10_000, 1000]) {
    const locked = underLock(state, done);
    await vi.advanceTimersByTimeAsync(limit - 1);
    expect(await outcome(locked)).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect(await locked).toBe("done");
  }
  expect(steps(events)).toEqual([
    "lock: The store's lock was not let go of within 10000 ms",
    "lock: The store's lock was not let go of within 1000 ms",
  ]);
});

describe("a lock that hangs", () => {
  test("is given up after one time limit: its signal says so, and so does an event", async () => {
    const events: SessionEvent[] = [];
    const told: AbortSignal[] = [];
    const locked = underLock(
      holder((_, signal) => (told.push(signal), never()), events),
      alone,
    );
    await vi.advanceTimersByTimeAsync(9_999);
    expect([await outcome(locked), told[0]?.aborted]).toEqual(["pending", false]);
    await vi.advanceTimersByTimeAsync(1);
    expect([await locked, told[0]?.aborted]).toEqual([false, true]);
    expect(steps(events)).toEqual(["lock: The store's lock was not had in time"]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("costs a tenth of a time limit from then on, and is taken as ever when it answers again", async () => {
    const gate = deferred<undefined>();
    let isHanging = true;
    const state = holder(async (work) => (isHanging && (await gate.promise), work()));
    const first = underLock(state, alone);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await first).toBe(false);
    const second = underLock(state, alone);
    await vi.advanceTimersByTimeAsync(999);
    expect(await outcome(second)).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect(await second).toBe(false);
    isHanging = false;
    expect(await underLock(state, alone)).toBe(true);
    isHanging = true;
    const third = underLock(state, alone);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(await outcome(third)).toBe("pending");
    gate.resolve(undefined);
    expect(await third).toBe(true);
  });
});

describe("a lock that a live holder has is waited for three time limits", () => {
  test("where it lets go of who has given up", async () => {
    const events: SessionEvent[] = [];
    const { lock, take } = patientLock();
    take();
    const locked = underLock(holder(lock, events), alone);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(await outcome(locked)).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    expect([await locked, steps(events)]).toEqual([false, ["lock: The store's lock was not had in time"]]);
  });

  test("and is waited for as long by the next, since it does not hang", async () => {
    const { lock, take } = patientLock();
    const free = take();
    const state = holder(lock);
    const locked = underLock(state, alone);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await locked).toBe(false);
    const next = underLock(state, alone);
    await vi.advanceTimersByTimeAsync(29_000);
    free();
    expect(await next).toBe(true);
  });

  test("where it knows no signals, and so is one of this process", async () => {
    let last: Promise<unknown> = Promise.resolve();
    const lock: Lock = (work) => {
      const turn = last.then(work);
      last = turn;
      return turn;
    };
    const held = deferred<string>();
    const [here, there] = [holder(lock), holder(lock)];
    for (const { mirror } of [here, there]) mirror.seen = kept("1");
    const other = underLock(there, () => held.promise);
    const locked = underLock(here, alone);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(await outcome(locked)).toBe("pending");
    held.resolve("let go");
    expect([await other, await locked]).toEqual(["let go", true]);
  });
});

test("work that has begun is not hurried by the limit of the wait", async () => {
  const work = deferred<string>();
  let told: AbortSignal | undefined;
  const lock: Lock = (begin, signal) => ((told ??= signal), begin());
  const locked = underLock(holder(lock), () => work.promise);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([await outcome(locked), told?.aborted]).toEqual(["pending", false]);
  work.resolve("done");
  expect(await locked).toBe("done");
});

test.each<[string, Lock, boolean]>([
  [
    "throws",
    () => {
      throw new Error("broken");
    },
    false,
  ],
  ["rejects", () => Promise.reject(new Error("broken")), false],
  ["never calls", async () => undefined as never, false],
  [
    "rejects after the work",
    async (work) => {
      await work();
      throw new Error("broken");
    },
    true,
  ],
])("a lock that %s has the work done once all the same, and that is an event", async (_, lock, isAlone) => {
  const events: SessionEvent[] = [];
  const work = vi.fn<(isAlone: boolean) => Promise<boolean>>(alone);
  expect(await underLock(holder(lock, events), work)).toBe(isAlone);
  expect([work.mock.calls.length, steps(events)]).toEqual([1, ["lock: The store's lock failed"]]);
});

test("a lock that calls twice has the work done once", async () => {
  const events: SessionEvent[] = [];
  const work = vi.fn<() => Promise<string>>(done);
  expect(
    await underLock(
      holder(async (work) => (await work(), work()), events),
      work,
    ),
  ).toBe("done");
  expect([work.mock.calls.length, events]).toEqual([1, []]);
});

test("a lock that comes too late finds the work done", async () => {
  const grant = deferred<void>();
  const work = vi.fn<() => Promise<string>>(done);
  const lock: Lock = async (begin) => (await grant.promise, begin());
  const locked = underLock(holder(lock), work);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await locked).toBe("done");
  grant.resolve();
  await settled();
  expect(work).toHaveBeenCalledOnce();
});

test("the error of the work is told under any lock, and is no fault of the lock", async () => {
  const events: SessionEvent[] = [];
  const failing = () => Promise.reject(new Error("no"));
  await expect(
    underLock(
      holder((work) => work(), events),
      failing,
    ),
  ).rejects.toThrow("no");
  expect(events).toEqual([]);
});

test("whoever is in a hurry does not wait for the lock, and nobody is told", async () => {
  const events: SessionEvent[] = [];
  const hurry = new AbortController();
  const locked = underLock(holder(never, events), done, hurry.signal);
  expect(await outcome(locked)).toBe("pending");
  hurry.abort();
  expect(await locked).toBe("done");
  expect(await underLock(holder(never, events), done, hurry.signal)).toBe("done");
  expect([events, vi.getTimerCount()]).toEqual([[], 0]);
});

test("the lock is kept until all that is done under it beside the work is over", async () => {
  const state = holder();
  const guest = deferred<undefined>();
  const hosted = asHost(state, true, async () => {
    state.mirror.guests.add(guest.promise.finally(() => state.mirror.guests.clear()));
    return "done";
  });
  expect([await outcome(hosted), state.mirror.hasLock]).toEqual(["pending", true]);
  guest.resolve(undefined);
  expect([await hosted, state.mirror.hasLock]).toEqual(["done", false]);
});

test("of two that go on under a lock that is only kept for a late write, each is alone, and it is kept for both", async () => {
  const state = holder(async (work) => work());
  const [late, first] = [deferred<undefined>(), deferred<undefined>()];
  const host = underLock(state, (isAlone) => asHost(state, isAlone, () => lendWhile(state, late.promise)));
  await settled();
  const order: string[] = [];
  const guests = [
    underLock(state, async () => (order.push("first begins"), await first.promise, order.push("first ends"))),
    underLock(state, async () => order.push("second")),
  ];
  await settled();
  late.resolve(undefined);
  expect([await outcome(host), order]).toEqual(["pending", ["first begins"]]);
  first.resolve(undefined);
  await Promise.all(guests);
  await host;
  expect([order, state.mirror.hasLock]).toEqual([["first begins", "first ends", "second"], false]);
});
