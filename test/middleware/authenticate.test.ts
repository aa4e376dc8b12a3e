import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Middleware } from "../../src/middleware/call.ts";
import { RefreshRejectedError } from "../../src/errors.ts";
import type { BearerCredential } from "../../src/security/credential.ts";
import { createSession } from "../../src/session/session.ts";
import type { SessionOptions } from "../../src/session/session-options.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import type { Tokens } from "../../src/session/tokens.ts";
import { scriptedSession } from "../security/token-source.ts";
import { layersAlone, type ObservedClient, observedClient, sentHeaders } from "./observed-client.ts";

const secured = { security: [{ bearer: [] }] };

const refused = (headers: Record<string, string> = {}) => new Response("{}", { status: 401, headers });
const fine = () => Response.json({ fine: true });

/** Accepts this token only. */
const accepting = (token: string) => (request: Request) =>
  request.headers.get("authorization") === `Bearer ${token}` ? fine() : refused();

/** A session that is signed in with `old`, and whose refreshes bring `new-1`, `new-2`, … */
async function signedIn(options: SessionOptions = {}) {
  const refreshes: string[] = [];
  const session = createSession({
    refresh: async (token) => {
      refreshes.push(token);
      return { accessToken: `new-${refreshes.length}`, refreshToken: `r-${refreshes.length}` };
    },
    ...options,
  });
  await session.start({ accessToken: "old", refreshToken: "r-0" });
  return { session, refreshes };
}

test("sends nothing but the call itself to a public operation, and leaves its 401 to the caller", async () => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient(() => refused(), { auth: { bearer: session, key: "k" } });
  for (const operation of [{}, { security: [] }]) {
    expect(await observed.call(operation)).toMatchObject({ ok: false, status: 401 });
  }
  expect(sentHeaders(observed, "authorization")).toEqual([null, null]);
  expect(sentHeaders(observed, "x-api-key")).toEqual([null, null]);
  expect(refreshes).toEqual([]);
});

test("refreshes after a refusal and sends the call once more, with the new token", async () => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient(accepting("new-1"), { auth: { bearer: session } });
  expect(await observed.call(secured)).toMatchObject({ ok: true, data: { fine: true } });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer old", "Bearer new-1"]);
  expect(refreshes).toEqual(["r-0"]);
});

test.each([401, 403])("never sends a third request: the second %i is the caller's, with its body", async (status) => {
  const session = scriptedSession({ replace: () => Promise.resolve("token-2"), held: () => undefined });
  const answer = (_: Request, count: number) => Response.json({ count }, { status });
  const observed = observedClient(answer, { auth: { bearer: session } });
  expect(await observed.call(secured)).toMatchObject({ ok: false, status, error: { count: 2 } });
  expect(observed.requests).toHaveLength(2);
});

test("sends method, path, query, headers and body of the first request again", async () => {
  const { session } = await signedIn();
  const observed = observedClient(accepting("new-1"), { auth: { bearer: session }, headers: { "x-client": "c" } });
  await observed.call(
    { ...secured, method: "PATCH", path: "/feed/{id}", body: { "application/json": {} } },
    { params: { path: { id: "a/b" }, query: { q: ["1", "2"] } }, headers: { "x-own": "o" }, body: { text: "ü" } },
  );
  const [first, second] = await Promise.all(
    observed.requests.map(async (request) => ({
      line: `${request.method} ${request.url}`,
      headers: [...request.headers].filter(([name]) => name !== "authorization"),
      body: await request.text(),
    })),
  );
  expect(first?.line).toBe("PATCH https://api.test/feed/a%2Fb?q=1&q=2");
  expect(first?.headers).toEqual(
    expect.arrayContaining([
      ["x-client", "c"],
      ["x-own", "o"],
    ]),
  );
  expect(second).toEqual(first);
});

test("judges by the token that was sent: a late 401 for an old one brings no refresh", async () => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient(
    async (_, count) => {
      if (count === 1) await session.renew();
      return count === 1 ? refused() : fine();
    },
    { auth: { bearer: session } },
  );
  expect(await observed.call(secured)).toMatchObject({ ok: true });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer old", "Bearer new-1"]);
  expect(refreshes).toEqual(["r-0"]);
});

