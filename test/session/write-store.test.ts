import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { StoreError } from "../../src/errors.ts";
import { createSession } from "../../src/session/session.ts";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle } from "./circle.ts";
import { deferred, eventTypes, hour, idleRig, outcome, question, type Rig, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

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

  test.each([
    ["without a lock", memoryStore],
    ["under a lock", () => circle().holder()],
  ])("costs one time limit, and a tenth of one from then on (%s)", async (_, place) => {
    const { store, gates } = slow(place());
    const it = idleRig({ store });
    const started = it.session.start(hour);
    await settled();
    gates[0]?.();
    await started;
    for (const [accessToken, limit] of [
      ["A2", 10_000],
      ["A3", 1000],
      ["A4", 1000],
    ] as const) {
      it.pass(3600);
      const call = it.obtain();
      call.catch(() => undefined);
      await settled();
      await question(it, it.questions.length - 1).answer({ ...next, accessToken });
      await vi.advanceTimersByTimeAsync(limit - 1);
      expect(await outcome(call)).toBe("pending");
      await vi.advanceTimersByTimeAsync(1);
      expect(await outcome(it.obtain())).toBe(accessToken);
      await outcome(call);
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(it.session.status).toBe("active");
  });

  test("is waited for as long as any, once the store has answered", async () => {
    const { store, gates } = slow(memoryStore());
    const it = idleRig({ store });
    void it.session.start(hour);
    await vi.advanceTimersByTimeAsync(10_000);
    gates[0]?.();
    await settled();
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    await question(it).answer(next);
    await vi.advanceTimersByTimeAsync(9_000);
    expect(await outcome(call)).toBe("pending");
    gates[1]?.();
    expect(await call).toBe("A2");
  });

  test("keeps the lock for a sign-out that comes while it is waited for", async () => {
    const shared = circle();
    const holder = shared.holder();
    const { store, gates } = slow(holder);
    const it = idleRig({ store });
    const started = it.session.start(hour);
    await settled();
    gates.shift()?.();
    await started;
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    await question(it).answer(next);
    await vi.advanceTimersByTimeAsync(10_000);
    await outcome(call);
    const ended = it.session.end();
    await settled();
    gates.shift()?.();
    await settled();
    expect(shared.isLocked).toBe(true);
    gates.shift()?.();
    await settled();
    expect([await outcome(ended), shared.kept, shared.isLocked]).toEqual([undefined, undefined, false]);
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

  test("and is done over one that is not answered yet is put right", async () => {
    const shared = circle();
    const holder = shared.holder();
    const first = deferred<void>();
    const second = deferred<void>();
    let writes = 0;
    const set = async (tokens: StoredTokens) => {
      const number = ++writes;
      if (number === 1) await first.promise;
      await holder.set(tokens);
      if (number === 2) await second.promise;
    };
    const it = idleRig({ store: { ...holder, set } });
    void it.session.start(hour);
    await vi.advanceTimersByTimeAsync(10_000);
    void outcome(it.session.renew());
    await settled();
    await question(it).answer(next);
    expect(shared.kept?.accessToken).toBe("A2");
    first.resolve();
    await settled();
    expect(shared.kept?.accessToken).toBe("A1");
    second.resolve();
    await settled();
    expect([it.source.current(), shared.kept?.accessToken, shared.isLocked]).toEqual(["A2", "A2", false]);
  });

  test("and is answered at last, is made again where an older one has landed over it", async () => {
    const shared = circle();
    const holder = shared.holder();
    const answer = deferred<void>();
    let writes = 0;
    const set = async (tokens: StoredTokens) => {
      await holder.set(tokens);
      if (++writes === 2) await answer.promise;
    };
    const it = idleRig({ store: { ...holder, set } });
    await it.session.start(hour);
    const older = shared.kept;
    void outcome(it.session.renew());
    await settled();
    await question(it).answer(next);
    await vi.advanceTimersByTimeAsync(10_000);
    shared.kept = older;
    answer.resolve();
    await settled();
    expect([it.source.current(), shared.kept?.accessToken, shared.isLocked]).toEqual(["A2", "A2", false]);
  });

  test("and is answered at last, has another holder's sign-out seen that came before the answer", async () => {
    const shared = circle();
    const holder = shared.holder({ lock: false });
    const answer = deferred<void>();
    const set = async (tokens: StoredTokens) => (await holder.set(tokens), answer.promise);
    const it = idleRig({ store: { ...holder, set } });
    void it.session.start(hour);
    await vi.advanceTimersByTimeAsync(10_000);
    shared.kept = undefined;
    answer.resolve();
    await settled();
    expect([it.session.status, it.source.current(), eventTypes(it).at(-1)]).toEqual(["signed-out", undefined, "ended"]);
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
  call.catch(() => undefined);
  await settled();
  await question(it).answer({ accessToken: "new-access", refreshToken: "new-refresh", expiresIn: 3600 });
  await call;
  const failed = it.events.find(({ type }) => type === "failed");
  expect(inspect(failed?.error, { depth: 9 })).toContain("not");
  expect(inspect(failed?.error, { depth: 9 })).not.toMatch(/old-|new-/);
});

describe("the lock of a sign-in or a sign-out", () => {
  test("is kept until a store that is late has answered: nobody else finds what is to be deleted", async () => {
    const shared = circle();
    const holder = shared.holder();
    const gate = deferred<undefined>();
    const it = await rig({ store: { ...holder, delete: async () => (await gate.promise, holder.delete()) } });
    const ended = it.session.end();
    await vi.advanceTimersByTimeAsync(10_000);
    expect([await outcome(ended), shared.isLocked]).toEqual([undefined, true]);
    const started = it.session.start({ accessToken: "B1" });
    await settled();
    expect([await outcome(started), shared.kept?.accessToken]).toEqual([undefined, "B1"]);
    gate.resolve(undefined);
    await settled();
    expect([shared.isLocked, shared.kept?.accessToken]).toEqual([false, "B1"]);
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
    call.catch(() => undefined);
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

  test("is asked for by a sign-out though a refresh of ours goes on without it", async () => {
    const asked: string[] = [];
    let asks = "sign-in";
    const lock = <T>(work: () => Promise<T>): Promise<T> => (asked.push(asks), asks === "refresh" ? never() : work());
    const it = await rig({ store: { ...memoryStore(), lock } });
    asks = "refresh";
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(it.questions).toHaveLength(1);
    asks = "sign-out";
    await it.session.end();
    expect(asked.filter((by) => by !== "refresh")).toEqual(["sign-in", "sign-out"]);
  });

  test("that hangs costs one time limit, and a tenth of one from then on", async () => {
    const store = memoryStore();
    const it = idleRig({ store: { ...store, lock: never } });
    void it.session.start(hour);
    await vi.advanceTimersByTimeAsync(9999);
    expect(await store.get()).toBeUndefined();
    await vi.advanceTimersByTimeAsync(1);
    expect(await store.get()).toMatchObject({ accessToken: "A1" });
    void it.session.end();
    await vi.advanceTimersByTimeAsync(1000);
    expect(await store.get()).toBeUndefined();
    expect(eventTypes(it)).toEqual(["started", "failed", "ended", "failed"]);
  });
});
