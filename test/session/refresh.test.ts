import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Store } from "../../src/stores/store.ts";
import { createSession } from "../../src/session/session.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { circle, renewed } from "./circle.ts";
import { deferred, eventTypes, idleRig, outcome, question, rig, settled } from "./rig.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const next = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };

describe("in one process", () => {
  test("a thousand calls on an expired token share one refresh", async () => {
    const it = await rig();
    it.pass(3600);
    const calls = Array.from({ length: 1000 }, () => it.obtain());
    await settled();
    expect(it.questions).toHaveLength(1);
    await question(it).answer(next);
    expect(new Set(await Promise.all(calls))).toEqual(new Set(["A2"]));
  });

  test("all triggers share one refresh: age, a refusal, accessToken(), the background", async () => {
    const it = await rig();
    it.pass(3500);
    expect(it.source.current()).toBe("A1");
    it.pass(100);
    const refused = async (status: number) => it.source.replace("A1", status, it.asker());
    const calls = [refused(401), refused(403), it.session.accessToken(), it.obtain()];
    await settled();
    await question(it).answer(next);
    expect([await Promise.all(calls), it.questions.length]).toEqual([["A2", "A2", "A2", "A2"], 1]);
  });

  test("sessions over the same store object share the refresh, and its result", async () => {
    const store = memoryStore();
    const it = await rig({ store });
    const other = createSession({ store });
    it.pass(3600);
    const calls = [it.session.accessToken(), other.accessToken()];
    await settled();
    await question(it).answer(next);
    expect([await Promise.all(calls), it.questions.length]).toEqual([["A2", "A2"], 1]);
  });

  test("another user's session is neither delayed nor changed", async () => {
    const ada = await rig();
    const bob = await rig({ tokens: { accessToken: "B1", refreshToken: "S1", expiresIn: 7200 } });
    ada.pass(3600);
    bob.pass(3600);
    const call = ada.session.accessToken();
    await settled();
    expect(await bob.session.accessToken()).toBe("B1");
    await question(ada).answer(next);
    await ada.session.end();
    expect([await outcome(call), bob.source.held(), bob.questions.length]).toEqual(["A2", "B1", 0]);
  });
});

