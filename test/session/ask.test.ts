import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ConnectionError, RefreshFailedError, RefreshRejectedError, SessionEndedError } from "../../src/errors.ts";
import type { Refresh } from "../../src/session/refresh-function.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { eventTypes, outcome, question, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const lost = [
  ["a fetch that failed", new TypeError("fetch failed")],
  ["a connection that broke", new ConnectionError("The request got no answer", { phase: "first" })],
  ["a time limit of the function's own", new DOMException("The operation timed out", "TimeoutError")],
] as const;

test.each(lost)("a lost answer (%s) is asked for again within two seconds, with the same token", async (_, error) => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  await settled();
  await question(it, 0).fail(error);
  expect(it.questions).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2000);
  expect(it.questions.map(({ refreshToken }) => refreshToken)).toEqual(["R1", "R1"]);
  await question(it, 1).answer({ accessToken: "A2", refreshToken: "R2" });
  expect(await call).toBe("A2");
});

test("an answer that is lost twice is a passing fault", async () => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it, 0).fail(new TypeError("fetch failed"));
  await vi.advanceTimersByTimeAsync(2000);
  await question(it, 1).fail(new TypeError("fetch failed"));
  await expect(call).rejects.toBeInstanceOf(RefreshFailedError);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([it.questions.length, it.session.status]).toEqual([2, "active"]);
});

test("what the server has said is not asked again", async () => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it).fail(new RefreshFailedError("The refresh endpoint answered 503"));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(it.questions).toHaveLength(1);
});

test("a slip in the refresh function presents the refresh token once, and leaves no outcome unknown", async () => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it).fail(new TypeError("Cannot read properties of undefined (reading 'token')"));
  await expect(call).rejects.toBeInstanceOf(RefreshFailedError);
  await vi.advanceTimersByTimeAsync(2000);
  expect(it.questions).toHaveLength(1);
  it.pass(60);
  const second = it.session.accessToken();
  second.catch(() => undefined);
  await settled();
  await question(it, 1).fail(new RefreshRejectedError());
  await expect(second).rejects.toMatchObject({ reason: "rejected" });
});

test("a host that was not reached is tried again, and leaves no outcome unknown: nothing was sent", async () => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  await question(it).fail(new TypeError("fetch failed", { cause }));
  await vi.advanceTimersByTimeAsync(2000);
  await question(it, 1).fail(new RefreshRejectedError());
  await expect(call).rejects.toMatchObject({ reason: "rejected" });
});

test("a rejection after a lost answer has an unknown outcome", async () => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it, 0).fail(new TypeError("fetch failed"));
  await vi.advanceTimersByTimeAsync(2000);
  await question(it, 1).fail(new RefreshRejectedError());
  await expect(call).rejects.toMatchObject({ code: "SESSION_ENDED", reason: "outcome-unknown" });
});

test("an answer that was lost refreshes ago still makes a rejection's outcome unknown", async () => {
  const it = await rig();
  it.pass(3600);
  const first = it.session.accessToken();
  first.catch(() => undefined);
  await settled();
  await question(it, 0).fail(new TypeError("fetch failed"));
  await vi.advanceTimersByTimeAsync(2000);
  await question(it, 1).fail(new TypeError("fetch failed"));
  it.pass(60);
  const second = it.session.accessToken();
  second.catch(() => undefined);
  await settled();
  await question(it, 2).fail(new RefreshRejectedError());
  await expect(second).rejects.toMatchObject({ reason: "outcome-unknown" });
});

test("an answer that is lost after an attempt that was not sent makes a rejection's outcome unknown", async () => {
  const it = await rig();
  it.pass(3600);
  const first = it.session.accessToken();
  first.catch(() => undefined);
  await settled();
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  await question(it, 0).fail(new TypeError("fetch failed", { cause }));
  await vi.advanceTimersByTimeAsync(2000);
  await question(it, 1).fail(new TypeError("fetch failed"));
  it.pass(60);
  const second = it.session.accessToken();
  second.catch(() => undefined);
  await settled();
  await question(it, 2).fail(new RefreshRejectedError());
  await expect(second).rejects.toMatchObject({ reason: "outcome-unknown" });
});

test("a rejection that nothing was lost before is a rejection", async () => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it).fail(new RefreshRejectedError());
  await expect(call).rejects.toMatchObject({ constructor: SessionEndedError, reason: "rejected" });
});

test("a late answer is adopted after the callers have given up", async () => {
  const it = await rig();
  it.pass(3600);
  const call = expect(it.session.accessToken()).rejects.toThrow(RefreshFailedError);
  await vi.advanceTimersByTimeAsync(10_000);
  await call;
  await vi.advanceTimersByTimeAsync(19_000);
  expect(question(it).signal.aborted).toBe(false);
  await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
  expect([await it.session.accessToken(), it.questions.length]).toEqual(["A2", 1]);
});

test("a call that comes while the answer is late waits for it, and asks no second time", async () => {
  const it = await rig();
  it.pass(3600);
  const first = expect(it.session.accessToken()).rejects.toThrow(RefreshFailedError);
  await vi.advanceTimersByTimeAsync(15_000);
  await first;
  const second = it.session.accessToken();
  await settled();
  await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
  expect([await second, it.questions.length]).toEqual(["A2", 1]);
});

test("after three time limits a refresh counts as lost: its signal fires, and the next call asks again", async () => {
  const it = await rig();
  it.pass(3600);
  const first = it.session.accessToken();
  first.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(29_999);
  expect(question(it).signal.aborted).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect(question(it).signal.aborted).toBe(true);
  const second = it.session.accessToken();
  await settled();
  await question(it, 1).answer({ accessToken: "A2", refreshToken: "R2" });
  expect(await second).toBe("A2");
  expect(eventTypes(it)).toEqual(["failed", "refreshed"]);
});

