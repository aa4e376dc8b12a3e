import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import {
  OfflineError,
  RefreshFailedError,
  RefreshRejectedError,
  SessionEndedError,
  TimeoutError,
} from "../../src/errors.ts";
import type { Store } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle, renewed } from "./circle.ts";
import { deferred, eventTypes, idleRig, outcome, question, type Rig, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const next = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };

/** A call whose refresh fails like this; resolves to the call's error. */
async function failing(it: Rig, error: unknown): Promise<unknown> {
  const call = outcomeOf(it.obtain());
  await settled();
  await question(it, it.questions.length - 1).fail(error);
  return call;
}

const outcomeOf = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);

describe("a passing fault", () => {
  test("leaves the session, and the access token while it is good", async () => {
    const it = await rig();
    it.pass(3500);
    it.source.current();
    await settled();
    await question(it).fail(new Error("503"));
    expect([it.session.status, it.source.current()]).toEqual(["active", "A1"]);
  });

  test("keeps its cause", async () => {
    const it = await rig();
    it.pass(3600);
    const cause = new Error("503");
    expect(await failing(it, cause)).toMatchObject({ code: "REFRESH_FAILED", cause });
  });

  test("is followed by a pause of a second in which nobody asks", async () => {
    const it = await rig();
    it.pass(3600);
    expect(await failing(it, new Error("503"))).toMatchObject({ retryAfter: 1000 });
    it.pass(0.75);
    expect(await outcome(it.obtain())).toMatchObject({ code: "REFRESH_FAILED", retryAfter: 250 });
    expect(it.questions).toHaveLength(1);
    it.pass(0.25);
    void it.obtain();
    await settled();
    expect(it.questions).toHaveLength(2);
  });

  test("makes the background wait as well", async () => {
    const it = await rig();
    it.pass(3500);
    it.source.current();
    await settled();
    await question(it).fail(new Error("503"));
    it.source.current();
    await settled();
    expect(it.questions).toHaveLength(1);
  });

  test("makes the pause grow, up to a minute", async () => {
    const it = await rig();
    it.pass(3600);
    const pauses: unknown[] = [];
    for (let fault = 0; fault < 8; fault++) {
      const error = await failing(it, new Error("503"));
      pauses.push(error instanceof RefreshFailedError ? error.retryAfter : error);
      it.pass(60);
    }
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]);
  });

  test("obeys Retry-After", async () => {
    const it = await rig();
    it.pass(3600);
    const busy = new RefreshFailedError("The refresh endpoint answered 429", { retryAfter: 90_000 });
    expect(await failing(it, busy)).toMatchObject({ retryAfter: 90_000 });
    it.pass(89);
    expect(await outcome(it.obtain())).toMatchObject({ retryAfter: 1000 });
    it.pass(1);
    void it.obtain();
    await settled();
    expect(it.questions).toHaveLength(2);
  });

  test.each([
    [3_600_001, 3_600_000],
    [Number.POSITIVE_INFINITY, 3_600_000],
    [Number.NaN, 1000],
    [-7, 1000],
  ])("is not asked for %d milliseconds by an application's refresh, but for %d", async (retryAfter, pause) => {
    const it = await rig();
    it.pass(3600);
    expect(await failing(it, new RefreshFailedError("busy", { retryAfter }))).toMatchObject({ retryAfter: pause });
  });

  test("pauses no shorter because Retry-After is", async () => {
    const it = await rig();
    it.pass(3600);
    const busy = new RefreshFailedError("The refresh endpoint answered 503", { retryAfter: 10 });
    expect(await failing(it, busy)).toMatchObject({ retryAfter: 1000 });
    it.pass(0.5);
    expect(await outcome(it.obtain())).toMatchObject({ retryAfter: 500 });
    expect(it.questions).toHaveLength(1);
  });

  test("begins no pause while the device is offline", async () => {
    const it = await rig();
    it.pass(3600);
    await failing(it, new OfflineError("The device is offline", { phase: "first" }));
    void it.obtain();
    await settled();
    expect(it.questions).toHaveLength(2);
  });

  test("pauses no longer once new tokens are there, from a refresh or from anywhere", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    await failing(it, new Error("503"));
    shared.kept = renewed(shared.kept, "9");
    expect(await it.obtain()).toBe("A9");
    it.pass(3600);
    expect(await failing(it, new Error("503"))).toMatchObject({ retryAfter: 1000 });
    await it.session.start(next);
    expect(await it.obtain()).toBe("A2");
    expect(eventTypes(it)).toEqual(["failed", "refreshed", "failed", "ended", "started"]);
  });

  test("pauses no longer when the clock is turned back", async () => {
    const it = await rig();
    it.pass(3600);
    await failing(it, new Error("503"));
    it.pass(-0.001);
    void it.obtain();
    await settled();
    expect(it.questions).toHaveLength(2);
  });

  test("pauses no longer when the pause runs out while the store is read", async () => {
    const store = memoryStore();
    let reading = 0;
    const it = await rig({ store: { ...store, get: async () => (it.pass(reading), store.get()) } });
    it.pass(3600);
    await failing(it, new Error("503"));
    it.pass(0.75);
    reading = 0.5;
    const call = it.obtain();
    await settled();
    await question(it, 1).answer(next);
    expect(await call).toBe("A2");
  });

  test("reads the store once for all the calls that fail in the pause", async () => {
    const store = memoryStore();
    const get = vi.fn<Store["get"]>(store.get);
    const it = await rig({ store: { ...store, get } });
    it.pass(3600);
    await failing(it, new Error("503"));
    get.mockClear();
    await Promise.all(Array.from({ length: 1000 }, () => outcomeOf(it.obtain())));
    expect(get).toHaveBeenCalledOnce();
  });

  test("of which somebody else had no share is passed over: their tokens are adopted", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    const call = it.obtain();
    await settled();
    shared.kept = renewed(shared.kept, "9");
    await question(it).fail(new Error("503"));
    expect([await call, eventTypes(it)]).toEqual(["A9", ["refreshed"]]);
  });
});

