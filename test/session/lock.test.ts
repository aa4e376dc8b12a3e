import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { underLock } from "../../src/session/lock.ts";
import type { SessionSettings } from "../../src/session/state.ts";
import type { Store } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { deferred, outcome, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

type Lock = NonNullable<Store["lock"]>;

function settings(lock?: Lock): SessionSettings {
  const store: Store = { ...memoryStore(), ...(lock && { lock }) };
  return {
    refresh: undefined,
    needs: "token",
    origin: undefined,
    operation: undefined,
    stepUp: undefined,
    checkScopes: false,
    store,
    refreshAhead: 120,
    leeway: 30,
    timeout: 10_000,
    now: Date.now,
    online: () => true,
  };
}

const done = async () => "done";
const limits = { milliseconds: 30_000 };

test("the work runs without a lock where the store has none", async () => {
  expect(await underLock(settings(), done, limits)).toBe("done");
});

test("the result is told once the lock is free", async () => {
  const released = deferred<void>();
  const lock: Lock = async (work) => {
    const result = await work();
    await released.promise;
    return result;
  };
  const locked = underLock(settings(lock), done, limits);
  expect(await outcome(locked)).toBe("pending");
  released.resolve();
  expect(await locked).toBe("done");
  expect(vi.getTimerCount()).toBe(0);
});

test("a lock that is not let go of delays the result by one time limit at the most", async () => {
  const lock: Lock = async (work) => (await work(), new Promise(() => undefined));
  const locked = underLock(settings(lock), done, limits);
  await vi.advanceTimersByTimeAsync(9_999);
  expect(await outcome(locked)).toBe("pending");
  await vi.advanceTimersByTimeAsync(1);
  expect(await locked).toBe("done");
});

test("a lock that is not had in time is done without, and its signal says so", async () => {
  let told: AbortSignal | undefined;
  const lock: Lock = (_, signal) => ((told = signal), new Promise(() => undefined));
  const locked = underLock(settings(lock), done, limits);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(await outcome(locked)).toBe("pending");
  await vi.advanceTimersByTimeAsync(1);
  expect(await locked).toBe("done");
  expect(told?.aborted).toBe(true);
});

test("work that has begun is not hurried by the limit of the wait", async () => {
  const work = deferred<string>();
  let told: AbortSignal | undefined;
  const lock: Lock = (begin, signal) => ((told = signal), begin());
  const locked = underLock(settings(lock), () => work.promise, limits);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([await outcome(locked), told?.aborted]).toEqual(["pending", false]);
  work.resolve("done");
  expect(await locked).toBe("done");
});

test.each<[string, Lock]>([
  [
    "throws",
    () => {
      throw new Error("broken");
    },
  ],
  ["rejects", () => Promise.reject(new Error("broken"))],
  ["never calls", async () => undefined as never],
  [
    "rejects after the work",
    async (work) => {
      await work();
      throw new Error("broken");
    },
  ],
  ["calls twice", async (work) => (await work(), work())],
])("a lock that %s has the work done once all the same", async (_, lock) => {
  const work = vi.fn<() => Promise<string>>(done);
  expect(await underLock(settings(lock), work, limits)).toBe("done");
  expect(work).toHaveBeenCalledOnce();
});

test("a lock that comes too late finds the work done", async () => {
  const grant = deferred<void>();
  const work = vi.fn<() => Promise<string>>(done);
  const lock: Lock = async (begin) => (await grant.promise, begin());
  const locked = underLock(settings(lock), work, limits);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(await locked).toBe("done");
  grant.resolve();
  await settled();
  expect(work).toHaveBeenCalledOnce();
});

test("the error of the work is told under any lock", async () => {
  const failing = () => Promise.reject(new Error("no"));
  await expect(
    underLock(
      settings((work) => work()),
      failing,
      limits,
    ),
  ).rejects.toThrow("no");
});

test("whoever is in a hurry does not wait for the lock", async () => {
  const hurry = new AbortController();
  const lock: Lock = () => new Promise(() => undefined);
  const locked = underLock(settings(lock), done, { ...limits, hurry: hurry.signal });
  expect(await outcome(locked)).toBe("pending");
  hurry.abort();
  expect(await locked).toBe("done");
  expect(await underLock(settings(lock), done, { ...limits, hurry: hurry.signal })).toBe("done");
});