test.each([
  'Bearer realm="x", error="insufficient_scope", scope="admin"',
  'DPoP error="use_dpop_nonce", algs="ES256"',
  'Basic realm="a, b=\\"c", Bearer error=insufficient_scope',
])("refreshes for nothing that a refresh cannot mend: %s", async (challenge) => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient(() => refused({ "www-authenticate": challenge }), { auth: { bearer: session } });
  expect(await observed.call(secured)).toMatchObject({ ok: false, status: 401 });
  expect(observed.requests).toHaveLength(1);
  expect(refreshes).toEqual([]);
});

test("refreshes for no 403 to a token that another call has had accepted", async () => {
  let now = 0;
  const { session, refreshes } = await signedIn({ now: () => now });
  now = 3_600_000;
  const answer = (request: Request) => new Response("{}", { status: request.url.endsWith("/forbidden") ? 403 : 200 });
  const observed = observedClient(answer, { auth: { bearer: session } });
  await observed.call(secured);
  for (let count = 0; count < 100; count++) await observed.call({ ...secured, path: "/forbidden" });
  expect(observed.requests).toHaveLength(101);
  expect(refreshes).toEqual([]);
});

test("refreshes for no 403 to a token that is less than a minute old", async () => {
  let now = 0;
  const { session, refreshes } = await signedIn({ now: () => now });
  const observed = observedClient(() => new Response("{}", { status: 403 }), { auth: { bearer: session } });
  now = 59_999;
  expect(await observed.call(secured)).toMatchObject({ status: 403 });
  expect(refreshes).toEqual([]);
  now = 60_000;
  expect(await observed.call(secured)).toMatchObject({ status: 403 });
  expect(refreshes).toEqual(["r-0"]);
});

test("refreshes at most once for a hundred 403 to a token that nobody knows", async () => {
  let now = 0;
  const { session, refreshes } = await signedIn({ now: () => now });
  now = 3_600_000;
  const observed = observedClient(() => new Response("{}", { status: 403 }), { auth: { bearer: session } });
  for (let count = 0; count < 100; count++) await observed.call(secured);
  expect(refreshes).toEqual(["r-0"]);
  expect(observed.requests).toHaveLength(101);
});

test("tries again on the statuses that the application names, and on no other", async () => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient((_, count) => new Response(null, { status: count === 1 ? 419 : 401 }), {
    auth: { bearer: session },
    retryOn: [419],
  });
  expect(await observed.call(secured)).toMatchObject({ status: 401 });
  expect(await observed.call(secured)).toMatchObject({ status: 401 });
  expect(observed.requests).toHaveLength(3);
  expect(refreshes).toEqual(["r-0"]);
});

test("sends the caller's own header once, and leaves its 401 to the caller", async () => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient(() => refused(), { auth: { bearer: session } });
  const result = await observed.call(secured, { headers: { authorization: "Bearer mine" } });
  expect(result).toMatchObject({ status: 401 });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer mine"]);
  expect(refreshes).toEqual([]);
});

test("asks nobody again after a 401 to the caller's own header, not for the other half either", async () => {
  const { session, refreshes } = await signedIn();
  let keys = 0;
  const key = () => `key-${++keys}`;
  const observed = observedClient(() => refused(), { auth: { bearer: session, oauth: session, key } });
  const headers = { "x-api-key": "mine" };
  expect(await observed.call({ security: [{ bearer: [], key: [] }] }, { headers })).toMatchObject({ status: 401 });
  expect(
    await observed.call({ security: [{ oauth: [], key: [] }] }, { headers: { authorization: "mine" } }),
  ).toMatchObject({
    status: 401,
  });
  expect(observed.requests).toHaveLength(2);
  expect(keys).toBe(1);
  expect(refreshes).toEqual([]);
});

test("asks a function once per request, and once more after a refusal", async () => {
  let count = 0;
  const observed = observedClient(accepting("t-2"), { auth: { bearer: async () => `t-${++count}` } });
  expect(await observed.call(secured)).toMatchObject({ ok: true });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer t-1", "Bearer t-2"]);
  await observed.call(secured);
  expect(count).toBe(4);
});

test("lets the 401 stay, body and all, when the function gives the same again", async () => {
  let count = 0;
  const token: BearerCredential = () => {
    count++;
    return "same";
  };
  const observed = observedClient(() => Response.json({ why: "no" }, { status: 401 }), { auth: { bearer: token } });
  expect(await observed.call(secured)).toMatchObject({ status: 401, error: { why: "no" } });
  expect(count).toBe(2);
  expect(observed.requests).toHaveLength(1);
});

