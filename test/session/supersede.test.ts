import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RefreshRejectedError } from "../../src/errors.ts";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle, kept, renewed } from "./circle.ts";
import { deferred, eventTypes, hour, idleRig, outcome, question, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const next = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };
const other = { accessToken: "B1", refreshToken: "S1", expiresIn: 3600 };
const later = Date.UTC(2026, 0, 1, 1);

/** Lets so many microtasks pass. */
async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await Promise.resolve();
}

/** A store whose word comes when the test wants it. */
function told(): {
  store: Store;
  tell: (tokens: StoredTokens | undefined) => void;
  shared: ReturnType<typeof circle>;
} {
  const shared = circle();
  let listener: (tokens: StoredTokens | undefined) => void = () => undefined;
  const store: Store = {
    ...shared.holder(),
    subscribe: (changed) => {
      listener = changed;
      return () => undefined;
    },
  };
  return { store, tell: (tokens) => listener(tokens), shared };
}

describe("end() during a refresh", () => {
  test.each([
    ["good", (it: ReturnType<typeof question>) => it.answer(next)],
    ["bad", (it: ReturnType<typeof question>) => it.fail(new RefreshRejectedError())],
  ])("wins over a %s result", async (_, settle) => {
    const store = memoryStore();
    const it = await rig({ store });
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await it.session.end();
    expect(await outcome(call)).toMatchObject({ code: "SIGNED_OUT" });
    await settle(question(it));
    expect([it.session.status, await store.get(), eventTypes(it)]).toEqual(["signed-out", undefined, ["ended"]]);
  });

  test("makes calls that began before it throw, even if start() follows", async () => {
    const it = await rig();
    it.pass(3600);
    const [waiting, asker] = [it.obtain(), it.asker()];
    await settled();
    void it.session.end();
    await it.session.start(other);
    expect(await outcome(waiting)).toMatchObject({ code: "SIGNED_OUT" });
    await expect(it.source.replace("A1", 401, asker)).rejects.toMatchObject({ code: "SIGNED_OUT" });
    expect([await it.obtain(), it.questions.length]).toEqual(["B1", 1]);
  });
});

describe("start() during a refresh", () => {
  test.each([
    ["good", (it: ReturnType<typeof question>) => it.answer(next)],
    ["bad", (it: ReturnType<typeof question>) => it.fail(new RefreshRejectedError())],
  ])("wins over a %s result, and no waiting call goes on as somebody else", async (_, settle) => {
    const store = memoryStore();
    const it = await rig({ store });
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await it.session.start(other);
    expect(await outcome(call)).toMatchObject({ code: "SIGNED_OUT" });
    await settle(question(it));
    expect([it.source.held(), await store.get(), eventTypes(it)]).toMatchObject([
      "B1",
      { accessToken: "B1" },
      ["ended", "started"],
    ]);
  });

  test("does not wait for the old refresh to renew the new tokens", async () => {
    const it = await rig({ store: circle().holder() });
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await settled();
    await it.session.start({ ...other, expiresIn: 60 });
    it.pass(60);
    const call = it.obtain();
    await settled();
    await question(it, 1).answer(next);
    expect([await call, question(it, 1).refreshToken]).toEqual(["A2", "S1"]);
  });

  test("does not let the old refresh, which ends late, hide the new one", async () => {
    const store = memoryStore();
    const get = vi.fn<Store["get"]>(store.get);
    const it = await rig({ store: { ...store, get } });
    const { promise, resolve } = deferred<undefined>();
    get.mockReturnValueOnce(promise);
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await settled();
    const started = it.session.start({ ...other, expiresIn: 60 });
    it.pass(60);
    await started;
    it.obtain().catch(() => undefined);
    await settled();
    expect(question(it).refreshToken).toBe("S1");
    resolve(undefined);
    await settled();
    expect(it.session.status).toBe("refreshing");
  });
});

