import { describe, expect, test, vi } from "vitest";
import type { SessionEvent } from "../../src/session/events.ts";
import { createSession, createWiredSession } from "../../src/session/session.ts";
import type { SessionOptions } from "../../src/session/session-options.ts";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { kept } from "./circle.ts";
import { deferred, eventTypes, hour, idleRig, outcome, question, rig, settled, isRenewing } from "./rig.ts";

describe("options", () => {
  test.each([{ refreshAhead: -1 }, { leeway: Number.NaN }, { timeout: -1 }, { refresh: "/refresh" as never }])(
    "out of range are a TypeError at construction: %j",
    (options) => {
      expect(() => createSession(options)).toThrow(TypeError);
    },
  );

  test("are two minutes ahead, thirty seconds of leeway and ten seconds of waiting without any", async () => {
    const it = await rig();
    it.pass(3479);
    it.source.current();
    await settled();
    expect(it.questions).toHaveLength(0);
    it.pass(1);
    expect(it.source.current()).toBe("A1");
    await settled();
    expect(it.questions).toHaveLength(1);
    it.pass(89);
    expect(it.source.current()).toBe("A1");
    it.pass(1);
    expect(it.source.current()).toBeUndefined();
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const call = it.obtain();
    call.catch(() => undefined);
    await vi.advanceTimersByTimeAsync(9999);
    expect(await outcome(call)).toBe("pending");
    await vi.advanceTimersByTimeAsync(1);
    vi.useRealTimers();
    await expect(call).rejects.toMatchObject({ message: "The session was not renewed within 10000 ms" });
  });

  test("are a session in memory without any", async () => {
    const session = createSession();
    await session.start({ accessToken: "A1" });
    expect(await session.accessToken()).toBe("A1");
  });
});

describe("status", () => {
  test("is told through a whole life", async () => {
    const it = idleRig();
    const seen = [it.session.status];
    await it.session.start(hour);
    seen.push(it.session.status);
    it.pass(3600);
    const call = it.obtain();
    await settled();
    seen.push(it.session.status);
    await question(it).answer({ accessToken: "A2", refreshToken: "R2" });
    await call;
    seen.push(it.session.status);
    await it.session.end();
    seen.push(it.session.status);
    expect(seen).toEqual(["signed-out", "active", "refreshing", "active", "signed-out"]);
  });
});

describe("start()", () => {
  test("settles when the store is written", async () => {
    const store = memoryStore();
    const it = idleRig({ store });
    await it.session.start(hour);
    expect(await store.get()).toEqual({
      accessToken: "A1",
      refreshToken: "R1",
      issuedAt: Date.UTC(2026, 0, 1),
      lifetime: 3600,
      signIn: expect.stringMatching(/^[0-9a-f]{32}$/),
      edition: 0,
    });
  });

  test.each([undefined, {}, { accessToken: "" }, { accessToken: 7 }])("refuses %j", async (tokens) => {
    const it = idleRig();
    await expect(it.session.start(tokens as never)).rejects.toThrow(TypeError);
    expect(it.session.status).toBe("signed-out");
  });

  test("forgets what was known of the token before", async () => {
    const it = await rig();
    void it.source.replace("A1", 401, it.asker())?.catch(() => undefined);
    await it.session.start(hour);
    expect(it.source.current()).toBe("A1");
  });

  test("forgets that a refresh did not mend the same token", async () => {
    const it = await rig();
    const retry = it.source.replace("A1", 401, it.asker());
    await settled();
    await question(it).answer({ accessToken: "A1", refreshToken: "R2" });
    await retry;
    await it.session.start(hour);
    expect(isRenewing(it.source.replace("A1", 401, it.asker()))).toBe(true);
  });
});

