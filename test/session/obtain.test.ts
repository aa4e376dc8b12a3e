import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { RefreshFailedError, RefreshRejectedError, SignedOutError } from "../../src/errors.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import type { Store } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle, renewed } from "./circle.ts";
import { eventTypes, hour, idleRig, isRenewing, outcome, question, type Rig, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const next = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };

async function refreshed(it: Rig): Promise<void> {
  it.pass(3600);
  const call = it.obtain();
  await settled();
  await question(it, it.questions.length - 1).answer(next);
  await call;
}

/** A call that waits for a refresh, which another holder's tokens overtake: they have to be renewed as well. */
async function overtaken(leaving: AbortController, staying = 0) {
  const shared = circle();
  const it = await rig({ store: shared.holder({ subscribe: true, lock: false }) });
  it.pass(3600);
  it.obtain(leaving.signal).catch(() => undefined);
  const stayed = Array.from({ length: staying }, () => it.obtain());
  await settled();
  leaving.abort("enough");
  await shared.holder().set(renewed(shared.kept, "2", Date.UTC(2026, 0, 1)));
  await settled();
  return { it, stayed };
}

describe("a refusal", () => {
  test("of a token that is no longer the current one never refreshes", async () => {
    const it = await rig();
    await refreshed(it);
    expect(await it.source.replace("A1", 401, it.asker())).toBe("A2");
    expect(it.questions).toHaveLength(1);
  });

  test("of an old token is tried again with the current one, even where that would not be renewed", async () => {
    const it = await rig();
    await refreshed(it);
    expect(await it.source.replace("A1", 403, it.asker())).toBe("A2");
  });

  test("makes the token unusable at once: calls wait for the new one", async () => {
    const it = await rig();
    const retry = it.source.replace("A1", 401, it.asker());
    expect(it.source.current()).toBeUndefined();
    const call = it.obtain();
    expect(await outcome(call)).toBe("pending");
    await question(it).answer(next);
    expect([await retry, await call, it.questions.length]).toEqual(["A2", "A2", 1]);
  });

  test("ten thousand times, in time and late, is one refresh", async () => {
    const it = await rig();
    const retry = async () => it.source.replace("A1", 401, it.asker());
    const retries = Array.from({ length: 5000 }, retry);
    await settled();
    await question(it).answer(next);
    retries.push(...Array.from({ length: 5000 }, retry));
    expect(new Set(await Promise.all(retries))).toEqual(new Set(["A2"]));
    expect(it.questions).toHaveLength(1);
  });

  test("of a token that a refresh has just brought is not mended by another one, for a minute", async () => {
    const it = await rig();
    await refreshed(it);
    it.source.judge("A2", "refused");
    expect(it.source.replace("A2", 401, it.asker())).toBeUndefined();
    it.pass(59);
    expect(it.source.replace("A2", 401, it.asker())).toBeUndefined();
    it.pass(2);
    expect(isRenewing(it.source.replace("A2", 401, it.asker()))).toBe(true);
  });

  test("of a new token is its first answer, whatever comes late for the old one", async () => {
    const it = await rig();
    await refreshed(it);
    it.source.judge("A1", "accepted");
    it.source.judge("A2", "refused");
    expect(it.source.replace("A2", 401, it.asker())).toBeUndefined();
  });

  test("that no refresh mends does not keep a token in use that has expired", async () => {
    const it = await rig();
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer({ ...next, expiresIn: 10 });
    it.source.judge(await call, "refused");
    it.pass(10);
    expect(it.source.current()).toBeUndefined();
  });

  test("that comes after a sign-out leaves the token alone, even if somebody has signed in with that very one", async () => {
    const it = await rig();
    const asker = it.asker();
    await it.session.end();
    await it.session.start(hour);
    await expect(it.source.replace("A1", 401, asker)).rejects.toMatchObject({ code: "SIGNED_OUT" });
    expect(it.source.current()).toBe("A1");
  });

  test("that comes after the session has ended says so", async () => {
    const it = await rig();
    it.pass(3600);
    const asker = it.asker();
    it.obtain().catch(() => undefined);
    await settled();
    await question(it).fail(new RefreshRejectedError());
    await expect(it.source.replace("A1", 401, asker)).rejects.toMatchObject({ code: "SESSION_ENDED" });
  });

  test("of a token that a refresh has brought is mended once it had been accepted", async () => {
    const it = await rig();
    await refreshed(it);
    it.source.judge("A2", "accepted");
    it.source.judge("A2", "refused");
    expect(isRenewing(it.source.replace("A2", 401, it.asker()))).toBe(true);
  });

  test("is told with its status when the refresh fails", async () => {
    const it = await rig();
    const retry = it.source.replace("A1", 401, it.asker());
    retry?.catch(() => undefined);
    await settled();
    await question(it).fail(new Error("503"));
    await expect(retry).rejects.toMatchObject({ code: "REFRESH_FAILED", status: 401, retryAfter: 1000 });
  });
});

