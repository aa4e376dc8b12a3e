import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createClientOf } from "../../src/client/create-client.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import type { SessionOptions } from "../../src/session/session-options.ts";
import type { Refresh } from "../../src/session/refresh-function.ts";
import type { Tokens } from "../../src/session/tokens.ts";
import { RefreshRejectedError } from "../../src/errors.ts";
import { circle, kept, renewed } from "./circle.ts";
import { deferred, settled } from "./rig.ts";

const definition = { servers: ["https://api.test"], schemes: { oauth: { type: "oauth2" } } } as const;

/** A signed-in session, a client with it, what was sent, and what the application was asked for. */
function rig({ scope = "read", ...options }: Omit<SessionOptions, "stepUp"> & { scope?: string } = {}) {
  const asked: { scopes: readonly string[]; signal: AbortSignal; answer: ReturnType<typeof deferred<Tokens>> }[] = [];
  const sent: (string | null)[] = [];
  const session = createSession({
    ...options,
    stepUp: (scopes, { signal }) => {
      const answer = deferred<Tokens>();
      asked.push({ scopes, signal, answer });
      return answer.promise;
    },
  });
  void session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600, scope });
  return { session, asked, sent, call: caller(session, sent) };
}

function caller(session: Session, sent: (string | null)[]) {
  const client = createClientOf(definition, {
    auth: { oauth: session },
    fetch: (request) => {
      sent.push(request.headers.get("authorization"));
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  return (scopes: string[], signal?: AbortSignal) =>
    client["~call"]({ method: "GET", path: "/reports", security: [{ oauth: scopes }] }, { signal });
}

test("asks for what was granted and what is missing together, and sends the call with what comes", async () => {
  const { session, asked, sent, call } = rig();
  const events: string[] = [];
  session.subscribe(({ type }) => events.push(type));
  const pending = call(["read", "admin"]);
  await settled();
  expect([asked[0]?.scopes, sent]).toEqual([["read", "admin"], []]);
  asked[0]?.answer.resolve({ accessToken: "A2", expiresIn: 3600 });
  expect((await pending).status).toBe(204);
  expect([sent, events]).toEqual([["Bearer A2"], ["refreshed"]]);
});

test("asks once for all calls of the same moment, their scopes united", async () => {
  const { asked, sent, call } = rig();
  const pending = [call(["admin"]), call(["billing"]), call(["admin", "read"])];
  await settled();
  expect(asked.map(({ scopes }) => scopes)).toEqual([["read", "admin", "billing"]]);
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await Promise.all(pending);
  expect(sent).toEqual(["Bearer A2", "Bearer A2", "Bearer A2"]);
});

test("asks again, afterwards, for what is needed while the answer is awaited", async () => {
  const { asked, call } = rig();
  const first = call(["admin"]);
  await settled();
  const second = call(["billing"]);
  await settled();
  expect(asked).toHaveLength(1);
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await first;
  await settled();
  expect(asked[1]?.scopes).toEqual(["read", "admin", "billing"]);
  asked[1]?.answer.resolve({ accessToken: "A3" });
  expect((await second).status).toBe(204);
});

test("asks a call once: too little is a typed error, and nothing is sent", async () => {
  const { asked, sent, call } = rig();
  const pending = call(["admin", "billing"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2", scope: "read admin" });
  await expect(pending).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", missing: ["billing"] });
  expect([asked.length, sent]).toEqual([1, []]);
});

test("tells why it was refused, and asks anew the next time", async () => {
  const { asked, call } = rig();
  const pending = call(["admin"]);
  await settled();
  const cause = new Error("The user declined");
  asked[0]?.answer.reject(cause);
  await expect(pending).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", missing: ["admin"], cause });
  void call(["admin"]).catch(() => undefined);
  await settled();
  expect(asked).toHaveLength(2);
});

test("never refreshes for a scope where nobody can be asked", async () => {
  let refreshes = 0;
  const refresh = () => {
    refreshes++;
    return Promise.resolve({ accessToken: "A2" });
  };
  const session = createSession({ refresh, checkScopes: true });
  void session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600, scope: "read" });
  const sent: (string | null)[] = [];
  const error = caller(session, sent)(["admin"]);
  await expect(error).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", scheme: "oauth", missing: ["admin"] });
  expect([refreshes, sent]).toEqual([0, []]);
});

test("keeps the refresh token where the answer brings none", async () => {
  const presented: string[] = [];
  const refresh = (token: string) => {
    presented.push(token);
    return Promise.resolve({ accessToken: "A3", expiresIn: 3600 });
  };
  let now = 0;
  const { asked, sent, call } = rig({ refresh, now: () => now });
  const pending = call(["admin"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2", expiresIn: 3600 });
  await pending;
  now += 3_600_000;
  await call(["admin"]);
  expect([presented, sent]).toEqual([["R1"], ["Bearer A2", "Bearer A3"]]);
});

/** What is presented where a refresh that is rejected, a step-up and the end of its access token follow each other. */
async function presentedAround(answer: Tokens) {
  let now = 0;
  const presented: string[] = [];
  const refresh = (token: string) => {
    presented.push(token);
    return token === "R1"
      ? Promise.reject(new RefreshRejectedError())
      : Promise.resolve({ accessToken: "A3", expiresIn: 3600 });
  };
  const { session, asked, call } = rig({ refresh, now: () => now });
  await session.renew().catch(() => undefined);
  const pending = call(["admin"]);
  await settled();
  asked[0]?.answer.resolve(answer);
  await pending;
  now += 3_600_000;
  return { presented, last: await session.accessToken().catch((error: unknown) => error) };
}

describe("a refresh token that was rejected before", () => {
  test("is not presented again after an answer that brings none", async () => {
    const around = await presentedAround({ accessToken: "A2", expiresIn: 3600 });
    expect([around.presented, around.last]).toMatchObject([["R1"], { code: "SESSION_ENDED" }]);
  });

  test("is not presented again after an answer that repeats it", async () => {
    const repeated = { accessToken: "A2", refreshToken: "R1", expiresIn: 3600 };
    expect((await presentedAround(repeated)).presented).toEqual(["R1"]);
  });

  test("gives way to the one that an answer brings", async () => {
    const brought = { accessToken: "A2", refreshToken: "R2", expiresIn: 3600 };
    const around = await presentedAround(brought);
    expect([around.presented, around.last]).toEqual([["R1", "R2"], "A3"]);
  });
});

test("what is known of a lost answer stays with its refresh token", async () => {
  let now = 0;
  let failure: Error = Object.assign(new Error("lost"), { code: "ECONNRESET" });
  const { session, asked, call } = rig({ refresh: () => Promise.reject(failure), now: () => now });
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const lost = session.renew().catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(500);
  expect(await lost).toMatchObject({ code: "REFRESH_FAILED" });
  const pending = call(["admin"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2", expiresIn: 3600 });
  await pending;
  failure = new RefreshRejectedError();
  now += 3_600_000;
  await expect(session.accessToken()).rejects.toMatchObject({ code: "SESSION_ENDED", reason: "outcome-unknown" });
});

describe("among holders of one store", () => {
  test.each([true, false])("keeps the refresh token that another holder has brought (lock: %s)", async (lock) => {
    const shared = circle();
    const { asked, call } = rig({ store: shared.holder({ lock }) });
    const pending = call(["admin"]);
    await settled();
    shared.kept = renewed(shared.kept, "2");
    asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 3600 });
    await pending;
    expect(shared.kept).toMatchObject({ accessToken: "A3", refreshToken: "R2", edition: 2 });
  });

  test("waits for another holder's refresh", async () => {
    const shared = circle();
    const { asked, call } = rig({ store: shared.holder() });
    const pending = call(["admin"]);
    await settled();
    const other = deferred<undefined>();
    const refreshed = shared.holder().lock?.(() => other.promise, new AbortController().signal);
    asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 3600 });
    await settled();
    shared.kept = renewed(shared.kept, "2");
    other.resolve(undefined);
    await Promise.all([refreshed, pending]);
    expect(shared.kept).toMatchObject({ accessToken: "A3", refreshToken: "R2", edition: 2 });
  });

  test("a sign-out while the lock is awaited makes the answer worthless", async () => {
    const shared = circle();
    const { session, asked, sent, call } = rig({ store: shared.holder() });
    const pending = call(["admin"]).catch((error: unknown) => error);
    await settled();
    const other = deferred<undefined>();
    const refreshed = shared.holder().lock?.(() => other.promise, new AbortController().signal);
    asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 3600 });
    await settled();
    const ended = session.end();
    expect(await pending).toMatchObject({ code: "SIGNED_OUT" });
    other.resolve(undefined);
    await Promise.all([refreshed, ended]);
    await settled();
    expect([session.status, shared.kept, sent]).toEqual(["signed-out", undefined, []]);
  });
});

test("tells of nothing after a sign-out that comes while it is written", async () => {
  const shared = circle();
  const store = shared.holder();
  const written = deferred<undefined>();
  const set: typeof store.set = async (tokens) => {
    if (tokens.accessToken === "A2") await written.promise;
    await store.set(tokens);
  };
  const { session, asked, call } = rig({ store: { ...store, set } });
  const events: string[] = [];
  session.subscribe(({ type }) => events.push(type));
  const pending = call(["admin"]).catch((error: unknown) => error);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await settled();
  const ended = session.end();
  written.resolve(undefined);
  await Promise.all([pending, ended]);
  await settled();
  expect([events, shared.kept, shared.isLocked]).toEqual([["ended"], undefined, false]);
});

describe("while a refresh is under way", () => {
  test.each([true, false])("waits for what it brings, and keeps its refresh token (lock: %s)", async (lock) => {
    const shared = circle();
    const answer = deferred<Tokens>();
    const signals: AbortSignal[] = [];
    const refresh: Refresh = (_, { signal }) => (signals.push(signal), answer.promise);
    const { session, asked, sent, call } = rig({ refresh, store: shared.holder({ lock }) });
    const pending = call(["admin"]);
    await settled();
    const renewal = session.renew();
    await settled();
    asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 3600 });
    await settled();
    answer.resolve({ accessToken: "A2", refreshToken: "R2", expiresIn: 3600 });
    await pending;
    expect([await renewal, sent, signals[0]?.aborted]).toEqual(["A2", ["Bearer A3"], false]);
    expect(shared.kept).toMatchObject({ accessToken: "A3", refreshToken: "R2", scope: "read admin" });
  });

  test.each([true, false])(
    "that is rejected goes on with its answer: the session does not end (lock: %s)",
    async (lock) => {
      let now = Date.UTC(2026, 0, 1);
      const shared = circle();
      const answer = deferred<Tokens>();
      const refresh = vi.fn<Refresh>(() => answer.promise);
      const { session, asked, sent, call } = rig({ refresh, store: shared.holder({ lock }), now: () => now });
      const events: string[] = [];
      session.subscribe(({ type }) => events.push(type));
      const pending = call(["admin"]);
      await settled();
      now += 3_600_000;
      const renewal = session.accessToken();
      await settled();
      asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 3600 });
      await settled();
      answer.reject(new RefreshRejectedError());
      await pending;
      expect([await renewal, sent, session.status, events]).toEqual(["A3", ["Bearer A3"], "active", ["refreshed"]]);
      expect(shared.kept).toMatchObject({ accessToken: "A3", refreshToken: "R1", edition: 1 });
      await expect(session.renew()).rejects.toMatchObject({ code: "REFRESH_FAILED" }); // It is not presented again.
      expect(refresh).toHaveBeenCalledOnce();
    },
  );

  test("does not wait for one that counts as lost", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const { session, asked, sent, call } = rig({ refresh: () => new Promise(() => undefined), timeout: 1000 });
    const pending = call(["admin"]);
    await settled();
    session.renew().catch(() => undefined);
    asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 3600 });
    await vi.advanceTimersByTimeAsync(3000);
    await pending;
    expect(sent).toEqual(["Bearer A3"]);
  });
});