describe("end()", () => {
  test("forgets the tokens here at once, and in the store", async () => {
    const store = memoryStore();
    const it = await rig({ store });
    const ended = it.session.end();
    expect([it.source.held(), it.session.claims, it.session.status]).toEqual([undefined, undefined, "signed-out"]);
    await ended;
    expect(await store.get()).toBeUndefined();
  });

  test.each([
    ["ended when the store turns out to have had tokens", kept("1"), ["ended"]],
    ["nothing when nobody turns out to have been signed in", undefined, []],
  ])("before the store has been read says %s", async (_, found, events) => {
    const { promise, resolve } = deferred<StoredTokens | undefined>();
    const it = idleRig({ store: { ...memoryStore(), get: () => promise } });
    await it.session.end();
    expect(eventTypes(it)).toEqual([]);
    resolve(found);
    await settled();
    expect(eventTypes(it)).toEqual(events);
  });

  test("before the store has been read says nothing of a session that a sign-in has followed", async () => {
    const { promise, resolve } = deferred<StoredTokens | undefined>();
    const it = idleRig({ store: { ...memoryStore(), get: () => promise } });
    await it.session.end();
    await it.session.start(hour);
    resolve(kept("1"));
    await settled();
    expect(eventTypes(it)).toEqual(["started"]);
  });

  test("before the store has been read ends the calls that wait for it, even if somebody signs in", async () => {
    const { promise, resolve } = deferred<StoredTokens | undefined>();
    const it = idleRig({ store: { ...memoryStore(), get: () => promise } });
    const call = it.obtain();
    call.catch(() => undefined);
    await settled();
    void it.session.end();
    await it.session.start(hour);
    resolve(kept("1"));
    expect(await outcome(call)).toMatchObject({ code: "SIGNED_OUT" });
  });

  test("says ended once", async () => {
    const it = await rig();
    await Promise.all([it.session.end(), it.session.end()]);
    await it.session.end();
    expect(it.events).toEqual([{ type: "ended" }]);
  });
});

describe("subscribe()", () => {
  test("tells what happens until the way out is taken, and no token", async () => {
    const it = idleRig();
    const heard: unknown[] = [];
    const leave = it.session.subscribe((event) => heard.push(event));
    await it.session.start(hour);
    leave();
    await it.session.end();
    expect(heard).toEqual([{ type: "started" }]);
    expect(JSON.stringify(it.events)).not.toMatch(/A1|R1/);
  });

  test("tells the same function twice when it is given twice", async () => {
    const it = idleRig();
    const listener = vi.fn<() => void>();
    const leave = it.session.subscribe(listener);
    it.session.subscribe(listener);
    leave();
    await it.session.start(hour);
    expect(listener).toHaveBeenCalledOnce();
  });

  test("lets a listener sign out while it is told of the sign-in", async () => {
    const store = memoryStore();
    const it = idleRig({ store });
    it.session.subscribe(({ type }) => {
      if (type === "started") void it.session.end();
    });
    await it.session.start(hour);
    await settled();
    expect([it.session.status, await store.get(), eventTypes(it)]).toEqual([
      "signed-out",
      undefined,
      ["started", "ended"],
    ]);
  });
});

test("claims are those of the access token, if it is a JWT", async () => {
  const claims = { sub: "u_7", iat: 100, exp: 700 };
  const jwt = `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.x`;
  const it = await rig({ tokens: { accessToken: jwt } });
  expect(it.session.claims).toEqual(claims);
  await it.session.start({ accessToken: "opaque" });
  expect(it.session.claims).toBeUndefined();
});

test("accessToken() gives a live token at once, and throws what a call throws", async () => {
  const it = idleRig();
  expect(await outcome(it.session.accessToken())).toMatchObject({ code: "SIGNED_OUT" });
  await it.session.start(hour);
  expect(await it.session.accessToken()).toBe("A1");
});

test("granted scopes are known where the server has told them", async () => {
  const it = await rig({ tokens: { accessToken: "A1", scope: "read write" } });
  expect(it.source.scopes).toEqual(["read", "write"]);
  expect((await rig()).source.scopes).toBeUndefined();
});

test("a session can be inspected without showing a token", async () => {
  const it = await rig();
  const { inspect } = await import("node:util");
  expect(inspect(it.session, { depth: 9, showHidden: true }) + JSON.stringify(it.session)).not.toMatch(/A1|R1/);
});

/** A store that counts its listeners. */
function heard(): { store: Store; count: () => number; tell: () => void } {
  const listeners = new Set<() => void>();
  const subscribe: Store["subscribe"] = (changed) => {
    const entry = () => changed(undefined);
    listeners.add(entry);
    return () => void listeners.delete(entry);
  };
  const tell = () => {
    for (const listener of listeners) listener();
  };
  return { store: { ...memoryStore(), subscribe }, count: () => listeners.size, tell };
}