describe("a 403", () => {
  test("refreshes for a token that is a minute old and that nobody has had accepted", async () => {
    const it = await rig();
    it.pass(60);
    const retry = it.source.replace("A1", 403, it.asker());
    await settled();
    await question(it).answer(next);
    expect(await retry).toBe("A2");
  });

  test("does not refresh for a token that another call has had accepted", async () => {
    const it = await rig();
    it.pass(60);
    it.source.judge("A1", "accepted");
    expect(it.source.replace("A1", 403, it.asker())).toBeUndefined();
  });

  test("does not refresh for a token that is less than a minute old", async () => {
    const it = await rig();
    it.pass(59);
    expect(it.source.replace("A1", 403, it.asker())).toBeUndefined();
  });

  test("counts a negative age not as young", async () => {
    const it = await rig();
    it.pass(-10);
    expect(isRenewing(it.source.replace("A1", 403, it.asker()))).toBe(true);
  });

  test("on a forbidden route, a hundred times, costs one refresh", async () => {
    const it = await rig();
    it.pass(60);
    for (let call = 0; call < 100; call++) {
      const token = await it.obtain();
      it.source.judge(token, "refused");
      const retry = it.source.replace(token, 403, it.asker());
      await settled();
      if (it.questions.length === 1 && retry !== undefined) await question(it).answer(next);
      if (retry !== undefined) it.source.judge(await retry, "refused");
      it.pass(0.5);
    }
    expect(it.questions).toHaveLength(1);
  });

  test("leaves the token good for others when nothing better is to be had", async () => {
    const it = await rig();
    it.pass(60);
    const retry = it.source.replace("A1", 403, it.asker());
    retry?.catch(() => undefined);
    await settled();
    await question(it).fail(new Error("503"));
    await expect(retry).rejects.toMatchObject({ status: 403 });
    expect(it.source.current()).toBe("A1");
  });

  test("during a pause is the caller's, and disturbs nobody", async () => {
    const it = await rig();
    it.pass(60);
    it.source.replace("A1", 403, it.asker())?.catch(() => undefined);
    await settled();
    await question(it).fail(new Error("503"));
    expect(it.source.replace("A1", 403, it.asker())).toBeUndefined();
    expect(it.source.current()).toBe("A1");
  });

  test("is the caller's where there is nothing to refresh with", async () => {
    const it = await rig({ tokens: { accessToken: "A1" } });
    it.pass(60);
    expect(it.source.replace("A1", 403, it.asker())).toBeUndefined();
    expect(it.session.status).toBe("active");
  });
});

