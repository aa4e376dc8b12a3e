import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle, kept } from "./circle.ts";
import { deferred, eventTypes, hour, idleRig, outcome, question, rig, settled } from "./rig.ts";

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
});