test("compares user name and password by value", async () => {
  const basic = () => ({ username: "u", password: "p" });
  const observed = observedClient(() => refused(), { auth: { basic } });
  expect(await observed.call({ security: [{ basic: [] }] })).toMatchObject({ status: 401 });
  expect(observed.requests).toHaveLength(1);
});

test("rejects with what a function throws, and sends nothing", async () => {
  const fault = new Error("the vault is closed");
  const observed = observedClient(fine, { auth: { bearer: () => Promise.reject(fault) } });
  await expect(observed.call(secured)).rejects.toBe(fault);
  expect(observed.requests).toEqual([]);
});

test("gives up the refused answer when the function throws the second time", async () => {
  let count = 0;
  const fault = new Error("the vault is closed");
  const bearer = () => (++count === 1 ? Promise.resolve("t") : Promise.reject(fault));
  let isCancelled = false;
  const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
  const observed = observedClient(() => new Response(body, { status: 401 }), { auth: { bearer } });
  await expect(observed.call(secured)).rejects.toBe(fault);
  expect(isCancelled).toBe(true);
});

test("refuses what is no credential before anything is sent", async () => {
  for (const value of [undefined, null, "", "a\nb", 7] as unknown[]) {
    const observed = observedClient(fine, { auth: { bearer: (() => value) as () => string } });
    await expect(observed.call(secured)).rejects.toMatchObject({ code: "INVALID_CREDENTIAL", scheme: "bearer" });
    expect(observed.requests).toEqual([]);
  }
});

test("refuses a second value that is none, and sends nothing more", async () => {
  const values = ["good", "bad\r\n"];
  const observed = observedClient(() => refused(), { auth: { bearer: () => values.shift() ?? "" } });
  await expect(observed.call(secured)).rejects.toMatchObject({ code: "INVALID_CREDENTIAL" });
  expect(observed.requests).toHaveLength(1);
});

test("sends all credentials of an alternative, and both anew after a refusal", async () => {
  const { session } = await signedIn();
  let keys = 0;
  const observed = observedClient((_, count) => (count === 1 ? refused() : fine()), {
    auth: { bearer: session, key: () => `key-${++keys}` },
  });
  await observed.call({ security: [{ bearer: [], key: [] }] });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer old", "Bearer new-1"]);
  expect(sentHeaders(observed, "x-api-key")).toEqual(["key-1", "key-2"]);
});

test("refuses two credentials for one place, of which a request could carry only one", async () => {
  const observed = observedClient(fine, { auth: { bearer: "t", basic: { username: "u", password: "p" } } });
  await expect(observed.call({ security: [{ bearer: [], basic: [] }] })).rejects.toMatchObject({
    code: "INVALID_CREDENTIAL",
    scheme: "basic",
    message: "The credential for basic has no place: header authorization is another scheme's already (GET /feed)",
  });
  expect(observed.requests).toEqual([]);
});

test("knows one header under two spellings for one place", async () => {
  const observed = observedClient(fine, { auth: { bearer: "t", tokenKey: "t" } });
  const call = observed.call({ security: [{ bearer: [], tokenKey: [] }] });
  await expect(call).rejects.toMatchObject({ code: "INVALID_CREDENTIAL", scheme: "tokenKey" });
});

test("sends one and the same token of two schemes once", async () => {
  const observed = observedClient(fine, { auth: { bearer: "t", oauth: () => "t" } });
  await observed.call({ security: [{ bearer: [], oauth: [] }] });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer t"]);
});

test("refreshes both of two sessions, for one second request", async () => {
  const [one, two] = [await signedIn(), await signedIn()];
  const observed = observedClient((_, count) => (count === 1 ? refused() : fine()), {
    auth: { oauth: one.session, key: two.session as never },
  });
  await observed.call({ security: [{ oauth: [], key: [] }] });
  expect([one.refreshes, two.refreshes]).toEqual([["r-0"], ["r-0"]]);
  expect(sentHeaders(observed, "x-api-key")).toEqual(["old", "new-1"]);
});

