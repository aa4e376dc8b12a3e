import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RefreshFailedError, StoreError } from "../../src/errors.ts";
import { createSession } from "../../src/session/session.ts";
import type { SessionEvent } from "../../src/session/events.ts";
import type { Store } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle } from "./circle.ts";
import { deferred, eventTypes, idleRig, outcome, question, type Rig, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const next = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };
const never = () => new Promise<never>(() => undefined);

/** What the events say of the store. */
const told = (events: readonly SessionEvent[]) =>
  events.flatMap(({ error }) => (error instanceof StoreError ? [`${error.step}: ${error.message}`] : []));

/** A session over a store that is read as the test says. */
async function readRig(): Promise<{ it: Rig; get: ReturnType<typeof vi.fn<Store["get"]>> }> {
  const store = memoryStore();
  const get = vi.fn<Store["get"]>(store.get);
  return { it: await rig({ store: { ...store, get } }), get };
}

describe("a read that hangs", () => {
  test("costs an expiry one time limit, and the next one a fifth: two reads of a tenth", async () => {
    const { it, get } = await readRig();
    get.mockImplementation(never);
    for (const [accessToken, before, after] of [
      ["A2", 10_000, 1000],
      ["A3", 1000, 1000],
    ] as const) {
      it.pass(3600);
      const call = it.obtain();
      call.catch(() => undefined);
      await vi.advanceTimersByTimeAsync(before);
      await question(it, it.questions.length - 1).answer({ ...next, accessToken });
      await vi.advanceTimersByTimeAsync(after);
      await outcome(call);
      expect(it.source.current()).toBe(accessToken);
    }
    expect(eventTypes(it)).toEqual(["failed", "refreshed", "failed", "refreshed"]);
    expect(told(it.events)).toEqual([
      "read: The store was not read within 10000 ms",
      "read: The store was not read within 1000 ms",
    ]);
  });

  test("is waited for as long as any, once the store answers again", async () => {
    const { it, get } = await readRig();
    const late = deferred<undefined>();
    get.mockReturnValueOnce(late.promise);
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_000);
    await question(it).answer(next);
    expect(await outcome(call)).toBeInstanceOf(RefreshFailedError);
    it.pass(3600);
    get.mockImplementation(never);
    const again = it.obtain();
    again.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(9_000);
    expect([await outcome(again), it.questions.length]).toEqual(["pending", 1]);
  });

  test("at first is told, and costs the next call a tenth of a time limit", async () => {
    const it = idleRig({ store: { ...memoryStore(), get: never } });
    const call = it.obtain();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(10_001);
    expect(await outcome(call)).toMatchObject({ code: "REFRESH_FAILED" });
    expect(told(it.events)).toEqual(["read: The store was not read within 10000 ms"]);
    const second = it.obtain();
    second.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await outcome(second)).toMatchObject({ code: "SIGNED_OUT" });
    expect(it.events).toHaveLength(1);
  });

  test("during a sign-out is told, and holds nothing up for more than a time limit", async () => {
    const { it, get } = await readRig();
    get.mockImplementation(never);
    const dismissed = it.source.dismiss({ access: true, refresh: true });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await outcome(dismissed)).toMatchObject({ accessToken: "A1", refreshToken: "R1" });
    expect(told(it.events)).toEqual(["read: The store was not read within 10000 ms"]);
  });
});

describe("a read that fails", () => {
  test.each<[string, Store["get"]]>([
    [
      "throws",
      () => {
        throw new Error("locked: A1 R1");
      },
    ],
    ["rejects", () => Promise.reject(new Error("locked: A1 R1"))],
  ])("at first (it %s) is told to whoever has created the session", async (_, get) => {
    const events: SessionEvent[] = [];
    const session = createSession({ store: { ...memoryStore(), get }, onEvent: (event) => events.push(event) });
    await session.ready;
    await settled();
    expect([told(events), session.status]).toEqual([["read: The store could not be read"], "signed-out"]);
  });

  test("during a refresh is told once, without a token, and the refresh goes on", async () => {
    const { it, get } = await readRig();
    get.mockRejectedValue(new Error("locked: A1, then R1"));
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    await question(it).answer(next);
    expect([await call, eventTypes(it)]).toEqual(["A2", ["failed", "refreshed"]]);
    expect(it.events[0]?.error).toMatchObject({
      code: "STORE",
      step: "read",
      cause: { message: "locked: A1, then R1" },
    });
  });

  test("again and again, while nobody is signed in, is told once", async () => {
    const it = idleRig({ store: { ...memoryStore(), get: () => Promise.reject(new Error("locked")) } });
    for (let count = 0; count < 3; count++) {
      await outcome(it.obtain());
      it.pass(2);
    }
    expect(told(it.events)).toEqual(["read: The store could not be read"]);
  });

  test("when another holder has told of a change does not overrule a refresh under way", async () => {
    // With a lock, a second refresh would wait for the first, and find what it brings.
    const holder = circle().holder({ lock: false });
    const get = vi.fn<Store["get"]>(holder.get);
    const tell: ((tokens: undefined) => void)[] = [];
    const subscribe: Store["subscribe"] = (changed) => (tell.push(changed), () => undefined);
    const it = await rig({ store: { ...holder, get, subscribe } });
    it.pass(3600);
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    get.mockRejectedValueOnce(new Error("locked"));
    tell[0]?.({} as never); // Something has changed, and the store does not say what.
    await settled();
    expect([await outcome(call), told(it.events)]).toEqual(["pending", ["read: The store could not be read"]]);
    await question(it).answer(next);
    expect([await call, it.questions.length]).toEqual(["A2", 1]);
  });
});