describe("a rejection", () => {
  test("ends a session whose access token is no longer good: once, for all calls, and nothing is sent again", async () => {
    const it = await rig();
    it.pass(3600);
    const calls = Array.from({ length: 100 }, () => outcomeOf(it.obtain()));
    await settled();
    await question(it).fail(new RefreshRejectedError());
    for (const error of await Promise.all(calls)) expect(error).toBeInstanceOf(SessionEndedError);
    expect(await outcome(it.obtain())).toMatchObject({ code: "SESSION_ENDED", reason: "rejected" });
    await it.session.end();
    expect([it.questions.length, it.events]).toMatchObject([1, [{ type: "ended", reason: "rejected" }]]);
  });

  test("leaves the status ended until the next sign-in", async () => {
    const it = await rig();
    it.pass(3600);
    await failing(it, new RefreshRejectedError());
    expect([it.session.status, it.source.hasTokens]).toEqual(["ended", false]);
    const message = "The session has ended: its refresh token was rejected. Sign in again";
    expect(it.source.absence()).toMatchObject({ code: "SESSION_ENDED", message });
    await it.session.start(next);
    expect([it.session.status, await it.obtain()]).toEqual(["active", "A2"]);
  });

  test("ends nothing while the access token is good, is not presented again, and ends at the leeway", async () => {
    const it = await rig();
    it.pass(3500);
    it.source.current();
    await settled();
    await question(it).fail(new RefreshRejectedError());
    it.pass(69);
    expect([it.source.current(), it.session.status]).toEqual(["A1", "active"]);
    it.pass(1);
    expect(await outcome(it.obtain())).toMatchObject({ code: "SESSION_ENDED", reason: "rejected" });
    expect([it.questions.length, eventTypes(it)]).toEqual([1, ["failed", "ended"]]);
  });

  test("after a 403 ends nothing: the token is good enough for other routes", async () => {
    const it = await rig();
    it.pass(60);
    const retry = it.source.replace("A1", 403, it.asker());
    await settled();
    await question(it).fail(new RefreshRejectedError());
    expect([await retry, it.source.current(), it.session.status]).toEqual(["A1", "A1", "active"]);
    it.source.judge("A1", "refused");
    expect(it.source.replace("A1", 403, it.asker())).toBeUndefined();
  });

  test("of a session that was refused while it was good ends it", async () => {
    const it = await rig();
    it.pass(3500);
    it.source.current();
    await settled();
    await question(it).fail(new RefreshRejectedError());
    const retry = it.source.replace("A1", 401, it.asker());
    await expect(retry).rejects.toBeInstanceOf(SessionEndedError);
    expect(it.questions).toHaveLength(1);
  });

  test("is forgotten when somebody else has rotated: their tokens are adopted", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    const call = it.obtain();
    await settled();
    shared.kept = renewed(shared.kept, "9");
    await question(it).fail(new RefreshRejectedError());
    expect([await call, shared.kept, it.session.status]).toMatchObject(["A9", { accessToken: "A9" }, "active"]);
  });

  test("that was known is forgotten when somebody else has rotated before the end", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3500);
    it.source.current();
    await settled();
    await question(it).fail(new RefreshRejectedError());
    shared.kept = renewed(shared.kept, "9");
    it.pass(100);
    expect([await it.obtain(), it.questions.length]).toEqual(["A9", 1]);
  });

  test("that was known stays known when another holder without a lock stores the refresh token again", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder({ lock: false, subscribe: true }) });
    it.pass(3500);
    it.source.current();
    await settled();
    await question(it).fail(new RefreshRejectedError());
    await vi.advanceTimersByTimeAsync(2000);
    const same = { ...renewed(shared.kept, "9"), refreshToken: "R1" };
    await shared.holder().set(same);
    await settled();
    expect(it.source.current()).toBe("A9");
    await expect(it.session.renew()).rejects.toMatchObject({ code: "REFRESH_FAILED" });
    expect(it.questions).toHaveLength(1);
  });

  test("deletes what was rejected", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    await failing(it, new RefreshRejectedError());
    expect(shared.kept).toBeUndefined();
  });

  test("deletes nothing where nothing is stored", async () => {
    const store = memoryStore();
    const remove = vi.fn<Store["delete"]>(store.delete);
    const it = await rig({ store: { ...store, set: () => Promise.reject(new Error("full")), delete: remove } });
    it.pass(3600);
    expect(await failing(it, new RefreshRejectedError())).toBeInstanceOf(SessionEndedError);
    expect(remove).not.toHaveBeenCalled();
  });

  test("of a client's own credentials is not asked for again", async () => {
    const refresh = vi.fn(() => Promise.reject(new RefreshRejectedError()));
    const it = idleRig({ refresh: Object.assign(refresh, { needs: "nothing" as const }) });
    expect(await outcome(it.obtain())).toMatchObject({ code: "SESSION_ENDED" });
    expect([it.source.hasTokens, it.session.status]).toEqual([false, "ended"]);
    expect(await outcome(it.obtain())).toMatchObject({ code: "SESSION_ENDED" });
    expect(refresh).toHaveBeenCalledOnce();
  });

  test("is not overwritten by a store that cannot delete", async () => {
    const store: Store = { ...memoryStore(), delete: () => Promise.reject(new Error("read-only")) };
    const it = await rig({ store });
    it.pass(3600);
    expect(await failing(it, new RefreshRejectedError())).toBeInstanceOf(SessionEndedError);
    expect(await outcome(it.obtain())).toBeInstanceOf(SessionEndedError);
  });

  test("makes a call that began before it fail, even when somebody signs in", async () => {
    const it = await rig();
    it.pass(3600);
    const asker = it.asker();
    await failing(it, new RefreshRejectedError());
    await it.session.start({ accessToken: "B1", refreshToken: "S1" });
    await expect(it.source.replace("A1", 401, asker)).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });
});