test("a caller's abort ends its own wait, and nobody else's", async () => {
  const { asked, call } = rig();
  const controller = new AbortController();
  const left = call(["admin"], controller.signal);
  const stays = call(["admin"]);
  await settled();
  controller.abort("enough");
  await expect(left).rejects.toBe("enough");
  expect(asked[0]?.signal.aborted).toBe(false);
  asked[0]?.answer.resolve({ accessToken: "A2" });
  expect((await stays).status).toBe(204);
});

test("a sign-out makes the answer worthless, and says so to who is asked", async () => {
  const { session, asked, sent, call } = rig();
  const pending = call(["admin"]);
  await settled();
  await session.end();
  expect(asked[0]?.signal.aborted).toBe(true);
  await expect(pending).rejects.toMatchObject({ code: "SIGNED_OUT" });
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await settled();
  expect([session.status, sent]).toEqual(["signed-out", []]);
});

test.each([undefined, {}, { accessToken: "" }, { accessToken: 7 }])(
  "refuses the call when it brings %j",
  async (brought) => {
    const { session, asked, sent, call } = rig();
    const pending = call(["admin"]);
    await settled();
    asked[0]?.answer.resolve(brought as unknown as Tokens); // What an application without types may answer.
    await expect(pending).rejects.toMatchObject({
      code: "INSUFFICIENT_SCOPE",
      missing: ["admin"],
      cause: expect.any(TypeError),
    });
    expect([sent, await session.accessToken()]).toEqual([[], "A1"]);
  },
);