describe("a caller's abort", () => {
  test("ends the caller's wait with its reason, and never the refresh", async () => {
    const it = await rig();
    it.pass(3600);
    const controller = new AbortController();
    const [left, stayed] = [it.obtain(controller.signal), it.obtain()];
    await settled();
    controller.abort("enough");
    expect(await outcome(left)).toBe("enough");
    expect(question(it).signal.aborted).toBe(false);
    await question(it).answer(next);
    expect(await stayed).toBe("A2");
  });

  test("of the only caller leaves no timer that would hold the process", async () => {
    const it = await rig();
    it.pass(3600);
    const controller = new AbortController();
    const left = it.obtain(controller.signal);
    await vi.advanceTimersByTimeAsync(1);
    const before = vi.getTimerCount();
    controller.abort("enough");
    expect(await outcome(left)).toBe("enough");
    expect(vi.getTimerCount()).toBe(before - 1);
    await question(it).answer(next);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("before the call asks for nothing", async () => {
    const it = await rig();
    it.pass(3600);
    await expect(it.obtain(AbortSignal.abort("enough"))).rejects.toBe("enough");
    await settled();
    expect(it.questions).toHaveLength(0);
  });

  test("ends the wait for a store that hangs in a pause", async () => {
    const store = memoryStore();
    const get = vi.fn<typeof store.get>(store.get);
    const it = await rig({ store: { ...store, get } });
    it.pass(3600);
    it.obtain().catch(() => undefined);
    await settled();
    await question(it).fail(new Error("503"));
    get.mockReturnValue(new Promise(() => undefined));
    const controller = new AbortController();
    const call = it.obtain(controller.signal);
    await settled();
    controller.abort("enough");
    expect(await outcome(call)).toBe("enough");
  });

  test("of all who wait leaves nothing more to be refreshed for them", async () => {
    const { it } = await overtaken(new AbortController());
    expect(it.questions).toHaveLength(1);
  });

  test("of one leaves a further refresh to those who stay", async () => {
    const { it, stayed } = await overtaken(new AbortController(), 1);
    expect(question(it, 1).refreshToken).toBe("R2");
    await question(it, 1).answer({ ...next, accessToken: "A3" });
    expect(await Promise.all(stayed)).toEqual(["A3"]);
  });
});

test("calls wait one time limit, and no timer is left behind", async () => {
  const it = await rig({ timeout: 5000 });
  it.pass(3600);
  const call = it.obtain();
  call.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(4999);
  expect(await outcome(call)).toBe("pending");
  await vi.advanceTimersByTimeAsync(1);
  await expect(call).rejects.toMatchObject({
    constructor: RefreshFailedError,
    message: "The session was not renewed within 5000 ms",
  });
  await question(it).answer(next);
  expect(vi.getTimerCount()).toBe(0);
});

test("each call waits a whole time limit of its own", async () => {
  const it = await rig({ timeout: 5000 });
  it.pass(3600);
  it.obtain().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(4000);
  const call = it.obtain();
  call.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(4999);
  expect(await outcome(call)).toBe("pending");
  await vi.advanceTimersByTimeAsync(1);
  await expect(call).rejects.toThrow(RefreshFailedError);
});

test("a first read that hangs is given up after one time limit, and the store is read again", async () => {
  const store = memoryStore();
  await store.set({ accessToken: "A1", issuedAt: Date.UTC(2026, 0, 1), signIn: "s", edition: 0 });
  let reads = 0;
  const get = () => (reads++ === 0 ? new Promise<undefined>(() => undefined) : store.get());
  const it = idleRig({ store: { ...store, get } });
  const call = it.obtain();
  call.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10_001);
  expect([it.session.status, reads]).toEqual(["signed-out", 1]);
  await it.session.ready;
  await it.source.opening(undefined);
  expect([it.source.current(), it.session.status, reads]).toEqual(["A1", "active", 2]);
});

test("the wait for a store that hangs ends with an error that says so", async () => {
  const it = idleRig({ store: { ...memoryStore(), get: () => new Promise(() => undefined) }, timeout: 5000 });
  const opening = it.source.opening(undefined);
  opening?.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5000);
  await expect(opening).rejects.toMatchObject({
    constructor: RefreshFailedError,
    message: "The session's store was not read within 5000 ms",
  });
});

test("a call goes on with what the refresh has brought, even if storing it took the whole of its life", async () => {
  const store = memoryStore();
  const set = vi.fn<Store["set"]>(store.set);
  const it = await rig({ store: { ...store, set } });
  it.pass(3600);
  set.mockImplementation(() => it.pass(60));
  const call = it.obtain();
  await settled();
  await question(it).answer({ ...next, expiresIn: 60 });
  expect([await outcome(call), it.questions.length]).toEqual(["A2", 1]);
});