test("a session without a refresh token, or without a refresh function, ends with its access token, and says why", async () => {
  for (const [why, options] of [
    [/there is none.*`needs: "cookie"`/, { tokens: { accessToken: "A1", expiresIn: 60 } }],
    [/nothing can renew it/, { refresh: undefined }],
  ] as const) {
    const it = await rig(options);
    it.pass(3600);
    const message = expect.stringMatching(why);
    expect(await outcome(it.obtain())).toMatchObject({ code: "SESSION_ENDED", message });
    expect(it.questions).toHaveLength(0);
  }
});

async function refused(it: Rig, error: unknown): Promise<unknown> {
  const retry = outcomeOf(it.source.replace("A1", 401, it.asker()) ?? Promise.resolve("nothing"));
  await settled();
  await question(it, it.questions.length - 1).fail(error);
  return retry;
}

describe("a refused token that our clock holds to be good", () => {
  test("is only the refused call's trouble while the refresh fails", async () => {
    const it = await rig();
    expect(await refused(it, new Error("503"))).toMatchObject({ code: "REFRESH_FAILED", status: 401 });
    expect(it.source.current()).toBe("A1");
  });

  test("is good enough for others once more when the refresh token is dead, if it had been accepted", async () => {
    const it = await rig();
    it.source.judge("A1", "accepted");
    expect(await refused(it, new RefreshRejectedError())).toBe("A1");
    expect([it.source.current(), it.session.status, eventTypes(it)]).toEqual(["A1", "active", ["failed"]]);
    const again = it.source.replace("A1", 401, it.asker());
    expect(await outcomeOf(again ?? Promise.resolve())).toMatchObject({ code: "SESSION_ENDED" });
  });

  test("goes on for as long as others have it accepted in between", async () => {
    const it = await rig();
    it.source.judge("A1", "accepted");
    await refused(it, new RefreshRejectedError());
    it.source.judge("A1", "accepted");
    expect(await outcomeOf(it.source.replace("A1", 401, it.asker()) ?? Promise.resolve())).toBe("A1");
    expect([it.questions.length, it.source.current()]).toEqual([1, "A1"]);
  });
});