describe("in the background", () => {
  test("a token that is due is still used, by everybody, while one refresh runs", async () => {
    const it = await rig();
    it.pass(3500);
    expect([it.source.current(), it.source.current()]).toEqual(["A1", "A1"]);
    await settled();
    expect([it.source.current(), it.questions.length, it.session.status]).toEqual(["A1", 1, "refreshing"]);
    await question(it).answer(next);
    expect([it.source.current(), it.session.status]).toEqual(["A2", "active"]);
  });

  test("a failure is an event, and never an unhandled rejection", async () => {
    const unhandled = vi.fn<() => void>();
    process.on("unhandledRejection", unhandled);
    const it = await rig();
    it.pass(3500);
    it.source.current();
    await settled();
    await question(it).fail(new Error("503"));
    await settled();
    process.off("unhandledRejection", unhandled);
    expect([it.source.current(), eventTypes(it)]).toEqual(["A1", ["failed"]]);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("a token that is refused while it is being renewed makes calls wait", async () => {
    const it = await rig();
    it.pass(3500);
    it.source.current();
    await settled();
    const retry = it.source.replace("A1", 401, it.asker());
    const call = it.obtain();
    expect(await outcome(call)).toBe("pending");
    await question(it).answer(next);
    expect([await retry, await call, it.questions.length]).toEqual(["A2", "A2", 1]);
  });

  test("a token from a clock that was turned back is renewed in the background", async () => {
    const it = await rig();
    it.pass(-10);
    expect(it.source.current()).toBe("A1");
    await settled();
    expect(it.questions).toHaveLength(1);
  });

  test("a token of unknown life is never renewed by age", async () => {
    const it = await rig({ tokens: { accessToken: "opaque", refreshToken: "R1" } });
    it.pass(1e6);
    expect(it.source.current()).toBe("opaque");
    await settled();
    expect(it.questions).toHaveLength(0);
  });

  test("a session that has no refresh token uses its token to the end in peace", async () => {
    const it = await rig({ tokens: { accessToken: "A1", expiresIn: 3600 } });
    it.pass(3500);
    it.source.current();
    await settled();
    expect([it.source.current(), eventTypes(it)]).toEqual(["A1", []]);
  });
});

describe("a refresh that brings the same token again", () => {
  test("is not repeated for ten seconds, though the token has expired by our clock", async () => {
    const it = await rig();
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer({ accessToken: "A1", refreshToken: "R2", expiresIn: 0.001 });
    expect(await call).toBe("A1");
    it.pass(9.9);
    expect([it.source.current(), await it.obtain()]).toEqual(["A1", "A1"]);
    await settled();
    expect(it.questions).toHaveLength(1);
    it.pass(0.2);
    void it.obtain();
    await settled();
    expect(it.questions).toHaveLength(2);
  });

  test("is not repeated for a refusal either", async () => {
    const it = await rig();
    const first = it.source.replace("A1", 401, it.asker());
    await settled();
    await question(it).answer({ accessToken: "A1", refreshToken: "R2" });
    expect(await first).toBe("A1");
    expect(it.source.replace("A1", 401, it.asker())).toBeUndefined();
  });
});

test("lives shorter than the windows do not cost a refresh a call", async () => {
  const it = await rig({ tokens: { accessToken: "A1", refreshToken: "R1", expiresIn: 10 } });
  for (let second = 0; second < 5; second++) {
    it.source.current();
    await settled();
    it.pass(0.9);
  }
  expect(it.questions).toHaveLength(0);
});

describe("among holders of one store", () => {
  test("whoever gets the lock second adopts what the first has brought", async () => {
    const shared = circle();
    const [here, there] = [await rig({ store: shared.holder() }), idleRig({ store: shared.holder() })];
    await there.session.ready;
    here.pass(3600);
    there.pass(3600);
    const calls = [here.session.accessToken(), there.session.accessToken()];
    await settled();
    await question(here).answer(next);
    expect([await Promise.all(calls), here.questions.length, there.questions.length]).toEqual([["A2", "A2"], 1, 0]);
    expect(eventTypes(there)).toEqual(["restored", "refreshed"]);
  });

  test("a refused token that somebody else has renewed is not renewed again", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    shared.kept = renewed(shared.kept, "2", Date.UTC(2026, 0, 1));
    expect(await it.source.replace("A1", 401, it.asker())).toBe("A2");
    expect(it.questions).toHaveLength(0);
  });

  test("a due token that somebody else has renewed is not renewed again", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3500);
    shared.kept = renewed(shared.kept, "2", Date.UTC(2026, 0, 1, 0, 58));
    it.source.current();
    await settled();
    expect([it.source.current(), it.questions.length]).toEqual(["A2", 0]);
  });

  test("a token that somebody else has had renewed, and got again, is not renewed again", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    shared.kept = renewed(shared.kept, "1");
    expect([await it.obtain(), it.questions.length]).toEqual(["A1", 0]);
  });

  test("the lock is held until the answer, and no longer", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    const call = it.session.accessToken();
    await settled();
    await vi.advanceTimersByTimeAsync(9_000);
    expect(shared.isLocked).toBe(true);
    await question(it).answer(next);
    expect([await call, shared.isLocked]).toEqual(["A2", false]);
  });

  test("the lock of a refresh that counts as lost is let go of", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    it.pass(3600);
    const call = it.session.accessToken();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(30_000);
    await settled();
    expect(shared.isLocked).toBe(false);
  });

  test("whoever has waited three time limits for the lock goes on without it", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    const gate = deferred<void>();
    const other = createSession({ store: shared.holder(), refresh: () => gate.promise.then(() => next) });
    await other.ready;
    other.renew().catch(() => undefined);
    await settled();
    it.pass(3600);
    const call = it.session.accessToken();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(it.questions).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(1);
    await settled();
    expect(it.questions).toHaveLength(1);
  });

  test("events are told outside the lock", async () => {
    const shared = circle();
    const locked: boolean[] = [];
    const it = await rig({ store: shared.holder() });
    it.session.subscribe(() => void locked.push(shared.isLocked));
    it.pass(3600);
    const call = it.session.accessToken();
    await settled();
    await question(it).answer(next);
    await call;
    await it.session.end();
    expect(locked).toEqual([false, false]);
  });

  test("a listener that makes a call does not deadlock", async () => {
    const shared = circle();
    const it = await rig({ store: shared.holder() });
    const inside: string[] = [];
    it.session.subscribe(({ type }) => {
      if (type === "refreshed") void it.session.accessToken().then((token) => inside.push(token));
    });
    it.pass(3600);
    const call = it.session.accessToken();
    await settled();
    await question(it).answer(next);
    await call;
    await settled();
    expect(inside).toEqual(["A2"]);
  });
});

