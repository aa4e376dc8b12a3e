import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createSession } from "../../src/session/session.ts";
import { StoreError } from "../../src/errors.ts";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle, kept } from "./circle.ts";
import { deferred, eventTypes, hour, idleRig, outcome, question, type Rig, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

describe("the first read", () => {
  test("of a store that answers at once leaves nothing to wait for", () => {
    const it = idleRig({ store: { ...memoryStore(), get: () => kept("7") } });
    expect([it.session.status, it.source.current()]).toEqual(["active", "A7"]);
  });

  test("is waited for by the calls that come before it", async () => {
    const { promise, resolve } = deferred<StoredTokens>();
    const it = idleRig({ store: { ...memoryStore(), get: () => promise } });
    const call = it.obtain();
    expect([await outcome(call), it.session.status, await outcome(it.session.ready)]).toEqual([
      "pending",
      "unknown",
      "pending",
    ]);
    resolve(kept("7"));
    expect([await call, await outcome(it.session.ready), it.session.status]).toEqual(["A7", undefined, "active"]);
  });

  test("is waited for one time limit, and adopted when it comes late", async () => {
    const { promise, resolve } = deferred<StoredTokens>();
    const it = idleRig({ store: { ...memoryStore(), get: () => promise } });
    const call = it.obtain();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    await expect(call).rejects.toThrow("The session's store was not read within 10000 ms");
    resolve(kept("7"));
    await settled();
    expect(it.source.current()).toBe("A7");
  });

  test("is beside the point after a sign-in or a sign-out, for those who wait as well", async () => {
    const { promise, resolve } = deferred<StoredTokens>();
    const it = idleRig({ store: { ...memoryStore(), get: () => promise } });
    const call = it.obtain();
    await it.session.start(hour);
    expect([await call, it.source.opening(undefined), it.session.status]).toEqual(["A1", undefined, "active"]);
    resolve(kept("7"));
    await settled();
    expect(it.source.current()).toBe("A1");
    const other = idleRig({ store: { ...memoryStore(), get: never } });
    await other.session.end();
    expect([other.session.status, await outcome(other.obtain())]).toMatchObject(["signed-out", { code: "SIGNED_OUT" }]);
  });

  test.each<[string, Store["get"]]>([
    ["garbage", () => "{" as never],
    ["garbage, later", async () => ({ accessToken: 7 }) as never],
    [
      "a read that throws",
      () => {
        throw new Error("locked");
      },
    ],
    ["a read that rejects", () => Promise.reject(new Error("locked"))],
    ["null", () => null],
  ])("of %s counts as signed out, and is left alone until the next sign-in", async (_, get) => {
    const store = { ...memoryStore(), get, set: vi.fn<Store["set"]>(), delete: vi.fn<Store["delete"]>() };
    const it = idleRig({ store });
    await it.session.ready;
    expect([it.session.status, await outcome(it.obtain())]).toMatchObject(["signed-out", { code: "SIGNED_OUT" }]);
    expect([store.set.mock.calls.length, store.delete.mock.calls.length]).toEqual([0, 0]);
    await it.session.start(hour);
    expect([await it.obtain(), store.set.mock.calls.length]).toEqual(["A1", 1]);
  });

  test("takes any thenable for a promise", async () => {
    // oxlint-disable-next-line unicorn/no-thenable -- some clients of stores bring promises of their own
    const thenable = { then: (resolve: (tokens: StoredTokens) => void) => resolve(kept("7")) };
    const it = idleRig({ store: { ...memoryStore(), get: () => thenable as never } });
    expect(await it.obtain()).toBe("A7");
  });
});

describe("writes", () => {
  test("are in order: a late one never lands over a newer sign-in", async () => {
    const landed: string[] = [];
    const slow = deferred<void>();
    const store: Store = {
      ...memoryStore(),
      set: async ({ accessToken = "" }) => {
        if (accessToken === "A1") await slow.promise;
        landed.push(accessToken);
      },
      delete: async () => void landed.push("nothing"),
    };
    const it = idleRig({ store });
    const all = [it.session.start(hour), it.session.end(), it.session.start({ accessToken: "B1" })];
    await settled();
    slow.resolve();
    await Promise.all(all);
    expect(landed).toEqual(["A1", "nothing", "B1"]);
  });

  test("that fail are an event, and the session goes on from memory", async () => {
    const it = idleRig({ store: { ...memoryStore(), set: () => Promise.reject(new Error("full")) } });
    await it.session.start(hour);
    expect([await it.obtain(), eventTypes(it)]).toEqual(["A1", ["started", "failed"]]);
  });

  test("that throw are an event, and so are those that reject with nothing", async () => {
    const it = idleRig({
      store: {
        ...memoryStore(),
        set: () => {
          throw new Error("full");
        },
        delete: () => Promise.reject(undefined),
      },
    });
    await it.session.start(hour);
    await it.session.end();
    expect(eventTypes(it)).toEqual(["started", "failed", "ended", "failed"]);
  });

  test("that hang hold up neither a sign-in for ever nor the next refresh", async () => {
    const it = idleRig({ store: { ...memoryStore(), set: never } });
    const started = it.session.start(hour);
    expect(await it.obtain()).toBe("A1");
    await vi.advanceTimersByTimeAsync(40_000);
    await started;
    expect(eventTypes(it)).toEqual(["started", "failed"]);
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(5000);
    await question(it).answer({ accessToken: "A2", refreshToken: "R2", expiresIn: 3600 });
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await it.obtain()).toBe("A2");
  });
});