test("an answer that comes after all that is not kept", async () => {
  const it = await rig();
  it.pass(3600);
  const first = it.session.accessToken();
  first.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(30_000);
  await question(it).answer({ accessToken: "A9", refreshToken: "R9" });
  expect(it.source.held()).toBe("A1");
});

test("a rejection after a refresh that counts as lost has an unknown outcome", async () => {
  const it = await rig();
  it.pass(3600);
  const first = it.session.accessToken();
  first.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(30_000);
  const second = it.session.accessToken();
  second.catch(() => undefined);
  await settled();
  await question(it, 1).fail(new RefreshRejectedError());
  await expect(second).rejects.toMatchObject({ reason: "outcome-unknown" });
});

test.each(["end", "start"] as const)("%s() fires the refresh's signal, and nobody asks again", async (method) => {
  const it = await rig();
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it).fail(new TypeError("fetch failed"));
  if (method === "end") await it.session.end();
  else await it.session.start({ accessToken: "B1", refreshToken: "S1" });
  await vi.advanceTimersByTimeAsync(60_000);
  expect([question(it).signal.aborted, it.questions.length]).toEqual([true, 1]);
});

test("white space around a token is cut", async () => {
  const store = memoryStore();
  const it = await rig({ store, refresh: async () => ({ accessToken: "A2\n", refreshToken: " R2 \r\n" }) });
  it.pass(3600);
  expect(await it.session.accessToken()).toBe("A2");
  expect(await store.get()).toMatchObject({ accessToken: "A2", refreshToken: "R2" });
});

test.each(["A\r\n2", "ключ", "A\0"])("a token that no header carries (%j) does not replace a good one", async (odd) => {
  const it = await rig({ refresh: async () => ({ accessToken: odd, refreshToken: "R2" }) });
  it.pass(3500); // Still good, and due.
  expect(it.source.current()).toBe("A1");
  await settled();
  expect([it.source.current(), it.events[0]?.error]).toMatchObject([
    "A1",
    { code: "REFRESH_FAILED", message: "The refresh brought an access token that no header can carry" },
  ]);
});

test.each([() => false, async () => false])(
  "without a network nothing is sent, and no pause begins",
  async (online) => {
    let isOnline: () => boolean | Promise<boolean> = online;
    const it = await rig({ online: () => isOnline() });
    it.pass(3600);
    await expect(it.session.accessToken()).rejects.toMatchObject({
      code: "REFRESH_FAILED",
      cause: { code: "OFFLINE" },
    });
    expect(it.questions).toHaveLength(0);
    isOnline = () => true;
    const call = it.session.accessToken();
    await settled();
    await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
    expect(await call).toBe("A2");
  },
);

test("a network that nobody tells of is waited for one time limit, and no answer counts as lost", async () => {
  let online = (): boolean | Promise<boolean> => new Promise(() => undefined);
  const it = await rig({ online: () => online() });
  it.pass(3600);
  it.session.accessToken().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([it.session.status, it.questions.length, it.events[0]?.error]).toMatchObject([
    "active",
    0,
    { code: "REFRESH_FAILED", cause: { code: "TIMEOUT" } },
  ]);
  online = () => true;
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it).fail(new RefreshRejectedError());
  await expect(call).rejects.toMatchObject({ reason: "rejected" });
});

test("a network that nobody tells of again is asked for a moment only, and then the server tells", async () => {
  const it = await rig({ online: () => new Promise(() => undefined) });
  it.pass(3600);
  it.session.accessToken().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  const call = it.session.accessToken();
  await vi.advanceTimersByTimeAsync(1000);
  await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
  expect(await call).toBe("A2");
});

test("a refresh that counts as lost while it waits to ask again, since nothing was sent, loses no answer", async () => {
  const it = await rig();
  it.pass(3600);
  it.session.accessToken().catch(() => undefined);
  await vi.advanceTimersByTimeAsync(29_900);
  const cause = Object.assign(new Error("connect"), { code: "ECONNREFUSED" });
  await question(it, 0).fail(new TypeError("fetch failed", { cause }));
  await vi.advanceTimersByTimeAsync(1000);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await settled();
  await question(it, 1).fail(new RefreshRejectedError());
  await expect(call).rejects.toMatchObject({ reason: "rejected" });
});

test("an `online` that fails as a broken fetch does is asked once, and loses no answer", async () => {
  let asked = 0;
  const it = await rig({
    online: () => {
      asked++;
      throw new TypeError("fetch failed");
    },
  });
  it.pass(3600);
  const call = it.session.accessToken();
  call.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(2000);
  await expect(call).rejects.toBeInstanceOf(RefreshFailedError);
  expect([asked, it.questions.length]).toEqual([1, 0]);
});

test("a refresh is told how long its callers wait, and the session's clock", async () => {
  let told: object = {};
  const refresh: Refresh = async (_, { timeout, now }) => {
    told = { timeout, now: now?.() };
    return { accessToken: "A2" };
  };
  const it = await rig({ refresh, timeout: 7, now: () => 42 });
  await it.session["~credential"].replace("A1", 401, it.asker());
  expect(told).toEqual({ timeout: 7, now: 42 });
});

test("a refresh function that throws at once, or brings garbage, is a passing fault", async () => {
  for (const refresh of [
    () => {
      throw new Error("broken");
    },
    async () => undefined as never,
    async () => ({ accessToken: "" }),
    async () => ({ accessToken: 7 }) as never,
  ]) {
    const it = await rig({ refresh });
    it.pass(3600);
    expect(await outcome(it.session.accessToken())).toBeInstanceOf(RefreshFailedError);
    expect(it.session.status).toBe("active");
  }
});