test("another holder that waits for the lock does not present what start() has overruled", async () => {
  const shared = circle();
  const store = shared.holder();
  const gate = deferred<void>();
  const set = vi.fn<Store["set"]>(store.set);
  const [here, there] = [await rig({ store: { ...store, set } }), idleRig({ store: shared.holder() })];
  set.mockImplementation(async (tokens) => (await gate.promise, store.set(tokens)));
  await there.session.ready;
  for (const it of [here, there]) it.pass(3600);
  here.obtain().catch(() => undefined);
  await settled();
  const waiting = there.obtain();
  await settled();
  const started = here.session.start(other);
  await settled();
  gate.resolve();
  await started;
  expect([await outcome(waiting), there.questions.length, eventTypes(there)]).toMatchObject([
    { code: "SIGNED_OUT" },
    0,
    ["restored", "ended", "started"],
  ]);
});

test("another holder that waits for the lock does not present what a sign-out has left in the store for a while", async () => {
  const shared = circle();
  const store = shared.holder();
  const gate = deferred<void>();
  const slow: Store = { ...store, delete: async () => (await gate.promise, store.delete()) };
  const [here, there] = [await rig({ store: slow }), idleRig({ store: shared.holder() })];
  await there.session.ready;
  for (const it of [here, there]) it.pass(3600);
  here.obtain().catch(() => undefined);
  await settled();
  const waiting = there.obtain();
  const dismissed = here.source.dismiss({ access: true, refresh: false });
  await settled();
  await question(here).answer(next);
  expect(await outcome(waiting)).toBe("pending");
  gate.resolve();
  expect(await dismissed).toMatchObject({ accessToken: "A2" });
  expect([await outcome(waiting), there.questions.length]).toMatchObject([{ code: "SIGNED_OUT" }, 0]);
});

test.each([
  ["when it began", true],
  ["once our own write was done", false],
])(
  "a sign-out presents nothing of a sign-in that others have ended since, and that the store had %s",
  async (_, had) => {
    const shared = circle();
    const store = shared.holder({ subscribe: true });
    const other = shared.holder({ subscribe: true });
    const [written, turn] = [deferred<void>(), deferred<void>()];
    if (had) written.resolve();
    const set: Store["set"] = async (tokens) => (await written.promise, store.set(tokens));
    const it = idleRig({ store: { ...store, set } });
    const started = it.session.start(next);
    await settled();
    if (had) await started;
    it.pass(3600);
    const held = other.lock?.(() => turn.promise, new AbortController().signal);
    await settled();
    const dismissed = it.source.dismiss({ access: true, refresh: false });
    written.resolve();
    await settled();
    await other.delete();
    await settled();
    turn.resolve();
    await held;
    await outcome(dismissed);
    expect([it.questions.length, shared.kept]).toEqual([0, undefined]);
  },
);

test("a refresh that was overruled while it waited for the lock does not keep it from a sign-in", async () => {
  const { store, tell, shared } = told();
  const it = await rig({ store });
  const gate = deferred<void>();
  const held = shared.holder().lock?.(() => gate.promise, new AbortController().signal);
  it.pass(3600);
  const call = it.obtain();
  await settled();
  shared.kept = renewed(shared.kept, "2");
  tell(shared.kept);
  expect(await outcome(call)).toBe("A2");
  const started = it.session.start(other).then(() => "stored");
  await settled();
  gate.resolve();
  await held;
  expect([await outcome(started), shared.kept.accessToken]).toEqual(["stored", "B1"]);
});

describe("what a refresh has to tell is told nobody after a sign-out", () => {
  test("that takes its answer", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    shared.kept = renewed(shared.kept, "2", Date.UTC(2026, 0, 1));
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await settled();
    const dismissed = it.source.dismiss({ access: true, refresh: false });
    await question(it).answer(next);
    await dismissed;
    expect([question(it).refreshToken, eventTypes(it)]).toEqual(["R2", ["ended"]]);
  });

  test("that comes while its tokens are still being written", async () => {
    const store = circle().holder();
    const gate = deferred<void>();
    const set = vi.fn<Store["set"]>(store.set);
    const it = await rig({ store: { ...store, set } });
    set.mockImplementation(async (tokens) => (await gate.promise, store.set(tokens)));
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await settled();
    await question(it).answer(next);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(it.source.held()).toBe("A2");
    await it.session.end();
    gate.resolve();
    await settled();
    expect(eventTypes(it)).toEqual(["ended"]);
  });
});