test("a call does not go on as whom a listener has signed in while it was told of the refresh", async () => {
  const it = await rig();
  const other = { accessToken: "B1", refreshToken: "S1", expiresIn: 3600 };
  it.session.subscribe(({ type }) => void (type === "refreshed" && it.session.start(other)));
  it.pass(3600);
  const call = it.obtain();
  call.catch(() => undefined);
  await settled();
  await question(it).answer(next);
  expect(await outcome(call)).toMatchObject({ code: "SIGNED_OUT" });
  expect(await it.obtain()).toBe("B1");
});

test("with a live token nobody waits for a promise", async () => {
  const it = await rig();
  expect(it.source.current()).toBe("A1");
  expect(it.source.opening(undefined)).toBeUndefined();
});

test("calls of a session that nobody has signed in to fail at once", async () => {
  const it = await rig();
  await it.session.end();
  const failure = await outcome(it.obtain());
  expect(failure).toBeInstanceOf(SignedOutError);
  expect(failure).toMatchObject({ code: "SIGNED_OUT" });
  expect(it.questions).toHaveLength(0);
});

test("a token that a store has no longer is renewed before the first call", async () => {
  const it = await rig({
    store: { ...memoryStore(), get: () => ({ refreshToken: "R7", issuedAt: 0, signIn: "s", edition: 0 }) },
  });
  await it.session.end();
  expect(it.source.hasTokens).toBe(false);
});

describe("renew()", () => {
  test("brings a new token, however good the one at hand is", async () => {
    const it = await rig();
    const renewing = it.session.renew();
    await settled();
    await question(it).answer(next);
    expect([await renewing, it.source.current(), eventTypes(it)]).toEqual(["A2", "A2", ["refreshed"]]);
  });

  test("shares the refresh that is under way", async () => {
    const it = await rig();
    it.pass(3600);
    const all = [it.session.renew(), it.obtain(), it.session.renew()];
    await settled();
    await question(it).answer(next);
    expect([await Promise.all(all), it.questions.length]).toEqual([["A2", "A2", "A2"], 1]);
  });

  test("is content with what another holder has brought meanwhile", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    shared.kept = renewed(shared.kept, "9");
    expect([await it.session.renew(), it.questions.length]).toEqual(["A9", 0]);
  });

  test("takes the same token again for an answer", async () => {
    const it = await rig();
    const renewing = it.session.renew();
    await settled();
    await question(it).answer(hour);
    expect(await renewing).toBe("A1");
  });

  test("fails when the refresh does, and leaves the session", async () => {
    const it = await rig();
    const renewing = it.session.renew().catch((error: unknown) => error);
    await settled();
    await question(it).fail(new Error("503"));
    expect([await renewing, it.source.current()]).toMatchObject([{ code: "REFRESH_FAILED", retryAfter: 1000 }, "A1"]);
    expect([await outcome(it.session.renew()), it.questions.length]).toMatchObject([{ code: "REFRESH_FAILED" }, 1]);
  });

  test("fails when the refresh token is dead, while the access token goes on", async () => {
    const it = await rig();
    const renewing = it.session.renew().catch((error: unknown) => error);
    await settled();
    await question(it).fail(new RefreshRejectedError());
    expect([await renewing, it.source.current()]).toMatchObject([
      { code: "REFRESH_FAILED", cause: { code: "SESSION_ENDED" } },
      "A1",
    ]);
  });

  test("fails where there is nothing to renew with, or nobody is signed in", async () => {
    const it = await rig({ refresh: undefined });
    expect(await outcome(it.session.renew())).toMatchObject({ code: "REFRESH_FAILED" });
    await it.session.end();
    expect(await outcome(it.session.renew())).toMatchObject({ code: "SIGNED_OUT" });
  });

  test("waits one time limit", async () => {
    const it = await rig({ timeout: 5000 });
    const renewing = it.session.renew();
    renewing.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(5000);
    await expect(renewing).rejects.toMatchObject({ message: "The session was not renewed within 5000 ms" });
  });
});