/** A store whose writes are done when the test says so. */
function slow(store: Store) {
  const gates: (() => void)[] = [];
  const gated = (write: () => unknown) => new Promise<void>((done) => gates.push(() => (void write(), done())));
  const set: Store["set"] = (tokens) => gated(() => store.set(tokens));
  return { store: { ...store, set, delete: () => gated(() => store.delete()) }, gates };
}

describe("a write that hangs", () => {
  const next = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };

  test("costs one time limit, at each refresh", async () => {
    const { store } = slow(memoryStore());
    const it = idleRig({ store });
    void it.session.start(hour);
    for (const accessToken of ["A2", "A3"]) {
      await vi.advanceTimersByTimeAsync(10_000);
      it.pass(3600);
      const call = it.obtain();
      await settled();
      await question(it, it.questions.length - 1).answer({ ...next, accessToken });
      await vi.advanceTimersByTimeAsync(9999);
      expect(await outcome(call)).toBe("pending");
      await vi.advanceTimersByTimeAsync(1);
      expect(await outcome(it.obtain())).toBe(accessToken);
      await outcome(call);
    }
  });

  test("keeps the lock until the store has answered: nobody else finds the spent refresh token", async () => {
    const shared = circle();
    const { store, gates } = slow(shared.holder());
    const here = idleRig({ store });
    const started = here.session.start(hour);
    await settled();
    gates.shift()?.();
    await started;
    const there = idleRig({ store: shared.holder() });
    await there.session.ready;
    for (const it of [here, there]) it.pass(3600);
    void outcome(here.obtain());
    await settled();
    await question(here).answer(next);
    await vi.advanceTimersByTimeAsync(1000);
    const later = here.obtain();
    await vi.advanceTimersByTimeAsync(9000);
    expect([await outcome(later), await outcome(here.obtain())]).toEqual(["A2", "A2"]);
    const waiting = there.obtain();
    await settled();
    expect([await outcome(waiting), there.questions.length]).toEqual(["pending", 0]);
    gates.shift()?.();
    expect([await waiting, there.questions.length]).toEqual(["A2", 0]);
  });

  test("keeps the lock for three time limits at the most", async () => {
    const shared = circle();
    const { store, gates } = slow(shared.holder());
    const here = idleRig({ store });
    const started = here.session.start(hour);
    await settled();
    gates.shift()?.();
    await started;
    here.pass(3600);
    void outcome(here.obtain());
    await settled();
    await question(here).answer(next);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(shared.isLocked).toBe(true);
    await vi.advanceTimersByTimeAsync(1);
    await settled();
    expect(shared.isLocked).toBe(false);
  });

  test("and is done after all, when the session has gone on, is put right", async () => {
    const shared = circle();
    const { store, gates } = slow(shared.holder());
    const it = idleRig({ store });
    void it.session.start(hour);
    await vi.advanceTimersByTimeAsync(10_000);
    void it.session.start({ accessToken: "B1", expiresIn: 3600 });
    await settled();
    gates[1]?.();
    await settled();
    expect(shared.kept?.accessToken).toBe("B1");
    gates[0]?.();
    await settled();
    expect(shared.kept?.accessToken).toBe("A1");
    gates[2]?.();
    await settled();
    expect([shared.kept?.accessToken, gates.length]).toEqual(["B1", 3]);
  });

  test("and is answered at last, leaves alone what another holder has put there since", async () => {
    const shared = circle();
    const { lock: _, ...holder } = shared.holder();
    const { lock: __, ...other } = shared.holder();
    let answer = (): void => undefined;
    let writes = 0;
    // The second write is done at once, and answered when nobody waits for it any more.
    const set = async (tokens: StoredTokens) => {
      await holder.set(tokens);
      if (++writes === 2) await new Promise<void>((done) => (answer = done));
    };
    const here = idleRig({ store: { ...holder, set } });
    const there = idleRig({ store: other });
    await here.session.start(hour);
    const renew = async (it: Rig, index: number, number: number) => {
      void outcome(it.session.renew());
      await settled();
      await question(it, index).answer({ accessToken: `A${number}`, refreshToken: `R${number}`, expiresIn: 3600 });
      await vi.advanceTimersByTimeAsync(40_000);
    };
    await renew(here, 0, 2);
    await renew(here, 1, 3);
    await renew(there, 0, 4);
    expect(shared.kept).toMatchObject({ accessToken: "A4", edition: 3 });
    answer();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(shared.kept).toMatchObject({ accessToken: "A4", edition: 3 });
  });
});