describe("end() and start() at every moment of a refresh", () => {
  const moments = Array.from({ length: 25 }, (_, moment) => moment);

  test.each(moments)("%i microtasks after it has begun, a sign-out is final", async (moment) => {
    const shared = circle();
    const refresh = vi.fn(async () => next);
    const it = await rig({ store: shared.holder(), refresh });
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await turns(moment);
    await it.session.end();
    await settled();
    expect([it.session.status, shared.kept, eventTypes(it).at(-1)]).toEqual(["signed-out", undefined, "ended"]);
    expect(await outcome(call)).toSatisfy((end) => end === "A2" || (end as { code?: string }).code === "SIGNED_OUT");
  });

  test.each(moments)("%i microtasks after it has begun, a sign-in stays", async (moment) => {
    const shared = circle();
    const it = await rig({ store: shared.holder(), refresh: async () => next });
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await turns(moment);
    await it.session.start(other);
    await settled();
    expect([it.source.held(), shared.kept?.accessToken, eventTypes(it).at(-1)]).toEqual(["B1", "B1", "started"]);
    expect(await outcome(call)).toSatisfy((end) => end === "A2" || (end as { code?: string }).code === "SIGNED_OUT");
  });

  test.each(moments)("%i microtasks after one that ends in death has begun, a sign-in stays", async (moment) => {
    const shared = circle();
    const it = await rig({ store: shared.holder(), refresh: () => Promise.reject(new RefreshRejectedError()) });
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await turns(moment);
    await it.session.start(other);
    await settled();
    expect([it.session.status, shared.kept?.accessToken, eventTypes(it).at(-1)]).toEqual(["active", "B1", "started"]);
  });
});