test("throws the error of a refresh that fails, with the operation and the status, and nothing more is sent", async () => {
  const { session } = await signedIn({ refresh: () => Promise.reject(new Error("down")) });
  const observed = observedClient(() => refused(), { auth: { bearer: session, key: "k" } });
  await expect(observed.call({ security: [{ bearer: [] }, { key: [] }, {}] })).rejects.toMatchObject({
    code: "REFRESH_FAILED",
    status: 401,
    method: "GET",
    path: "/feed",
  });
  expect(observed.requests).toHaveLength(1);
});

test("throws that the session has ended, with the operation, when its refresh token is dead", async () => {
  const { session } = await signedIn({ refresh: () => Promise.reject(new RefreshRejectedError()) });
  const observed = observedClient(() => refused(), { auth: { bearer: session } });
  await expect(observed.call(secured)).rejects.toMatchObject({ code: "SESSION_ENDED", path: "/feed" });
  await expect(observed.call({ ...secured, path: "/other" })).rejects.toMatchObject({ path: "/other" });
  expect(observed.requests).toHaveLength(1);
});

test("gives up the refused answer before the refresh is over", async () => {
  let isCancelled = false;
  let begin = (): void => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const refresh = () => {
    begin();
    return new Promise<never>(() => undefined);
  };
  const { session } = await signedIn({ refresh });
  const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
  const observed = observedClient(() => new Response(body, { status: 401 }), { auth: { bearer: session } });
  const controller = new AbortController();
  const outcome = observed.call(secured, { signal: controller.signal }).catch((error: unknown) => error);
  await begun;
  expect(isCancelled).toBe(true);
  controller.abort("enough");
  expect(await outcome).toBe("enough");
});

test("refreshes no more for a minute when the new token is refused at once", async () => {
  let now = 0;
  const { session, refreshes } = await signedIn({ now: () => now });
  const observed = observedClient(() => refused(), { auth: { bearer: session } });
  await observed.call(secured);
  expect(observed.requests).toHaveLength(2);
  now = 59_999;
  await observed.call(secured);
  expect(observed.requests).toHaveLength(3);
  expect(refreshes).toEqual(["r-0"]);
  now = 60_000;
  await observed.call(secured);
  expect(refreshes).toEqual(["r-0", "r-1"]);
});

test.each([404, 304, 500])(
  "renews a new token whose first answer was a %i, when it is refused later",
  async (status) => {
    const { session, refreshes } = await signedIn();
    await session.renew();
    const observed = observedClient(
      (request, count) => (count === 1 ? new Response(null, { status }) : accepting("new-2")(request)),
      { auth: { bearer: session } },
    );
    expect(await observed.call(secured)).toMatchObject({ status });
    expect(await observed.call(secured)).toMatchObject({ ok: true });
    expect(refreshes).toEqual(["r-0", "r-1"]);
  },
);

test("holds a refusal against the token that was really sent", async () => {
  const { session, refreshes } = await signedIn();
  let isFirst = true;
  const observed = observedClient(accepting("new-2"), {
    auth: { bearer: session },
    online: async () => {
      if (isFirst) session["~credential"].judge(await session.renew(), "accepted");
      isFirst = false;
      return true;
    },
  });
  expect(await observed.call(secured)).toMatchObject({ ok: true });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer new-1", "Bearer new-2"]);
  expect(refreshes).toEqual(["r-0", "r-1"]);
});

test("asks nobody for a call that is aborted already", async () => {
  let isAsked = false;
  const bearer = () => {
    isAsked = true;
    return "t";
  };
  const send = layersAlone(fine, { auth: { bearer } });
  const operation = { method: "GET", path: "/feed", ...secured };
  await expect(send({ operation, signal: AbortSignal.abort("early") })).rejects.toBe("early");
  expect(isAsked).toBe(false);
});

test.each<[string, () => Promise<BearerCredential>]>([
  ["a session", async () => (await signedIn()).session],
  [
    "a function",
    async () => {
      let count = 0;
      return () => `token-${++count}`;
    },
  ],
])("cancels the body of the answer that it discards: %s", async (_, credential) => {
  let isCancelled = false;
  const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
  const observed = observedClient((_, count) => (count === 1 ? new Response(body, { status: 401 }) : fine()), {
    auth: { bearer: await credential() },
  });
  expect(await observed.call(secured)).toMatchObject({ ok: true });
  expect(isCancelled).toBe(true);
});