test("a refresh token that is dead is presented by no other holder", async () => {
  const shared = circle();
  const here = await rig({ store: shared.holder() });
  const there = idleRig({ store: shared.holder() });
  await there.session.ready;
  for (const it of [here, there]) it.pass(3500);
  here.source.current();
  await settled();
  await question(here).fail(new RefreshRejectedError());
  expect([here.source.current(), shared.kept?.refreshToken, shared.kept?.edition]).toEqual(["A1", undefined, 1]);
  expect(there.source.current()).toBe("A1");
  await settled();
  expect([there.questions.length, there.source.current(), there.session.status]).toEqual([0, "A1", "active"]);
  there.pass(100);
  expect(await outcomeOf(there.obtain())).toMatchObject({ code: "SESSION_ENDED" });
});

test.each([
  ["whose session is over", 3600, "delete"],
  ["whose access token is still good", 3500, "set"],
] as const)(
  "a refresh token that is dead, %s, is presented by nobody while the store is late",
  async (_, age, write) => {
    const shared = circle();
    const store = shared.holder();
    const gate = deferred<void>();
    const here = await rig({ store });
    const there = idleRig({ store: shared.holder() });
    await there.session.ready;
    const [set, remove] = [store.set, store.delete];
    const late = async () => (write === "set" ? undefined : gate.promise);
    store.delete = async () => (await late(), remove());
    store.set = async (tokens) => (await (write === "set" ? gate.promise : undefined), set(tokens));
    for (const it of [here, there]) it.pass(age);
    void outcome(here.obtain());
    await settled();
    await question(here).fail(new RefreshRejectedError());
    there.obtain().catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    const call = await outcome(here.obtain());
    if (write === "set") expect(call).toBe("A1");
    else expect(call).toMatchObject({ code: "SESSION_ENDED" });
    expect([here.events.at(-1)?.type, there.questions.length]).toEqual([write === "set" ? undefined : "ended", 0]);
    gate.resolve();
    await settled();
    expect([shared.isLocked, there.questions.length]).toEqual([false, 0]);
  },
);

test("without a lock nothing is taken out of the store: another holder may just have rotated", async () => {
  const shared = circle();
  const it = await rig({ store: shared.holder({ lock: false }) });
  it.pass(3500);
  it.source.current();
  await settled();
  await question(it).fail(new RefreshRejectedError());
  expect(shared.kept?.refreshToken).toBe("R1");
});

test("an error that names a call of the refresh function's own names only the operation that waits for it", async () => {
  const it = await rig();
  it.pass(3600);
  const own = new RefreshFailedError("It was not renewed", { method: "GET", path: "/me" });
  expect(await failing(it, own)).toMatchObject({ message: "The session could not be renewed" });
});

test("a refresh that ran out of time before anything was sent begins no pause: it has taken its time", async () => {
  const it = await rig();
  it.pass(3600);
  const cause = new TimeoutError("The metadata did not come", { phase: "session" });
  expect(await failing(it, new RefreshFailedError("No metadata", { cause }))).not.toHaveProperty("retryAfter");
});

/** Two holders of one place who present one refresh token; the second is rejected before the first has stored its tokens. */
async function race(): Promise<{ shared: ReturnType<typeof circle>; loser: Rig; call: Promise<unknown> }> {
  const shared = circle();
  const loser = await rig({ store: shared.holder({ lock: false, subscribe: true }) });
  loser.pass(3600);
  const call = outcomeOf(loser.obtain());
  await settled();
  await question(loser).fail(new RefreshRejectedError());
  return { shared, loser, call };
}

describe("without a lock, a rejected refresh token", () => {
  test("may have been presented by another holder, whose tokens are waited for", async () => {
    const { shared, loser, call } = await race();
    await vi.advanceTimersByTimeAsync(500);
    expect(eventTypes(loser)).toEqual([]);
    shared.kept = renewed(shared.kept, "2", Date.UTC(2026, 0, 1, 1));
    await vi.advanceTimersByTimeAsync(1000);
    expect([await call, loser.session.status, eventTypes(loser)]).toEqual(["A2", "active", ["refreshed"]]);
  });

  test("ends the session once nobody has stored newer ones for two seconds", async () => {
    const { loser, call } = await race();
    await vi.advanceTimersByTimeAsync(2000);
    expect([await call, loser.session.status]).toMatchObject([{ code: "SESSION_ENDED" }, "ended"]);
  });

  test("ends the session at once where the store has no other holders to tell of", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder({ lock: false }) });
    it.pass(3600);
    expect(await failing(it, new RefreshRejectedError())).toMatchObject({ code: "SESSION_ENDED" });
  });
});