describe("word of a change", () => {
  test("by another holder is heard: its refresh at once, its sign-out and its sign-in when the store has confirmed them", async () => {
    const shared = circle();
    const here = await rig({ store: shared.holder({ subscribe: true }) });
    const there = shared.holder();
    await there.set(renewed(shared.kept, "2"));
    expect(here.source.current()).toBe("A2");
    await there.delete();
    await settled();
    expect([here.session.status, here.source.current()]).toEqual(["signed-out", undefined]);
    await there.set(kept("3", later));
    await settled();
    expect(here.source.current()).toBe("A3");
    expect(eventTypes(here)).toEqual(["refreshed", "ended", "started"]);
  });

  test("lets waiting calls go on with what it brings, and the refresh's own result is dropped", async () => {
    const shared = circle();
    const here = await rig({ store: shared.holder({ subscribe: true, lock: false }) });
    here.pass(3600);
    const call = here.obtain();
    await settled();
    await shared.holder().set(renewed(shared.kept, "2"));
    expect(await outcome(call)).toBe("A2");
    await question(here).answer({ accessToken: "A3", refreshToken: "R3" });
    expect([here.source.held(), shared.kept?.accessToken]).toEqual(["A2", "A2"]);
  });

  test("of a sign-out makes calls that began before it throw", async () => {
    const shared = circle();
    const here = await rig({ store: shared.holder({ subscribe: true }) });
    const asker = here.asker();
    await shared.holder().delete();
    await shared.holder().set(kept("9", later));
    await settled();
    await expect(here.source.obtain(asker)).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });

  test("that comes late, from before our own tokens, does not bring them back", async () => {
    const { store, tell } = told();
    const it = await rig({ store });
    tell(kept("0", Date.UTC(2025, 0, 1)));
    await settled();
    expect([it.source.current(), eventTypes(it)]).toEqual(["A1", []]);
  });

  test("that comes while our own sign-in is being written does not undo it", async () => {
    const { store, tell, shared } = told();
    const gate = deferred<void>();
    const set = vi.fn<Store["set"]>(store.set);
    const it = await rig({ store: { ...store, set } });
    set.mockImplementation(async (tokens) => (await gate.promise, store.set(tokens)));
    const started = it.session.start(other);
    await settled();
    tell(kept("2", later));
    expect(it.source.current()).toBe("B1");
    gate.resolve();
    await started;
    await settled();
    expect([it.source.current(), shared.kept?.accessToken]).toEqual(["B1", "B1"]);
  });

  test("from before the moment when our own tokens were stored is left to the store", async () => {
    const { store, tell } = told();
    const gate = deferred<void>();
    const set = vi.fn<Store["set"]>(store.set);
    const it = await rig({ store: { ...store, set } });
    set.mockImplementation(async (tokens) => (await gate.promise, store.set(tokens)));
    const began = Date.UTC(2026, 0, 1);
    const started = it.session.start(other);
    it.pass(10);
    await settled();
    gate.resolve();
    await started;
    tell(kept("2", began + 5000));
    expect(it.source.current()).toBe("B1");
    await settled();
    expect(it.source.current()).toBe("B1");
  });

  test("from before the moment when our own refresh was stored is left to the store", async () => {
    const { store, tell } = told();
    const gate = deferred<void>();
    const set = vi.fn<Store["set"]>(store.set);
    const it = await rig({ store: { ...store, set } });
    set.mockImplementation(async (tokens) => (await gate.promise, store.set(tokens)));
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer(next);
    it.pass(10);
    gate.resolve();
    await call;
    tell(kept("9", later + 5000));
    expect(it.source.current()).toBe("A2");
  });

  test("of new tokens is believed even if the store does not have them yet", async () => {
    const { store, tell, shared } = told();
    const it = await rig({ store });
    it.pass(60);
    tell(renewed(shared.kept, "2"));
    expect(it.source.held()).toBe("A2");
    await settled();
    expect(it.source.held()).toBe("A2");
  });

  test("of a sign-out that a sign-in has followed is put right by the store, and is one for calls that began before", async () => {
    const { store, tell, shared } = told();
    const it = await rig({ store });
    const asker = it.asker();
    shared.kept = kept("2", later);
    tell(undefined);
    await settled();
    expect([it.source.current(), eventTypes(it)]).toEqual(["A2", ["ended", "started"]]);
    await expect(it.source.obtain(asker)).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });

  test("of a sign-out that the store does not confirm is none for calls that began before", async () => {
    const { store, tell, shared } = told();
    const it = await rig({ store });
    const asker = it.asker();
    tell(undefined);
    await settled();
    shared.kept = renewed(shared.kept, "2");
    tell(shared.kept);
    expect([await it.source.obtain(asker), eventTypes(it)]).toEqual(["A2", ["refreshed"]]);
  });

  test.each([[undefined], [null as never]])("of a sign-out (%s) holds when the store does not say", async (word) => {
    const { store, tell } = told();
    const get = vi.fn<Store["get"]>(store.get);
    const it = await rig({ store: { ...store, get } });
    get.mockRejectedValue(new Error("locked"));
    tell(word);
    await settled();
    expect([it.session.status, eventTypes(it)]).toEqual(["signed-out", ["failed", "ended"]]);
  });

  test.each([[kept("2", later)], [{ accessToken: 7 } as never]])(
    "of tokens (%j) signs nobody out when the store does not say",
    async (word) => {
      const { store, tell } = told();
      const get = vi.fn<Store["get"]>(store.get);
      const it = await rig({ store: { ...store, get } });
      get.mockRejectedValue(new Error("locked"));
      tell(word);
      await settled();
      expect(it.session.status).toBe("active");
    },
  );

  test("of tokens from before those that the store held at first is left to the store", async () => {
    const { store, tell } = told();
    const it = idleRig({ store: { ...store, get: async () => kept("1", later) } });
    await it.session.ready;
    tell(kept("0"));
    expect(it.source.held()).toBe("A1");
  });

  test("of another sign-in is left to the store, however late its edition", async () => {
    const { store, tell } = told();
    const it = await rig({ store });
    tell({ ...kept("9"), edition: 9 });
    expect(it.source.held()).toBe("A1");
    await settled();
    expect([it.source.held(), eventTypes(it)]).toEqual(["A1", []]);
  });

  test("that comes before the first read is done settles it: what that read finds is out of date", async () => {
    const { store, tell, shared } = told();
    const { promise, resolve } = deferred<StoredTokens>();
    const get = vi.fn<Store["get"]>(store.get).mockReturnValueOnce(promise);
    const it = idleRig({ store: { ...store, get } });
    tell(undefined);
    await settled();
    expect(it.session.status).toBe("signed-out");
    resolve(kept("1"));
    await settled();
    expect([it.session.status, shared.kept, eventTypes(it)]).toEqual(["signed-out", undefined, []]);
  });

  test("does not let what the store held before a sign-in of ours undo it", async () => {
    const { store, tell } = told();
    const get = vi.fn<Store["get"]>(store.get);
    const it = await rig({ store: { ...store, get } });
    const { promise, resolve } = deferred<StoredTokens>();
    get.mockReturnValueOnce(promise);
    tell(undefined);
    await it.session.start(other);
    resolve(kept("9", later));
    await settled();
    expect(it.source.held()).toBe("B1");
  });

  test("of a sign-out that comes late, during a refresh of ours, does not undo the refresh", async () => {
    const { store, tell, shared } = told();
    const it = await rig({ store });
    it.pass(3600);
    const call = it.obtain();
    await settled();
    tell(undefined);
    await question(it).answer(next);
    expect([await call, shared.kept?.refreshToken, it.source.held()]).toEqual(["A2", "R2", "A2"]);
  });

  test("from before our own sign-out does not undo it", async () => {
    const { store, tell } = told();
    const it = await rig({ store });
    it.pass(60);
    await it.session.end();
    tell(kept("2"));
    await settled();
    expect([it.session.status, eventTypes(it)]).toEqual(["signed-out", ["ended"]]);
  });

  test("that is garbage changes nothing", async () => {
    const { store, tell } = told();
    const it = await rig({ store });
    tell({ accessToken: 7 } as never);
    await settled();
    expect(it.source.current()).toBe("A1");
  });

  test("that is no news is no event", async () => {
    const { store, tell, shared } = told();
    const it = await rig({ store });
    tell(shared.kept);
    await settled();
    expect([eventTypes(it), it.source.current()]).toEqual([[], "A1"]);
  });

  test("that nobody is signed in leaves an ended session ended", async () => {
    const { store, tell } = told();
    const it = await rig({ store });
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    await question(it).fail(new RefreshRejectedError());
    tell(undefined);
    await settled();
    expect([it.session.status, eventTypes(it)]).toEqual(["ended", ["ended"]]);
  });
});