test("takes another origin's 401 for the caller's: the credential never went there", async () => {
  const { session, refreshes } = await signedIn();
  const elsewhere = Object.defineProperty(refused(), "url", { value: "https://elsewhere.test/" });
  const observed = observedClient(() => elsewhere, { auth: { bearer: session } });
  expect(await observed.call(secured)).toMatchObject({ status: 401 });
  expect(refreshes).toEqual([]);
});

test("holds no other origin's answer to the second request against the new token", async () => {
  const judged: [string, string][] = [];
  let token = "token-1";
  const session = scriptedSession({
    current: () => token,
    held: () => token,
    replace: async () => (token = "token-2"),
    judge: (token, verdict) => void judged.push([token, verdict]),
  });
  for (const status of [401, 200]) {
    const elsewhere = () =>
      Object.defineProperty(new Response("{}", { status }), "url", { value: "https://elsewhere.test/" });
    const observed = observedClient((_, count) => (count === 1 ? refused() : elsewhere()), {
      auth: { bearer: session },
    });
    await observed.call(secured);
  }
  expect(judged).toEqual([
    ["token-1", "refused"],
    ["token-2", "refused"],
  ]);
});

test("keeps the 401 of a stream, and renews the token for the next call", async () => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient(accepting("new-1"), { auth: { bearer: session } });
  const body = new Blob(["once"]).stream();
  const upload = { ...secured, method: "POST", body: { "application/octet-stream": {} } };
  expect(await observed.call(upload, { body })).toMatchObject({ status: 401 });
  expect(await observed.call(secured)).toMatchObject({ ok: true });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer old", "Bearer new-1"]);
  expect(refreshes).toEqual(["r-0"]);
});

test("keeps the 401 of a stream when the refresh fails as well, and leaves no rejection unhandled", async () => {
  const unhandled: unknown[] = [];
  const listener = (error: unknown) => void unhandled.push(error);
  process.on("unhandledRejection", listener);
  const { session } = await signedIn({ refresh: () => Promise.reject(new Error("503")) });
  const observed = observedClient(() => refused(), { auth: { bearer: session } });
  const upload = { ...secured, method: "POST", body: { "application/octet-stream": {} } };
  expect(await observed.call(upload, { body: new Blob(["once"]).stream() })).toMatchObject({ status: 401 });
  await new Promise((resolve) => setImmediate(resolve));
  process.off("unhandledRejection", listener);
  expect(unhandled).toEqual([]);
});

test("sends the newest token, even if it came while the call was held up", async () => {
  const { session, refreshes } = await signedIn();
  const observed = observedClient(fine, {
    auth: { bearer: session },
    online: async () => {
      await session.renew();
      return true;
    },
  });
  await observed.call(secured);
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer new-1"]);
  expect(refreshes).toEqual(["r-0"]);
});

test("sends the newest token, even if it came while the body was made", async () => {
  const { session } = await signedIn();
  const observed = observedClient(fine, { auth: { bearer: session } });
  const body = async () => {
    await session.renew();
    return "the text";
  };
  await observed.client.fetch("/feed", { ...secured, method: "POST", body } as never);
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer new-1"]);
});

test("sends nothing for a call that was made before the sign-out, even if somebody signs in again", async () => {
  const { session } = await signedIn();
  const observed = observedClient(fine, {
    auth: { bearer: session },
    online: async () => {
      await session.end();
      await session.start({ accessToken: "somebody else's" });
      return true;
    },
  });
  await expect(observed.call(secured)).rejects.toMatchObject({ code: "SIGNED_OUT", path: "/feed" });
  expect(observed.requests).toEqual([]);
});

test("sends nothing for a call that was made before the sign-out, while the store was still being read", async () => {
  let answer = (): void => undefined;
  const store = {
    ...memoryStore(),
    get: () => new Promise<undefined>((resolve) => (answer = () => resolve(undefined))),
  };
  const session = createSession({ store });
  const observed = observedClient(fine, { auth: { bearer: session } });
  const call = observed.call(secured);
  await session.end();
  await session.start({ accessToken: "somebody else's" });
  answer();
  await expect(call).rejects.toMatchObject({ code: "SIGNED_OUT" });
  expect(observed.requests).toEqual([]);
});

