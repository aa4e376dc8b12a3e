import { describe, expect, test } from "vitest";
import { createClientOf } from "../../src/client/create-client.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import type { WiredSessionOptions } from "../../src/wiring/wired-session.ts";
import { byCookie, definition, ok, refreshed, signedIn, type Wired, wired } from "./wired.ts";

type Answers = Parameters<typeof wired>[0];

/** A page that has been loaded again: nothing in memory, and perhaps a cookie. */
function reloaded(answers: Answers, options: WiredSessionOptions = {}) {
  const it = wired(answers, byCookie, options);
  const calls: (string | null)[] = [];
  const fetch = async ({ headers }: Request): Promise<Response> => {
    calls.push(headers.get("authorization"));
    return Response.json({});
  };
  const client = createClientOf(definition, { auth: { bearerAuth: it.session }, fetch });
  const call = (security: readonly Record<string, string[]>[] = [{ bearerAuth: [] }]) =>
    client.fetch("/me", { security }).then(
      ({ status }) => status,
      (error: { code?: string }) => error.code,
    );
  return { ...it, calls, call };
}

const refreshes = ({ sent }: Wired) => sent.filter(({ url }) => url.endsWith("/auth/refresh")).length;
const none = () => Response.json({ message: "no cookie" }, { status: 401 });

describe("a page that is loaded again", () => {
  test("gets its token by the cookie once, at its first secured calls", async () => {
    const events: string[] = [];
    const page = reloaded({ "/v1/auth/refresh": ok(refreshed) }, { onEvent: ({ type }) => void events.push(type) });
    await page.session.ready;
    expect([page.session.status, page.sent.length]).toEqual(["unknown", 0]);
    expect(await Promise.all([page.call(), page.call(), page.call()])).toEqual([200, 200, 200]);
    expect([page.calls, refreshes(page)]).toEqual([["Bearer A2", "Bearer A2", "Bearer A2"], 1]);
    expect([page.session.status, events]).toEqual(["active", ["restored"]]);
  });

  test("gets it for a WebSocket just so", async () => {
    const page = reloaded({ "/v1/auth/refresh": ok(refreshed) });
    expect(await page.session.accessToken()).toBe("A2");
  });

  test("sends nothing for a public call", async () => {
    const page = reloaded({ "/v1/auth/refresh": ok(refreshed) });
    expect([await page.call([]), page.calls, page.sent.length]).toEqual([200, [null], 0]);
  });

  test.each<[string, () => Response]>([
    ["a 401 in JSON", none],
    ["a 401 without a body", () => new Response(undefined, { status: 401 })],
    ["a 401 in words", () => new Response("Unauthorized", { status: 401 })],
    ["invalid_grant", () => Response.json({ error: "invalid_grant" }, { status: 400 })],
  ])("is signed out quietly where there is no cookie (%s), and asks no second time", async (_, answer) => {
    const events: string[] = [];
    const page = reloaded({ "/v1/auth/refresh": answer }, { onEvent: ({ type }) => void events.push(type) });
    expect([await page.call(), await page.call()]).toEqual(["SIGNED_OUT", "SIGNED_OUT"]);
    await expect(page.session.accessToken()).rejects.toMatchObject({ code: "SIGNED_OUT" });
    expect([page.session.status, refreshes(page), page.calls, events]).toEqual(["signed-out", 1, [], []]);
  });

  test("goes on bare where there is no cookie and the operation allows it", async () => {
    const page = reloaded({ "/v1/auth/refresh": none });
    expect([await page.call([{ bearerAuth: [] }, {}]), page.calls]).toEqual([200, [null]]);
  });

  test("never goes bare while nobody can tell whether there is a cookie, and asks again after the pause", async () => {
    const answers: Record<string, () => Response> = { "/v1/auth/refresh": () => new Response("busy", { status: 503 }) };
    const page = reloaded(answers);
    expect(await page.call([{ bearerAuth: [] }, {}])).toBe("REFRESH_FAILED");
    expect(await page.call()).toBe("REFRESH_FAILED");
    expect([refreshes(page), page.session.status, page.calls]).toEqual([1, "unknown", []]);
    answers["/v1/auth/refresh"] = ok(refreshed);
    page.pass(2);
    expect([await page.call(), page.calls]).toEqual([200, ["Bearer A2"]]);
  });

  test("asks no cookie where the store has tokens", async () => {
    const store = memoryStore();
    await store.set({ accessToken: "A1", issuedAt: Date.UTC(2026, 0, 1), lifetime: 3600, signIn: "s", edition: 0 });
    const page = reloaded({ "/v1/auth/refresh": ok(refreshed) }, { store });
    expect([await page.call(), page.calls, page.sent.length]).toEqual([200, ["Bearer A1"], 0]);
  });

  test("waits for its store before it asks the cookie", async () => {
    const kept = { accessToken: "A1", issuedAt: Date.UTC(2026, 0, 1), lifetime: 3600, signIn: "s", edition: 0 };
    const store = { ...memoryStore(), get: () => new Promise<typeof kept>((done) => void setImmediate(done, kept)) };
    const page = reloaded({ "/v1/auth/refresh": ok(refreshed) }, { store });
    expect([await page.call(), page.calls, page.sent.length]).toEqual([200, ["Bearer A1"], 0]);
  });

  test("can sign out at once: the server is told with a token that the cookie brings", async () => {
    const page = reloaded({ "/v1/auth/refresh": ok(refreshed) });
    expect((await page.session.signOut()).status).toBe(204);
    expect(page.sent.map(({ headers }) => headers["authorization"])).toEqual([undefined, "Bearer A2"]);
    expect([page.session.status, await page.call()]).toEqual(["signed-out", "SIGNED_OUT"]);
  });

  test("can sign in instead, and asks no cookie any more", async () => {
    const page = reloaded({ "/v1/auth/sign-in": ok(signedIn), "/v1/auth/refresh": ok(refreshed) });
    await page.session.signIn({});
    expect([await page.call(), page.calls, refreshes(page)]).toEqual([200, ["Bearer A1"], 0]);
  });
});

test("after a sign-out the cookie is not asked again, though the browser may still have it", async () => {
  const page = reloaded({ "/v1/auth/refresh": ok(refreshed) });
  await page.session.start({ accessToken: "A1" });
  await page.session.end();
  expect([await page.call(), page.sent.length]).toEqual(["SIGNED_OUT", 0]);
});

test("after a rejection the cookie is not asked again", async () => {
  const page = reloaded({ "/v1/auth/refresh": none });
  await page.session.start({ accessToken: "A1", expiresIn: 60 });
  page.pass(60);
  expect([await page.call(), await page.call(), refreshes(page)]).toEqual(["SESSION_ENDED", "SESSION_ENDED", 1]);
});

test("a wiring by refresh token asks nothing of a page that is loaded again", async () => {
  const { session, sent } = wired({ "/v1/auth/refresh": ok(refreshed) });
  await expect(session.accessToken()).rejects.toMatchObject({ code: "SIGNED_OUT" });
  expect([session.status, sent.length]).toEqual(["signed-out", 0]);
});