describe("rotation", () => {
  test("the new refresh token is in the store before any call uses what came with it", async () => {
    const written = deferred<void>();
    const store = memoryStore();
    const set = vi.fn<Store["set"]>(store.set);
    const it = await rig({ store: { ...store, set } });
    set.mockImplementation(async (tokens) => {
      await written.promise;
      await store.set(tokens);
    });
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer(next);
    expect([await outcome(call), it.source.held()]).toEqual(["pending", "A1"]);
    written.resolve();
    expect([await call, await store.get()]).toMatchObject(["A2", { refreshToken: "R2" }]);
  });

  test("calls go on from memory when the write fails, and that is an event", async () => {
    const store = memoryStore();
    const set = vi.fn<Store["set"]>(store.set);
    const it = await rig({ store: { ...store, set } });
    set.mockRejectedValue(new Error("full"));
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer(next);
    expect([await call, eventTypes(it)]).toEqual(["A2", ["failed", "refreshed"]]);
    it.pass(3600);
    void it.obtain();
    await settled();
    expect(question(it, 1).refreshToken).toBe("R2");
  });

  test("calls go on from memory when the write hangs for a time limit", async () => {
    const store = memoryStore();
    const set = vi.fn<Store["set"]>(store.set);
    const it = await rig({ store: { ...store, set } });
    set.mockReturnValue(new Promise(() => undefined));
    it.pass(3600);
    const call = it.session.accessToken();
    call.catch(() => undefined);
    await settled();
    await question(it).answer(next);
    await vi.advanceTimersByTimeAsync(10_000);
    await settled();
    expect([await it.obtain(), eventTypes(it)]).toEqual(["A2", ["failed", "refreshed"]]);
  });

  test("without a new refresh token the old one stays", async () => {
    const it = await rig();
    it.pass(3600);
    const call = it.obtain();
    await settled();
    await question(it).answer({ accessToken: "A2", expiresIn: 60 });
    await call;
    it.pass(60);
    void it.obtain();
    await settled();
    expect(question(it, 1).refreshToken).toBe("R1");
  });
});

describe("a refresh that needs no token", () => {
  const obtained = (needs: "cookie" | "nothing") => {
    const asked: string[] = [];
    const refresh = async (token: string) => {
      asked.push(token);
      return { accessToken: `A${asked.length}`, expiresIn: 60 };
    };
    return { asked, refresh: Object.assign(refresh, { needs }) };
  };

  test("by cookie presents none", async () => {
    const { asked, refresh } = obtained("cookie");
    const it = idleRig({ refresh });
    await it.session.start({ accessToken: "A0", expiresIn: 60 });
    it.pass(60);
    expect([await it.obtain(), asked]).toEqual(["A1", [""]]);
  });

  test("by the client's own credentials begins by itself, and again after every end", async () => {
    const { refresh } = obtained("nothing");
    const it = idleRig({ refresh });
    expect([it.source.hasTokens, it.session.status]).toEqual([true, "active"]);
    expect(await Promise.all([it.obtain(), it.obtain()])).toEqual(["A1", "A1"]);
    it.pass(60);
    expect(await it.obtain()).toBe("A2");
    await it.session.end();
    expect([await it.obtain(), eventTypes(it)]).toEqual(["A3", ["started", "refreshed", "ended", "started"]]);
  });
});
