import { describe, expect, test } from "vitest";
import { defineClient } from "../../src/client/create-client.ts";
import { defineSession, type SessionWiring, type WiredSession } from "../../src/wiring/wired-session.ts";
import type { Endpoint } from "../../src/client/endpoint.ts";
import type { Client } from "../../src/client/client.ts";
import type { Failure, Success } from "../../src/response/result.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { observedFetch } from "../client/observed-fetch.ts";

const security = [{ bearerAuth: [] }];
const json = { "application/json": {} };
const signIn = { operation: { method: "POST", path: "/auth/sign-in", body: json } };
const refresh = { operation: { method: "POST", path: "/auth/refresh", body: json, security } };
const signOut = { operation: { method: "POST", path: "/auth/sign-out", security } };
const definition = {
  servers: ["https://api.example/v1"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
} as const;
const wiring: SessionWiring = {
  scheme: "bearerAuth",
  signIn: { endpoint: signIn, accessToken: "/tokens/access", refreshToken: "/tokens/refresh", expiresIn: "/seconds" },
  refresh: { endpoint: refresh, send: "/token", accessToken: "/access", refreshToken: "/refresh" },
  signOut: { endpoint: signOut },
};

type SignIn = Endpoint<Client, { body: object }, Success<200> | Failure<401>>;
type SignOut = Endpoint<Client, object, Success<204> | Failure<401>>;

const signedIn = { tokens: { access: "A1", refresh: "R1" }, seconds: 3600 };
const refreshed = { access: "A2", refresh: "R2" };

/** A wired session whose endpoints answer like this, by path. */
function wired(answers: Record<string, () => Response>, changes: Partial<SessionWiring> = {}) {
  let now = 0;
  const observed = observedFetch(
    ({ url }) => answers[new URL(url).pathname]?.() ?? new Response(undefined, { status: 204 }),
  );
  const session: WiredSession<SignIn, SignOut> = defineSession(definition, { ...wiring, ...changes })({
    fetch: observed.fetch,
    now: () => now,
  });
  return { session, sent: observed.sent, pass: (seconds: number) => void (now += seconds * 1000) };
}

const ok = (body: unknown) => () => Response.json(body);

describe("sign-in", () => {
  test("of the 2xx class starts the session, with what the pointers lead to", async () => {
    const { session, sent } = wired({ "/v1/auth/sign-in": ok(signedIn) });
    const result = await session.signIn({ name: "ada", password: "secret" });
    expect([result.ok, session.status, await session.accessToken()]).toEqual([true, "active", "A1"]);
    expect([sent[0]?.url, sent[0]?.body]).toEqual([
      "https://api.example/v1/auth/sign-in",
      '{"name":"ada","password":"secret"}',
    ]);
  });

  test("that is refused is the caller's, and starts nothing", async () => {
    const { session } = wired({ "/v1/auth/sign-in": () => Response.json({}, { status: 401 }) });
    expect([(await session.signIn({})).status, session.status]).toEqual([401, "signed-out"]);
  });

  test("without a token in its answer throws, and starts nothing", async () => {
    const { session } = wired({ "/v1/auth/sign-in": ok({}) });
    await expect(session.signIn({})).rejects.toMatchObject({ code: "RESPONSE_BODY", path: "/auth/sign-in" });
    expect(session.status).toBe("signed-out");
  });

  test("on an active session ends it first: its calls do not go on as the new user", async () => {
    const { session } = wired({ "/v1/auth/sign-in": ok(signedIn) });
    await session.start({ accessToken: "B1" });
    const events: string[] = [];
    session.subscribe(({ type }) => void events.push(type));
    const before = session["~credential"].signOuts;
    await session.signIn({});
    expect(events).toEqual(["ended", "started"]);
    await expect(session["~credential"].obtain({ signOuts: before })).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });
});

describe("refresh", () => {
  test("sends the refresh token where the document says, and never the bearer that it renews", async () => {
    const { session, sent, pass } = wired({ "/v1/auth/refresh": ok(refreshed) });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    expect(await session.accessToken()).toBe("A2");
    expect([sent[0]?.body, sent[0]?.headers["authorization"]]).toEqual(['{"token":"R1"}', undefined]);
  });

  test("by cookie sends the browser's own, and no token", async () => {
    const { session, sent, pass } = wired(
      { "/v1/auth/refresh": ok(refreshed) },
      { refresh: { ...wiring.refresh, send: "cookie" } },
    );
    await session.start({ accessToken: "A1", expiresIn: 60 });
    pass(60);
    expect(await session.accessToken()).toBe("A2");
    expect([sent[0]?.body, sent[0]?.request.credentials]).toEqual(["", "include"]);
  });

  test.each<[string, () => Response]>([
    ["invalid_grant", () => Response.json({ error: "invalid_grant" }, { status: 400 })],
    ["invalid_grant with 403", () => Response.json({ error: "invalid_grant" }, { status: 403 })],
    ["a 401 in the API's own JSON", () => Response.json({ message: "unknown token" }, { status: 401 })],
    ["a 400 with an error of its own", () => Response.json({ error: "Bad Request" }, { status: 400 })],
  ])("that is answered with %s ends the session", async (_, answer) => {
    const { session, pass } = wired({ "/v1/auth/refresh": answer });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await expect(session.accessToken()).rejects.toMatchObject({ code: "SESSION_ENDED", reason: "rejected" });
  });

  test.each<[string, () => Response]>([
    ["another OAuth error", () => Response.json({ error: "invalid_client" }, { status: 401 })],
    ["a 403", () => Response.json({ message: "no" }, { status: 403 })],
    ["a 429", () => Response.json({}, { status: 429 })],
    ["a 503", () => new Response("busy", { status: 503 })],
    ["a 401 that is a page", () => new Response("<html>", { status: 401, headers: { "content-type": "text/html" } })],
    ["a 401 without a body", () => new Response(undefined, { status: 401 })],
    ["a page of a portal", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["broken JSON", () => new Response("{", { headers: { "content-type": "application/json" } })],
    ["a redirect", () => new Response(undefined, { status: 307, headers: { location: "https://portal.example" } })],
    ["JSON without a token", () => Response.json({})],
  ])("that is answered with %s leaves the session", async (_, answer) => {
    const { session, sent, pass } = wired({ "/v1/auth/refresh": answer });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await expect(session.accessToken()).rejects.toMatchObject({ code: "REFRESH_FAILED" });
    expect([session.status, sent.length]).toEqual(["active", 1]);
  });

  test("obeys Retry-After", async () => {
    const headers = { "retry-after": "90" };
    const { session, pass } = wired({ "/v1/auth/refresh": () => new Response("busy", { status: 503, headers }) });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await expect(session.accessToken()).rejects.toMatchObject({ retryAfter: 90_000 });
  });
});

describe("sign-out", () => {
  test("forgets first, then tells the server with the token that was", async () => {
    const store = memoryStore();
    let seen: unknown = "nothing asked";
    const { fetch, sent } = observedFetch(async () => {
      seen = [session.status, await store.get()];
      return new Response(undefined, { status: 204 });
    });
    const session: WiredSession<SignIn, SignOut> = defineSession(definition, wiring)({ fetch, store });
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
});

test("a client of another origin does not take the session: a TypeError", () => {
  const { session } = wired({});
  const create = () => defineClient(definition)({ baseUrl: "https://other.example", auth: { bearerAuth: session } });
  expect(create).toThrow(TypeError);
});