test("a store's error says what the store was doing", async () => {
  const own = new StoreError("The volume is gone", { step: "open" });
  const store = { ...memoryStore(), set: () => Promise.reject(new Error("full")), delete: () => Promise.reject(own) };
  const it = idleRig({ store });
  await it.session.start(hour);
  await it.session.end();
  expect(it.events.filter(({ type }) => type === "failed")).toMatchObject([
    { error: { code: "STORE", step: "write", cause: { message: "full" } } },
    { error: own },
  ]);
});

test("a store's error shows neither the tokens that were being written nor those that it had", async () => {
  const store = memoryStore();
  const set = vi.fn<Store["set"]>(store.set);
  const it = idleRig({ store: { ...store, set } });
  await it.session.start({ accessToken: "old-access", refreshToken: "old-refresh", expiresIn: 3600 });
  set.mockImplementation(({ accessToken }) => {
    throw new Error(`expected old-access and old-refresh, not ${accessToken}`);
  });
  it.pass(3600);
  const call = it.obtain();
  await settled();
  await question(it).answer({ accessToken: "new-access", refreshToken: "new-refresh", expiresIn: 3600 });
  await call;
  const failed = it.events.find(({ type }) => type === "failed");
  expect(inspect(failed?.error, { depth: 9 })).toContain("not");
  expect(inspect(failed?.error, { depth: 9 })).not.toMatch(/old-|new-/);
});