test("a sign-in of somebody else aborts it: nobody goes on with what it brings", async () => {
  const { session, asked, sent, call } = rig();
  const pending = call(["admin"]).catch((error: unknown) => error);
  await settled();
  await session.start({ accessToken: "BOB", refreshToken: "SB", expiresIn: 3600, scope: "read admin" });
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.answer.resolve({ accessToken: "ADA-2", scope: "read admin" });
  await settled();
  expect(await pending).toMatchObject({ code: "SIGNED_OUT" });
  expect([sent, await session.accessToken()]).toEqual([[], "BOB"]);
});

test("another holder's sign-in makes what it brings worthless", async () => {
  const shared = circle();
  const { session, asked, sent, call } = rig({ store: shared.holder({ subscribe: true }) });
  await session.ready;
  await settled();
  const pending = call(["admin"]).catch((error: unknown) => error);
  await settled();
  await shared.holder().set({ ...kept("BOB"), issuedAt: Date.now() });
  await settled();
  asked[0]?.answer.resolve({ accessToken: "ADA-2", scope: "read admin" });
  expect(await pending).toMatchObject({ code: "SIGNED_OUT" });
  expect([sent, await session.accessToken()]).toEqual([[], "ABOB"]);
});

test("lets the server judge unless the session is told to check", async () => {
  const session = createSession();
  void session.start({ accessToken: "A1", scope: "admin" });
  const sent: (string | null)[] = [];
  await expect(caller(session, sent)(["admin:write"])).resolves.toMatchObject({ status: 204 });
  expect(sent).toEqual(["Bearer A1"]);
});