describe("close()", () => {
  test("lets go of the store's changes, and leaves the tokens where they are", async () => {
    const { store, count } = heard();
    const it = idleRig({ store });
    await it.session.start(hour);
    it.session.close();
    it.session.close();
    expect([count(), (await store.get())?.accessToken, it.source.current()]).toEqual([0, "A1", "A1"]);
  });

  test("of one session leaves them to another over the same store", () => {
    const { store, count } = heard();
    const [one, other] = [createSession({ store }), createSession({ store })];
    one.close();
    one.close();
    expect(count()).toBe(1);
    other.close();
    expect(count()).toBe(0);
    createSession({ store });
    expect(count()).toBe(1);
  });

  test("lets go of onEvent, which else is told by every session over one store", async () => {
    const { store } = heard();
    const told: string[] = [];
    const onEvent = ({ type }: SessionEvent) => void told.push(type);
    createSession({ store, onEvent }).close();
    await createSession({ store, onEvent }).start(hour);
    expect(told).toEqual(["started"]);
  });

  test("is what Symbol.dispose does", () => {
    const { store, count } = heard();
    const session = createSession({ store });
    const dispose: unknown = Reflect.get(session, Symbol.dispose);
    expect(dispose).toBe(session.close);
    session.close();
    expect(count()).toBe(0);
  });
});

describe("a session over a store object that has one already", () => {
  const refresh = async () => hour;

  test("shares everything", async () => {
    const store = memoryStore();
    const one = createSession({ store, refresh });
    await one.start(hour);
    for (const options of [{}, { refresh }]) expect(createSession({ store, ...options }).status).toBe("active");
  });

  test.each<[string, SessionOptions]>([
    ["refresh", { refresh: async () => hour }],
    ["clock", { now: () => 0 }],
  ])("with another %s is a TypeError", (_, options) => {
    const store = memoryStore();
    createSession({ store, refresh });
    expect(() => createSession({ store, ...options })).toThrow(TypeError);
  });

  test("of another origin is a TypeError: one API's token would go to the other", () => {
    const store = memoryStore();
    createWiredSession({ store, refresh }, { origin: "https://bank.example" });
    expect(() => createWiredSession({ store, refresh }, { origin: "https://ads.example" })).toThrow(
      /bank\.example.*ads\.example/,
    );
    expect(createWiredSession({ store, refresh: async () => hour }, { origin: "https://bank.example" }).status).toBe(
      "signed-out",
    );
    expect(createSession({ store })["~credential"].origin).toBe("https://bank.example");
  });
});

test("needs says what the refresh works with, whatever the function says of itself", async () => {
  expect(() => createSession({ needs: "password" as never })).toThrow(/needs/);
  const it = await rig({ needs: "cookie", tokens: { accessToken: "A1", expiresIn: 60 } });
  it.pass(60);
  const call = it.obtain();
  await settled();
  expect(question(it).refreshToken).toBe("");
  await question(it).answer({ accessToken: "A2" });
  expect(await call).toBe("A2");
});

test("claims are not written out with an application's state", async () => {
  const payload = Buffer.from(JSON.stringify({ email: "ada@example.com" })).toString("base64url");
  const it = await rig({ tokens: { accessToken: `e30.${payload}.x` } });
  expect(it.session.claims).toMatchObject({ email: "ada@example.com" });
  expect(JSON.stringify({ session: it.session })).not.toContain("ada");
  expect(JSON.stringify({ ...it.session })).not.toContain("ada");
});

test("tokens that the store kept are told as restored", async () => {
  for (const get of [() => kept("1"), async () => kept("1")]) {
    const it = idleRig({ store: { ...memoryStore(), get } });
    await settled();
    expect(eventTypes(it)).toEqual(["restored"]);
  }
});

test("start() names what is wrong with what it was given", async () => {
  const it = idleRig();
  await expect(it.session.start({ accessToken: "Bearer A1" })).rejects.toThrow(/begins with its scheme/);
  await expect(it.session.start({ accessToken: "A1", expiresIn: Date.now() })).rejects.toThrow(/`expiresAt`/);
  await it.session.start({ accessToken: " A1\n", refreshToken: null, expiresAt: new Date(Date.UTC(2026, 0, 2)) });
  expect([it.source.current(), it.session.status]).toEqual(["A1", "active"]);
});