describe("among holders", () => {
  test("garbage that somebody else has written changes nothing", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    shared.kept = { accessToken: 7 } as never;
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
    expect(await call).toBe("A2");
  });

  test("a read that fails, or hangs, changes nothing", async () => {
    const store = memoryStore();
    const get = vi.fn<Store["get"]>(store.get);
    const it = await rig({ store: { ...store, get } });
    get.mockImplementation(never);
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(it.questions).toHaveLength(1);
    get.mockRejectedValue(new Error("locked"));
    await question(it).answer({ accessToken: "A2", refreshToken: "R2", expiresIn: 3600 });
    expect(await it.obtain()).toBe("A2");
  });

  test("what was read before a sign-in of ours does not undo it", async () => {
    const store = memoryStore();
    const get = vi.fn<Store["get"]>(store.get);
    const it = await rig({ store: { ...store, get } });
    const { promise, resolve } = deferred<StoredTokens>();
    get.mockReturnValueOnce(promise);
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await settled();
    await it.session.start({ accessToken: "B1", refreshToken: "S1", expiresIn: 3600 });
    resolve(kept("9", Date.UTC(2026, 0, 1, 1)));
    await settled();
    expect(it.source.held()).toBe("B1");
  });

  test("somebody else's sign-out during a refresh wins over its result", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    const asker = it.asker();
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    shared.kept = undefined;
    await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
    expect([await outcome(call), shared.kept, it.session.status]).toMatchObject([
      { code: "SIGNED_OUT" },
      undefined,
      "signed-out",
    ]);
    expect(eventTypes(it)).toEqual(["ended"]);
    await it.session.start(hour);
    await expect(it.source.obtain(asker)).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });

  test("somebody else's sign-in during a refresh wins over its result", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    shared.kept = kept("9", Date.UTC(2026, 0, 1, 1));
    await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
    expect([await outcome(call), shared.kept.accessToken]).toMatchObject([{ code: "SIGNED_OUT" }, "A9"]);
    expect(eventTypes(it)).toEqual(["ended", "started"]);
  });

  test.each(["end", "start"] as const)(
    "%s() waits its turn, so that no refresh elsewhere overwrites it",
    async (how) => {
      const shared = circle();
      const here = await rig({ store: shared.holder() });
      const there = createSession({ store: shared.holder() });
      await there.ready;
      here.pass(3600);
      const call = here.obtain();
      await settled();
      const done = how === "end" ? there.end() : there.start({ accessToken: "B1", refreshToken: "S1" });
      expect(there.status).toBe(how === "end" ? "signed-out" : "active");
      await question(here).answer({ accessToken: "A2", refreshToken: "R2", expiresIn: 3600 });
      await Promise.all([call, done]);
      expect(shared.kept?.accessToken).toBe(how === "end" ? undefined : "B1");
    },
  );

  test("a sign-out waits its turn after a refresh of ours as well", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer({ accessToken: "A2", refreshToken: "R2", expiresIn: 3600 });
    await call;
    const { promise, resolve } = deferred<void>();
    const other = shared.holder().lock?.(() => promise, new AbortController().signal);
    const ended = it.session.end();
    await settled();
    expect(shared.kept?.accessToken).toBe("A2");
    resolve();
    await Promise.all([other, ended]);
    expect(shared.kept).toBeUndefined();
  });

  test("a sign-out takes the lock that a refresh of ours goes on without", async () => {
    const asked: string[] = [];
    let asks = "sign-in";
    const lock = <T>(work: () => Promise<T>): Promise<T> => (asked.push(asks), asks === "refresh" ? never() : work());
    const it = await rig({ store: { ...memoryStore(), lock } });
    asks = "refresh";
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(it.questions).toHaveLength(1);
    asks = "sign-out";
    await it.session.end();
    expect(asked).toEqual(["sign-in", "refresh", "sign-out"]);
  });

  test("a sign-in and a sign-out wait for the lock three time limits at the most", async () => {
    const store = memoryStore();
    const it = idleRig({ store: { ...store, lock: never } });
    void it.session.start(hour);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(await store.get()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(await store.get()).toMatchObject({ accessToken: "A1" });
    void it.session.end();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(await store.get()).toBeUndefined();
    expect(eventTypes(it)).toEqual(["started", "ended"]);
  });
});
