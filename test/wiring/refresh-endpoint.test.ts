import { describe, expect, test } from "vitest";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { endpoints, ok, refreshed, wired, wiring } from "./wired.ts";

/** An answer under a content type of its own. */
function typed(type: string, body: string | null, status: number): Response {
  return new Response(body, { status, headers: { "content-type": type } });
}

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
    ["a 401 in a JSON text", () => Response.json("Unknown token", { status: 401 })],
    ["invalid_grant with 200", () => Response.json({ error: "invalid_grant" })],
    ["invalid_grant with 500", () => Response.json({ error: "invalid_grant" }, { status: 500 })],
    ["GitHub's word with 200", () => Response.json({ error: "bad_refresh_token" })],
    ["invalid_grant as text", () => typed("text/plain", '{"error":"invalid_grant"}', 400)],
    ["a 401 in JSON that is called HTML", () => typed("text/html", '{"message":"unknown token"}', 401)],
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
    ["a 401 that is a page and is called JSON", () => typed("application/json", "<html>", 401)],
    ["a 401 of null", () => Response.json(null, { status: 401 })],
    ["a 401 of JSON without a body", () => typed("application/json", null, 401)],
    ["a 401 of empty JSON", () => typed("application/json", "", 401)],
    ["another OAuth error with 200", () => Response.json({ error: "temporarily_unavailable" })],
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

  test.each(["text/plain;charset=utf-8", "text/html", "application/octet-stream"])(
    "reads tokens that come as %s",
    async (type) => {
      const { session, pass } = wired({ "/v1/auth/refresh": () => typed(type, JSON.stringify(refreshed), 200) });
      await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
      pass(60);
      expect(await session.accessToken()).toBe("A2");
    },
  );

  test.each<[unknown, number | undefined]>([
    [60, 60],
    ["60", 60],
    [true, undefined],
    [null, undefined],
    ["", undefined],
    [[60], undefined],
    [-1, undefined],
  ])("takes the lifetime %j for %j seconds", async (seconds, lifetime) => {
    const store = memoryStore();
    const answers = { "/v1/auth/refresh": ok({ access: "A2", seconds }) };
    const changes = { refresh: { ...wiring.refresh, expiresIn: "/seconds" } };
    const { session, pass } = wired(answers, changes, { store });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await session.accessToken();
    expect((await store.get())?.lifetime).toBe(lifetime);
  });

  test("holds a date of Retry-After against the session's clock where the answer has none", async () => {
    const headers = { "retry-after": new Date(Date.UTC(2026, 0, 1, 0, 2)).toUTCString() };
    const { session, pass } = wired({ "/v1/auth/refresh": () => new Response("busy", { status: 503, headers }) });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await expect(session.accessToken()).rejects.toMatchObject({ retryAfter: 60_000 });
  });

  test("sends the constants of its wiring beside the refresh token", async () => {
    const params = { query: { tenant: "acme" }, body: { grantType: "refresh", client: { id: "web" } } };
    const operation = { ...endpoints.refresh.operation };
    const refresh = { ...wiring.refresh, endpoint: { operation }, send: "/client/token", params };
    const { session, sent, pass } = wired({ "/v1/auth/refresh": ok(refreshed) }, { refresh });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await session.accessToken();
    expect([sent[0]?.url, JSON.parse(sent[0]?.body ?? "")]).toEqual([
      "https://api.example/v1/auth/refresh?tenant=acme",
      { grantType: "refresh", client: { id: "web", token: "R1" } },
    ]);
  });

  test("asks whether there is a network before the token is sent", async () => {
    const { session, sent, pass } = wired({ "/v1/auth/refresh": ok(refreshed) }, {}, { online: () => false });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 60 });
    pass(60);
    await expect(session.accessToken()).rejects.toMatchObject({ cause: { code: "OFFLINE" } });
    expect(sent).toEqual([]);
  });
});