test.each(["read,admin", "read, admin", "read  admin", "read\tadmin"])("reads the granted scopes %j", async (scope) => {
  const session = createSession({ checkScopes: true });
  void session.start({ accessToken: "A1", scope });
  await expect(caller(session, [])(["read", "admin"])).resolves.toMatchObject({ status: 204 });
});

/** A call that needs `admin`, of a session that must be renewed first. */
async function due(before: string, after: string) {
  let now = 0;
  const refresh = async (): Promise<Tokens> => ({ accessToken: "A2", scope: after, expiresIn: 300 });
  const session = createSession({ now: () => now, refresh, checkScopes: true });
  await session.start({ accessToken: "A1", refreshToken: "R1", scope: before, expiresIn: 300 });
  now += 600_000;
  const sent: (string | null)[] = [];
  return { sent, call: () => caller(session, sent)(["admin"]) };
}

describe("a refresh that is due comes before the check", () => {
  test("it may bring the scope", async () => {
    const { sent, call } = await due("read", "read admin");
    await call();
    expect(sent).toEqual(["Bearer A2"]);
  });

  test("it may take the scope away", async () => {
    const { sent, call } = await due("read admin", "read");
    await expect(call()).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", missing: ["admin"] });
    expect(sent).toEqual([]);
  });
});

test("asks for more after a refresh that has brought too little", async () => {
  let now = 0;
  const refresh = async (): Promise<Tokens> => ({ accessToken: "A2", scope: "read", expiresIn: 300 });
  const { session, asked, sent, call } = rig({ refresh, now: () => now });
  await session.start({ accessToken: "A1", refreshToken: "R1", scope: "read admin", expiresIn: 300 });
  now += 600_000;
  const pending = call(["admin"]);
  await settled();
  expect(asked[0]?.scopes).toEqual(["read", "admin"]);
  asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 300 });
  await pending;
  expect(sent).toEqual(["Bearer A3"]);
});