test("waits for a store to be read, and sends what it holds", async () => {
  const kept = { accessToken: "kept", issuedAt: Date.now(), signIn: "s", edition: 0 };
  const session = createSession({ store: { ...memoryStore(), get: () => Promise.resolve(kept) } });
  const observed = observedClient(fine, { auth: { bearer: session } });
  await observed.call({ security: [{}, { bearer: [] }] });
  expect(sentHeaders(observed, "authorization")).toEqual(["Bearer kept"]);
});

test("shows middleware no credential, runs it once, and gives it the final answer", async () => {
  const { session } = await signedIn();
  const seen: unknown[] = [];
  const watch: Middleware = async (call, next) => {
    const answer = await next(call);
    seen.push([call.url, [...call.headers].join(), answer.status, answer.url]);
    return answer;
  };
  const answer = (request: Request, count: number) =>
    Object.defineProperty(count === 1 ? refused() : fine(), "url", { value: request.url, configurable: true });
  const observed = observedClient(answer, {
    auth: { bearer: session, key: "s3cr3t", queryKey: "s3cr3t", cookieKey: "s3cr3t" },
    middleware: [watch],
  });
  await observed.call(
    { security: [{ bearer: [], key: [], queryKey: [], cookieKey: [] }] },
    { params: { query: { a: "1" } } },
  );
  expect(observed.requests.map(({ url }) => url)).toEqual(Array(2).fill("https://api.test/feed?a=1&api_key=s3cr3t"));
  expect(seen).toEqual([["https://api.test/feed?a=1", "", 200, "https://api.test/feed?a=1"]]);
});

test("lets middleware change what is sent, and never where a credential may go", async () => {
  const observed = observedClient(fine, {
    auth: { bearer: "t" },
    middleware: [(call, next) => next({ ...call, url: "https://evil.test/feed" })],
  });
  await expect(observed.call(secured)).rejects.toMatchObject({ code: "INSECURE_TRANSPORT" });
  expect(observed.requests).toEqual([]);
});

test("shares one refresh among a thousand calls", async () => {
  const { session, refreshes } = await signedIn();
  const observed: ObservedClient = observedClient(accepting("new-1"), { auth: { bearer: session } });
  const results = await Promise.all(Array.from({ length: 1000 }, () => observed.call(secured)));
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(refreshes).toEqual(["r-0"]);
  expect(observed.requests).toHaveLength(2000);
});

test("never retries what the server has not refused", async () => {
  const { session, refreshes } = await signedIn();
  for (const status of [400, 404, 407, 429, 500, 503]) {
    const observed = observedClient(() => new Response("{}", { status }), { auth: { bearer: session } });
    expect(await observed.call(secured)).toMatchObject({ status });
    expect(observed.requests).toHaveLength(1);
  }
  expect(refreshes).toEqual([]);
});

test("takes no other answer than a success for a token that is accepted", async () => {
  let now = 0;
  const { session, refreshes } = await signedIn({ now: () => now });
  now = 3_600_000;
  const answer = (request: Request) => new Response("{}", { status: request.url.endsWith("/forbidden") ? 403 : 404 });
  const observed = observedClient(answer, { auth: { bearer: session } });
  await observed.call(secured);
  await observed.call({ ...secured, path: "/forbidden" });
  expect(refreshes).toEqual(["r-0"]);
});

test("refuses a token of a refresh that no header can carry, keeps the one that it has, and shows nothing of it", async () => {
  const refresh = async (): Promise<Tokens> => ({ accessToken: "s3cr3t\r\nx-evil: 1" });
  const { session } = await signedIn({ refresh });
  const observed = observedClient(() => refused(), { auth: { bearer: session } });
  const error: unknown = await observed.call(secured).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "REFRESH_FAILED" });
  expect(String(error)).not.toContain("s3cr3t");
});

/** What could be asked: a session whose token is over, and a function. */
async function spent() {
  let now = 0;
  const asked: string[] = [];
  const refresh = async (token: string): Promise<Tokens> => {
    asked.push(token);
    return { accessToken: "A2" };
  };
  const session = createSession({ now: () => now, refresh });
  await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 300 });
  now += 600_000;
  const key = async () => {
    asked.push("key");
    return "k";
  };
  return { asked, session, auth: { bearer: session, key } };
}