describe.each(["at once", "after it has waited"] as const)("a refresh that asks its own session %s", (when) => {
  const wait = () => (when === "at once" ? undefined : new Promise((done) => void setImmediate(done)));
  const told = {
    code: "REFRESH_FAILED",
    message: expect.stringContaining("give it a client without this session") as string,
  };

  test.each(["accessToken", "renew"] as const)("(%s) fails at once", async (ask) => {
    const it: Rig = await rig({
      refresh: async () => {
        if (when !== "at once") await wait();
        return { accessToken: await it.session[ask]() };
      },
    });
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    expect(await outcome(call)).toMatchObject(told);
  });

  test("for the tokens of a cookie fails at once", async () => {
    const session: Session = createSession({
      needs: "cookie",
      refresh: async () => {
        if (when !== "at once") await wait();
        await session["~credential"].opening(undefined);
        return { accessToken: "A1" };
      },
    });
    const call = session.accessToken();
    call.catch(() => undefined);
    await settled();
    expect(await outcome(call)).toMatchObject(told);
  });
});

test("a refresh that asks its own session where no platform can tell is named by the time limit", async () => {
  vi.spyOn(process, "getBuiltinModule").mockReturnValue(undefined);
  onTestFinished(() => void vi.restoreAllMocks());
  const it: Rig = await rig({
    refresh: async () => {
      await new Promise((done) => void setImmediate(done));
      return { accessToken: await it.session.accessToken() };
    },
  });
  it.pass(3600);
  const call = it.obtain();
  call.catch(() => undefined);
  await settled();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await outcome(call)).toMatchObject({
    message: expect.stringContaining("makes a call with this session waits for itself") as string,
  });
});

test("a call that comes while the refresh function waits is not taken for the function's own", async () => {
  const it = await rig();
  it.pass(3600);
  const calls = [it.obtain()];
  await settled();
  calls.push(it.obtain());
  await question(it).answer(next);
  expect(await Promise.all(calls)).toEqual(["A2", "A2"]);
});

/** Has the token refused, and renewed if it is to be; resolves to whether it was. */
async function refusedAgain(it: Rig): Promise<boolean> {
  const token = it.source.held() ?? "";
  it.source.judge(token, "refused");
  const retry = it.source.replace(token, 401, it.asker());
  if (retry === undefined) return false;
  await settled();
  const number = it.questions.length + 1;
  await question(it, it.questions.length - 1).answer({ accessToken: `A${number}`, expiresIn: 7200 });
  it.source.judge(await retry, "refused");
  return true;
}

describe("a new token that is refused at once", () => {
  test("is left alone for a minute, and twice as long each time up to its life", async () => {
    const it = await rig();
    expect(await refusedAgain(it)).toBe(true);
    for (const minutes of [1, 2, 4, 8, 16, 32, 64, 120, 120]) {
      it.pass(minutes * 60 - 1);
      if (minutes < 120) expect(await refusedAgain(it)).toBe(false);
      it.pass(1);
      expect(await refusedAgain(it)).toBe(true);
    }
  });

  test("is left alone for a minute again, once one has been accepted at its first use", async () => {
    const it = await rig();
    await refusedAgain(it);
    it.pass(60);
    await refusedAgain(it);
    it.pass(120);
    const retry = it.source.replace(it.source.held() ?? "", 401, it.asker());
    await settled();
    await question(it, it.questions.length - 1).answer({ accessToken: "GOOD", expiresIn: 7200 });
    it.source.judge((await retry) ?? "", "accepted");
    await refusedAgain(it);
    it.pass(60);
    expect(await refusedAgain(it)).toBe(true);
  });

  test("is only what was refused: a 404 or a 500 says nothing against it", async () => {
    const it = await rig();
    await refreshed(it);
    it.source.judge("A2", "neither");
    it.source.judge("A2", "refused");
    expect(isRenewing(it.source.replace("A2", 401, it.asker()))).toBe(true);
  });
});
