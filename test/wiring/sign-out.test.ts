import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { memoryStore } from "../../src/stores/memory-store.ts";
import type { Store, StoredTokens } from "../../src/stores/store.ts";
import { signingOut } from "../../src/wiring/sign-out.ts";
import { observedFetch } from "../client/observed-fetch.ts";
import { circle } from "../session/circle.ts";
import { deferred, settled } from "../session/rig.ts";
import { endpoints, ok, refreshed, wired } from "./wired.ts";

describe("sign-out", () => {
  test("forgets first, then tells the server with the token that was", async () => {
    const store = memoryStore();
    let seen: unknown = "nothing asked";
    const { fetch, sent } = observedFetch(async () => {
      seen = [session.status, await store.get()];
      return new Response(undefined, { status: 204 });
    });
    const { session } = wired({}, {}, { fetch, store });
    await session.start({ accessToken: "A1", refreshToken: "R1" });
    expect((await session.signOut()).status).toBe(204);
    expect([seen, sent[0]?.headers["authorization"]]).toEqual([["signed-out", undefined], "Bearer A1"]);
  });

  test("that the server does not hear of has forgotten all the same", async () => {
    const { session } = wired({
      "/v1/auth/sign-out": () => {
        throw new TypeError("fetch failed");
      },
    });
    await session.start({ accessToken: "A1" });
    await expect(session.signOut()).rejects.toMatchObject({ code: "CONNECTION" });
    expect(session.status).toBe("signed-out");
  });

  test("of a store that has not been read waits for it, and tells the server", async () => {
    const kept = {
      accessToken: "A1",
      refreshToken: "R1",
      issuedAt: Date.UTC(2026, 0, 1),
      lifetime: 3600,
      signIn: "s",
      edition: 0,
    };
    const store = memoryStore();
    await store.set(kept);
    const late = { ...store, get: () => new Promise<StoredTokens>((done) => void setImmediate(() => done(kept))) };
    const { session, sent } = wired({}, {}, { store: late });
    expect((await session.signOut()).status).toBe(204);
    expect([sent[0]?.headers["authorization"], await store.get()]).toEqual(["Bearer A1", undefined]);
  });

  test("with an expired token forgets at once, and tells the server with a renewed one", async () => {
    const seen: unknown[] = [];
    const store = memoryStore();
    const answers = {
      "/v1/auth/refresh": () => {
        seen.push([session.status, store.get()]);
        return Response.json(refreshed);
      },
    };
    const { session, sent, pass } = wired(answers, {}, { store });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    const told = session.signOut();
    expect(session.status).toBe("signed-out");
    expect((await told).status).toBe(204);
    expect(seen).toEqual([["signed-out", undefined]]);
    expect(sent.map(({ url, headers }) => [new URL(url).pathname, headers["authorization"]])).toEqual([
      ["/v1/auth/refresh", undefined],
      ["/v1/auth/sign-out", "Bearer A2"],
    ]);
    expect([session.status, await store.get()]).toEqual(["signed-out", undefined]);
  });

  test("with an expired token that nothing renews lets the server judge it", async () => {
    const answers = { "/v1/auth/refresh": () => new Response("busy", { status: 503 }) };
    const { session, sent, pass } = wired(answers);
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    expect((await session.signOut()).status).toBe(204);
    expect(sent[1]?.headers["authorization"]).toBe("Bearer A1");
  });

  test("with an expired token waits one time limit for another", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const answers = { "/v1/auth/refresh": () => new Promise<Response>(() => undefined) };
    const { session, sent, pass } = wired(answers, {}, { timeout: 300 });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    const told = session.signOut();
    await vi.advanceTimersByTimeAsync(300);
    expect([(await told).status, sent[0]?.request.signal.aborted]).toEqual([204, true]);
  });

  test("during a refresh waits for its answer, and sends the refresh token no second time", async () => {
    const { promise, resolve } = deferred<Response>();
    const answers = { "/v1/auth/refresh": () => promise };
    const { session, sent, pass } = wired(answers);
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    const call = session.accessToken().catch((error: unknown) => error);
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    const told = session.signOut();
    expect(session.status).toBe("signed-out");
    expect(await call).toMatchObject({ code: "SIGNED_OUT" });
    resolve(Response.json(refreshed));
    expect((await told).status).toBe(204);
    expect(sent.map(({ url, headers }) => [new URL(url).pathname, headers["authorization"]])).toEqual([
      ["/v1/auth/refresh", undefined],
      ["/v1/auth/sign-out", "Bearer A2"],
    ]);
    expect(session.status).toBe("signed-out");
  });

  test("with a refresh token only gets a token first", async () => {
    const store = memoryStore();
    await store.set({ refreshToken: "R1", issuedAt: Date.UTC(2026, 0, 1), signIn: "s", edition: 0 });
    const { session, sent } = wired({ "/v1/auth/refresh": ok(refreshed) }, {}, { store });
    await session.signOut();
    expect(sent[1]?.headers["authorization"]).toBe("Bearer A2");
  });

  test.each([
    [
      "rejects",
      () => Response.json({ error: "invalid_grant" }, { status: 400 }),
      { code: "SESSION_ENDED", reason: "rejected", message: expect.stringContaining("rejected") as string },
    ],
    [
      "asks to wait with",
      () => new Response("busy", { status: 503, headers: { "retry-after": "3" } }),
      { code: "REFRESH_FAILED", retryAfter: 3000 },
    ],
    [
      "quotes",
      () => {
        throw new Error("proxy refused secret-R1");
      },
      { code: "REFRESH_FAILED" },
    ],
  ])("with a refresh token only that the server %s throws what a call throws", async (_, answer, error) => {
    const store = memoryStore();
    await store.set({ refreshToken: "secret-R1", issuedAt: Date.UTC(2026, 0, 1), signIn: "s", edition: 0 });
    const { session, sent } = wired({ "/v1/auth/refresh": answer }, {}, { store });
    const thrown: unknown = await session.signOut().catch((fault: unknown) => fault);
    expect(thrown).toMatchObject(error);
    expect(inspect(thrown, { depth: 9, showHidden: true })).not.toContain("secret-R1");
    expect([session.status, await store.get(), sent.length]).toEqual(["signed-out", undefined, 1]);
  });

  test("of nobody is a SignedOutError, and sends nothing", async () => {
    const { session, sent } = wired();
    await expect(session.signOut()).rejects.toMatchObject({ code: "SIGNED_OUT" });
    await session.start({ accessToken: "A1" });
    await session.signOut();
    await expect(session.signOut()).rejects.toMatchObject({ code: "SIGNED_OUT" });
    expect(sent).toHaveLength(1);
  });

  test("of a store that cannot be read in time empties it, and says why the server was not told", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    let isDeleted = false;
    const store: Store = {
      get: () => new Promise(() => undefined),
      set: () => undefined,
      delete: () => void (isDeleted = true),
    };
    const { session, sent } = wired({}, {}, { store, timeout: 300 });
    const told = session.signOut().catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(300);
    expect(await told).toMatchObject({ code: "REFRESH_FAILED" });
    expect([isDeleted, sent.length]).toEqual([true, 0]);
  });

  test("whose operation needs no token is told all the same", async () => {
    const { method, path } = endpoints.signOut.operation;
    const { session, sent } = wired({}, { signOut: { by: signingOut, endpoint: { operation: { method, path } } } });
    await session.signOut();
    expect(sent.map(({ url }) => url)).toEqual(["https://api.example/v1/auth/sign-out"]);
  });

  test("sends the refresh token where its wiring says, beside its constants, and renews nothing for it", async () => {
    const { method, path, body, bodies } = endpoints.signOut.operation;
    const endpoint = { operation: { method, path, body, bodies } };
    const signOut = { by: signingOut, endpoint, send: "/refreshToken", params: { body: { everywhere: true } } };
    const { session, sent, pass } = wired({}, { signOut });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await session.signOut();
    expect(sent.map((request) => JSON.parse(request.body) as unknown)).toEqual([
      { everywhere: true, refreshToken: "R1" },
    ]);
    await expect(session.signOut()).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });

  test("sends the refresh token that a renewal has brought", async () => {
    const signOut = { by: signingOut, endpoint: endpoints.signOut, send: "/refreshToken" };
    const { session, sent, pass } = wired({ "/v1/auth/refresh": ok(refreshed) }, { signOut });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await session.signOut();
    expect([sent[1]?.headers["authorization"], sent[1]?.body]).toEqual(["Bearer A2", '{"refreshToken":"R2"}']);
  });

  test("sends the refresh token that another holder has brought, though its access token is good", async () => {
    const store = memoryStore();
    const signOut = { by: signingOut, endpoint: endpoints.signOut, send: "/refreshToken" };
    const { session, sent } = wired({}, { signOut }, { store });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600 });
    const before = await store.get();
    if (before) await store.set({ ...before, accessToken: "B2", refreshToken: "S2", edition: 1 });
    await session.signOut();
    expect([sent[0]?.headers["authorization"], sent[0]?.body]).toEqual(["Bearer B2", '{"refreshToken":"S2"}']);
  });

  test("during a refresh in the background sends the refresh token that it brings", async () => {
    const { promise, resolve } = deferred<Response>();
    const signOut = { by: signingOut, endpoint: endpoints.signOut, send: "/refreshToken" };
    const { session, sent, pass } = wired({ "/v1/auth/refresh": () => promise }, { signOut });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600 });
    pass(3540);
    expect(await session.accessToken()).toBe("A1");
    await vi.waitFor(() => expect(sent).toHaveLength(1));
    const told = session.signOut();
    resolve(Response.json(refreshed));
    await told;
    expect(sent[1]?.body).toBe('{"refreshToken":"R2"}');
  });

  test("shows the refresh token that it sends in no error of a fetch that quotes it", async () => {
    const fetch = async (request: Request) => {
      throw new Error(`proxy refused ${await request.text()}`);
    };
    const signOut = { by: signingOut, endpoint: endpoints.signOut, send: "/refreshToken" };
    for (const refreshToken of ["secret-R1", `secret-${"R".repeat(300)}`]) {
      const { session } = wired({}, { signOut }, { fetch });
      await session.start({ accessToken: "A1", refreshToken });
      const thrown: unknown = await session.signOut().catch((fault: unknown) => fault);
      expect(thrown).toMatchObject({ code: "CONNECTION", message: expect.stringContaining("refused") as string });
      expect(inspect(thrown, { depth: 9, showHidden: true })).not.toContain("secret-");
    }
  });

  test.each<[string, (before: StoredTokens) => StoredTokens | undefined, string[]]>([
    [
      "uses the token that another holder has brought",
      (before) => ({ ...before, accessToken: "B2", refreshToken: "S2", edition: 1, lifetime: 3600 }),
      ["/v1/auth/sign-out Bearer B2"],
    ],
    [
      "presents the refresh token that another holder has brought, when its access token is over too",
      (before) => ({ ...before, accessToken: "B2", refreshToken: "S2", edition: 1 }),
      ['/v1/auth/refresh {"token":"S2"}', "/v1/auth/sign-out Bearer A2"],
    ],
    ["presents no refresh token when another holder has signed out", () => undefined, ["/v1/auth/sign-out Bearer A1"]],
    [
      "presents no refresh token when somebody else has signed in elsewhere",
      (before) => ({ ...before, accessToken: "B1", signIn: "other" }),
      ["/v1/auth/sign-out Bearer A1"],
    ],
  ])("with an expired token %s", async (_, elsewhere, requests) => {
    const store = memoryStore();
    const { session, sent, pass } = wired({ "/v1/auth/refresh": ok(refreshed) }, {}, { store });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    const before = await store.get();
    const after = before && elsewhere(before);
    await (after ? store.set(after) : store.delete());
    await session.signOut();
    const told = sent.map(({ url, headers, body }) => `${new URL(url).pathname} ${headers["authorization"] ?? body}`);
    expect([told, await store.get()]).toEqual([requests, undefined]);
  });

  test("with an expired token presents no refresh token where another holder's sign-out comes first", async () => {
    const shared = circle();
    const free = deferred<undefined>();
    const store = shared.holder({ subscribe: true });
    const { session, sent, pass } = wired({ "/v1/auth/refresh": ok(refreshed) }, {}, { store });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    const other = shared.holder();
    const held = other.lock?.(() => free.promise, new AbortController().signal);
    const told = session.signOut();
    await settled();
    await other.delete();
    await settled();
    free.resolve(undefined);
    await Promise.all([held, told]);
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(["/v1/auth/sign-out"]);
  });

  test("with an expired token that no store has kept renews it all the same", async () => {
    const set = () => Promise.reject(new Error("full"));
    const { session, sent, pass } = wired(
      { "/v1/auth/refresh": ok(refreshed) },
      {},
      { store: { ...memoryStore(), set } },
    );
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await session.signOut();
    expect(sent[1]?.headers["authorization"]).toBe("Bearer A2");
  });
});