describe("a call that cannot go asks for no credential", () => {
  const both = { security: [{ bearer: [], key: [] }] };

  test.each([
    ["false", () => false],
    ["false, later", async () => false],
  ])("without a network: %s", async (_, online) => {
    const { asked, session, auth } = await spent();
    const observed = observedClient(fine, { auth, online });
    await expect(observed.call(both)).rejects.toMatchObject({ code: "OFFLINE", phase: "first" });
    expect([asked, observed.requests, session.status]).toEqual([[], [], "active"]);
  });

  test("even in the background", async () => {
    let now = 0;
    const asked: string[] = [];
    const session = createSession({
      now: () => now,
      refresh: async (token) => (asked.push(token), { accessToken: "A2" }),
    });
    await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 1000 });
    now += 900_000;
    const observed = observedClient(fine, { auth: { bearer: session }, online: () => false });
    await expect(observed.call(secured)).rejects.toMatchObject({ code: "OFFLINE" });
    await Promise.resolve();
    expect(asked).toEqual([]);
  });

  test("over plain HTTP", async () => {
    const { asked, auth } = await spent();
    const observed = observedClient(fine, { auth, baseUrl: "http://api.test" });
    await expect(observed.call(both)).rejects.toMatchObject({ code: "INSECURE_TRANSPORT" });
    expect([asked, observed.requests]).toEqual([[], []]);
  });

  test("to another origin", async () => {
    const { asked, auth } = await spent();
    const elsewhere: Middleware = (call, next) => next({ ...call, url: "https://other.test/feed" });
    const observed = observedClient(fine, { auth, middleware: [elsewhere] });
    await expect(observed.call(both)).rejects.toMatchObject({ code: "INSECURE_TRANSPORT" });
    expect([asked, observed.requests]).toEqual([[], []]);
  });

  test("the network is looked for once a request", async () => {
    let looks = 0;
    const observed = observedClient(fine, { auth: { bearer: () => "t" }, online: () => ++looks > 0 });
    await observed.call(secured);
    await observed.call({});
    expect(looks).toBe(2);
  });
});

/** A session that lacks the scope `write`. */
async function needy() {
  const session = createSession({ checkScopes: true });
  await session.start({ accessToken: "A1", scope: "read" });
  return session;
}

describe("nothing that was begun for a call is left unobserved", () => {
  const unhandled: unknown[] = [];
  const note = (error: unknown) => void unhandled.push(error);
  beforeEach(() => void process.on("unhandledRejection", note));
  afterEach(() => void process.off("unhandledRejection", note));
  const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

  test("nobody is asked beside a session that lacks a scope", async () => {
    let asked = 0;
    const key = async (): Promise<string> => {
      asked++;
      throw new Error("the vault is down");
    };
    const observed = observedClient(fine, { auth: { key, oauth: await needy() } });
    const call = observed.call({ security: [{ key: [], oauth: ["write"] }] });
    await expect(call).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", missing: ["write"] });
    await nextTurn();
    expect([asked, unhandled]).toEqual([0, []]);
  });

  test("a refresh that fails beside a refresh that brings too few scopes", async () => {
    let now = 0;
    const failing = createSession({ now: () => now, refresh: () => Promise.reject(new Error("down")) });
    const refresh = async (): Promise<Tokens> => ({ accessToken: "A2", scope: "read" });
    const narrowed = createSession({ now: () => now, refresh, checkScopes: true });
    for (const session of [failing, narrowed])
      await session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 300, scope: "write" });
    now += 600_000;
    const observed = observedClient(fine, { auth: { bearer: failing, oauth: narrowed } });
    await expect(observed.call({ security: [{ bearer: [], oauth: ["write"] }] })).rejects.toThrow();
    await nextTurn();
    expect(unhandled).toEqual([]);
  });

  test("functions that fail together, and one beside a refusal", async () => {
    const down = () => Promise.reject(new Error("the vault is down"));
    const observed = observedClient(() => refused(), { auth: { bearer: down, key: down } });
    await expect(observed.call({ security: [{ bearer: [], key: [] }] })).rejects.toThrow("the vault is down");
    let count = 0;
    const once = async () => (count++ === 0 ? "t" : down());
    const twice = observedClient(() => refused(), { auth: { bearer: once, key: once } });
    await expect(twice.call({ security: [{ bearer: [], key: [] }] })).rejects.toThrow();
    await nextTurn();
    expect(unhandled).toEqual([]);
  });
});