test("a pause, a rejection, a refusal of the old tokens are not carried over to a sign-in", async () => {
  const it = await rig();
  it.pass(3600);
  it.obtain().catch(() => undefined);
  await settled();
  await question(it).fail(new Error("503"));
  await it.session.start({ ...other, expiresIn: 60 });
  it.pass(60);
  const call = it.obtain();
  await settled();
  await question(it, 1).answer(next);
  expect(await call).toBe("A2");
});

test("a rejection of the old tokens does not stand for one of the new", async () => {
  const it = await rig();
  it.pass(3500);
  it.source.current();
  await settled();
  await question(it).fail(new RefreshRejectedError());
  await it.session.start(other);
  it.pass(3500);
  it.source.current();
  await settled();
  await question(it, 1).fail(new RefreshRejectedError());
  it.pass(100);
  expect([await outcome(it.obtain()), it.questions.length]).toMatchObject([{ code: "SESSION_ENDED" }, 2]);
});

test("a refused access token stays refused when somebody else has stored it anew", async () => {
  const shared = circle();
  const it = await rig({ store: shared.holder() });
  shared.kept = { ...renewed(shared.kept, "1"), refreshToken: "R9" };
  const retry = it.source.replace("A1", 401, it.asker());
  await settled();
  expect(question(it).refreshToken).toBe("R9");
  await question(it).answer(next);
  expect(await retry).toBe("A2");
});

test("a store that hangs does not keep a signed-out session alive", async () => {
  const it = idleRig({ store: { ...memoryStore(), get: () => new Promise(() => undefined) } });
  await it.session.start(hour);
  await it.session.end();
  expect(it.session.status).toBe("signed-out");
});