test("tells the refresh which scopes have been granted, a step-up's as well", async () => {
  let now = 0;
  const told: unknown[] = [];
  const refresh: Refresh = async (_, { scopes }) => {
    told.push(scopes);
    return { accessToken: `A${told.length + 2}`, expiresIn: 300 };
  };
  const { session, asked, call } = rig({ refresh, now: () => now });
  await session.start({ accessToken: "A1", refreshToken: "R1", scope: "read", expiresIn: 300 });
  const pending = call(["admin"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2", expiresIn: 300 });
  await pending;
  now += 600_000;
  await call(["admin"]);
  expect([told, asked.length]).toEqual([[["read", "admin"]], 1]);
});

test("asks for nothing that somebody else has been granted", async () => {
  let now = 0;
  const told: unknown[] = [];
  const refresh: Refresh = async (_, { scopes }) => (told.push(scopes), { accessToken: "B2", expiresIn: 300 });
  const { session, asked, call } = rig({ refresh, now: () => now });
  const pending = call(["admin"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await pending;
  await session.end();
  await session.start({ accessToken: "B1", refreshToken: "R1", scope: "read", expiresIn: 300 });
  now += 600_000;
  await call(["read"]);
  expect(told).toEqual([undefined]);
});

/** A server that takes one token for what it wants `challenge` for, and the answers that it gave. */
function server(session: Session, good: string, challenge: string) {
  const statuses: number[] = [];
  const client = createClientOf(definition, {
    auth: { oauth: session },
    fetch: async (request) => {
      const isGood = request.headers.get("authorization") === `Bearer ${good}`;
      statuses.push(isGood ? 204 : 403);
      return new Response(null, { status: isGood ? 204 : 403, headers: { "www-authenticate": challenge } });
    },
  });
  const call = (scopes: string[], init: { signal?: AbortSignal; body?: ReadableStream } = {}) =>
    client["~call"]({ method: "POST", path: "/reports", security: [{ oauth: scopes }] }, init);
  return { statuses, call };
}

describe("after a server's insufficient_scope", () => {
  const named = 'Bearer error="insufficient_scope", scope="admin billing"';

  test("asks for the scopes that it names, and sends the call again, once", async () => {
    const { session, asked } = rig();
    const { statuses, call } = server(session, "A2", named);
    const pending = call([]);
    await settled();
    expect(asked.map(({ scopes }) => scopes)).toEqual([["read", "admin", "billing"]]);
    asked[0]?.answer.resolve({ accessToken: "A2" });
    expect([(await pending).status, statuses]).toEqual([204, [403, 204]]);
  });

  test("asks for the document's where it names none", async () => {
    const { session, asked } = rig();
    await session.start({ accessToken: "A1", refreshToken: "R1" });
    const { call } = server(session, "A2", 'Bearer error="insufficient_scope"');
    const pending = call(["admin"]);
    await settled();
    expect(asked[0]?.scopes).toEqual(["admin"]);
    asked[0]?.answer.resolve({ accessToken: "A2" });
    expect((await pending).status).toBe(204);
  });

  test("leaves the refusal as it is where the application declines, or brings the same token", async () => {
    for (const answer of [
      (asked: ReturnType<typeof rig>["asked"]) => asked[0]?.answer.reject(new Error("declined")),
      (asked: ReturnType<typeof rig>["asked"]) => asked[0]?.answer.resolve({ accessToken: "A1" }),
    ]) {
      const { session, asked } = rig();
      const { statuses, call } = server(session, "A2", named);
      const pending = call([]);
      await settled();
      answer(asked);
      expect([(await pending).status, statuses]).toEqual([403, [403]]);
    }
  });

  test("does not ask again for what has been granted, nor a second time in one call", async () => {
    const { session, asked } = rig({ scope: "read admin billing" });
    const { statuses, call } = server(session, "A2", named);
    expect((await call([])).status).toBe(403);
    expect([asked, statuses]).toEqual([[], [403]]);
  });

  test("an abort ends the wait at once", async () => {
    const { session } = rig();
    const { call } = server(session, "A2", named);
    const controller = new AbortController();
    const pending = call([], { signal: controller.signal });
    await settled();
    controller.abort("enough");
    await expect(pending).rejects.toBe("enough");
  });

  test("asks nobody where it says something else", async () => {
    const { session, asked } = rig();
    const { statuses, call } = server(session, "A2", 'Bearer error="insufficient_user_authentication", scope="admin"');
    expect([(await call([])).status, asked, statuses]).toEqual([403, [], [403]]);
  });
});

test("costs one time limit where the store hangs: the lock is kept without it", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const shared = circle();
  const store = shared.holder();
  const set: typeof store.set = (tokens) =>
    tokens.accessToken === "A3" ? new Promise(() => undefined) : store.set(tokens);
  const { asked, sent, call } = rig({ store: { ...store, set }, timeout: 1000 });
  const pending = call(["admin"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A3", expiresIn: 3600 });
  await vi.advanceTimersByTimeAsync(1000);
  await settled();
  expect([sent, shared.isLocked]).toEqual([["Bearer A3"], true]);
  await pending;
});

test("a call from within that needs what it is to bring fails at once, and says why", async () => {
  const session = createSession({
    stepUp: async () => {
      await settled();
      await call(["admin"]);
      return { accessToken: "A2" };
    },
  });
  const call = caller(session, []);
  await session.start({ accessToken: "A1", expiresIn: 3600, scope: "read" });
  const failed: unknown = await call(["admin"]).catch((error: unknown) => error);
  expect(failed).toMatchObject({ code: "INSUFFICIENT_SCOPE" });
  expect(inspect(failed, { depth: 9 })).toContain("give it a client without this session");
});
