import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { ConnectionError, InsecureTransportError, RefreshFailedError, RefreshRejectedError } from "../../src/errors.ts";
import { oauth2Refresh } from "../../src/oauth2/oauth2-refresh.ts";

const endpoint = "https://id.example/token";
const good = { access_token: "A2", refresh_token: "R2", token_type: "Bearer", expires_in: 60, scope: "read" };

function json(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), { headers: { "content-type": "application/json" }, ...init });
}

/** Bytes for as long as somebody reads. */
function endless(): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunk = new Uint8Array(2 ** 16).fill(0x20);
  return new ReadableStream({ pull: (controller) => controller.enqueue(chunk) });
}

/** Refreshes against one answer. */
function refresh(answer: () => Response | Promise<Response>, options: object = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return answer();
  };
  const requestTokens = oauth2Refresh({ tokenEndpoint: endpoint, clientId: "app", fetch, ...options });
  const outcome = requestTokens("R1", { signal: new AbortController().signal }).catch((error: unknown) => error);
  return { requests, outcome };
}

describe("an answer", () => {
  test("with tokens is what the session keeps", async () => {
    const { outcome, requests } = refresh(() => json(good));
    expect(await outcome).toEqual({ accessToken: "A2", refreshToken: "R2", expiresIn: 60, scope: "read" });
    const [request] = requests;
    expect([request?.method, request?.redirect, await request?.text()]).toEqual([
      "POST",
      "manual",
      "refresh_token=R1&grant_type=refresh_token&client_id=app",
    ]);
  });

  test("with an ID token that cannot be checked does not lose the tokens beside it", async () => {
    const { outcome } = refresh(() => json({ ...good, id_token: "e30.e30.x" }));
    expect(await outcome).toMatchObject({ accessToken: "A2" });
  });

  test.each<[string, object]>([
    ["null for a refresh token", { refresh_token: null }],
    ["an empty refresh token", { refresh_token: "" }],
    ["null for a lifetime", { expires_in: null }],
    ["an empty lifetime", { expires_in: "" }],
    ["a lifetime that is over", { expires_in: -1 }],
    ["no scope", { scope: null }],
    ["no type", { token_type: undefined }],
    ["null for a type", { token_type: null }],
    ["a type in capitals", { token_type: "BEARER" }],
  ])("with %s is kept for its token", async (_, odd) => {
    expect(await refresh(() => json({ ...good, ...odd })).outcome).toMatchObject({ accessToken: "A2" });
  });

  test.each<[unknown, number | undefined]>([
    ["3600", 3600],
    [3600.5, 3600.5],
    [0, undefined],
    [true, undefined],
    [[60], undefined],
    ["soon", undefined],
    [1_767_225_600, undefined],
  ])("with the lifetime %j lives %j seconds", async (expiresIn, seconds) => {
    expect(await refresh(() => json({ ...good, expires_in: expiresIn })).outcome).toMatchObject({
      expiresIn: seconds,
    });
  });

  test.each<[unknown, string | undefined]>([
    [["chat:read", "chat:edit"], "chat:read chat:edit"],
    ["repo,gist", "repo gist"],
    ["repo, gist", "repo gist"],
    ["", undefined],
  ])("with the scope %j has %j", async (scope, granted) => {
    expect(await refresh(() => json({ ...good, scope })).outcome).toMatchObject({ scope: granted });
  });

  test.each<[string, () => Response]>([
    ["201", () => json(good, { status: 201 })],
    ["text", () => new Response(JSON.stringify(good), { headers: { "content-type": "text/plain;charset=utf-8" } })],
    ["HTML", () => new Response(JSON.stringify(good), { headers: { "content-type": "text/html" } })],
    [
      "a form",
      () => new Response(new URLSearchParams({ access_token: "A2", refresh_token: "R2", token_type: "bearer" })),
    ],
  ])("with tokens as %s is kept", async (_, answer) => {
    expect(await refresh(answer).outcome).toMatchObject({ accessToken: "A2", refreshToken: "R2" });
  });

  test.each(["DPoP", "mac", "N_A"])("with a token of the type %s is refused: a bearer it is not", async (type) => {
    const error = await refresh(() => json({ ...good, token_type: type })).outcome;
    expect(error).toBeInstanceOf(RefreshFailedError);
    expect(String(error)).toContain(`the type ${type}, which cannot be sent as a bearer token`);
  });

  test.each<[string, () => Response]>([
    ["400", () => json({ error: "invalid_grant" }, { status: 400 })],
    ["401", () => json({ error: "invalid_grant" }, { status: 401 })],
    ["403", () => json({ error: "invalid_grant" }, { status: 403 })],
    ["200", () => json({ error: "invalid_grant" })],
    ["500", () => json({ error: "invalid_grant" }, { status: 500 })],
    [
      "400 as text",
      () => new Response('{"error":"invalid_grant"}', { status: 400, headers: { "content-type": "text/plain" } }),
    ],
    ["400 as a form", () => new Response(new URLSearchParams({ error: "invalid_grant" }), { status: 400 })],
    ["200 in GitHub's words", () => json({ error: "bad_refresh_token", error_description: "It is spent" })],
    ["400 in words of its own", () => json({ message: "unknown token" }, { status: 400 })],
  ])("that calls the refresh token dead (%s) is death", async (_, answer) => {
    expect(await refresh(answer).outcome).toBeInstanceOf(RefreshRejectedError);
  });

  test("with invalid_grant beside a challenge is death all the same", async () => {
    const headers = { "content-type": "application/json", "www-authenticate": 'Basic realm="id"' };
    expect(await refresh(() => json({ error: "invalid_grant" }, { status: 401, headers })).outcome).toBeInstanceOf(
      RefreshRejectedError,
    );
  });

  test.each<[string, () => Response]>([
    ["another OAuth error", () => json({ error: "invalid_client" }, { status: 401 })],
    ["429", () => json({ error: "slow_down" }, { status: 429 })],
    ["503", () => new Response("busy", { status: 503 })],
    ["a page of a gateway", () => new Response("<html>", { headers: { "content-type": "text/html" } })],
    ["a redirect", () => new Response(undefined, { status: 302, headers: { location: "https://portal.example" } })],
    ["nothing at all, and says so", () => new Response(undefined, { status: 205 })],
    ["null", () => json(null)],
    ["a token that is none", () => json({ ...good, access_token: 7 })],
    ["an error under 200", () => json({ error: "temporarily_unavailable" })],
    ["an error that is no OAuth word", () => json({ error: "A2 ".repeat(30) }, { status: 503 })],
    ["JSON in pieces", () => new Response("{", { headers: { "content-type": "application/json" } })],
    ["nothing", () => new Response(undefined, { status: 204 })],
    ["what has no end", () => new Response(endless())],
  ])("of %s is a passing fault", async (_, answer) => {
    const error = await refresh(answer).outcome;
    expect(error).toBeInstanceOf(RefreshFailedError);
    expect(inspect(error, { depth: 9 })).not.toMatch(/A2|R1|R2/);
  });

  test("obeys Retry-After", async () => {
    const headers = { "retry-after": "7" };
    expect(await refresh(() => new Response("busy", { status: 503, headers })).outcome).toMatchObject({
      retryAfter: 7000,
    });
  });

  test("holds a date against its own, and else against the session's clock", async () => {
    const busy = (headers: Record<string, string>) => async () => new Response("busy", { status: 503, headers });
    const after = "Thu, 01 Jan 2026 00:01:00 GMT";
    const retryAfterOf = (headers: Record<string, string>) => {
      const requestTokens = oauth2Refresh({ tokenEndpoint: endpoint, clientId: "app", fetch: busy(headers) });
      const options = { signal: new AbortController().signal, now: () => Date.UTC(2026, 0, 1) };
      return requestTokens("R1", options).catch((error: unknown) => error);
    };
    expect(await retryAfterOf({ "retry-after": after })).toMatchObject({ retryAfter: 60_000 });
    const date = "Thu, 01 Jan 2026 00:00:50 GMT";
    expect(await retryAfterOf({ "retry-after": after, date })).toMatchObject({ retryAfter: 10_000 });
  });

  test("that never comes, or breaks off, is a lost one", async () => {
    const failing = () => {
      throw new TypeError("fetch failed");
    };
    const broken = new ReadableStream({ pull: (controller) => controller.error(new TypeError("terminated")) });
    expect(await refresh(failing).outcome).toBeInstanceOf(ConnectionError);
    expect(await refresh(() => new Response(broken)).outcome).toBeInstanceOf(ConnectionError);
  });
});

test("an abort is told with its own reason", async () => {
  const controller = new AbortController();
  const fetch = ({ signal }: Request) => {
    controller.abort("enough");
    return signal.aborted ? Promise.reject(signal.reason) : Promise.reject(new Error("The signal was not passed on"));
  };
  const requestTokens = oauth2Refresh({ tokenEndpoint: endpoint, clientId: "app", fetch });
  const outcome = requestTokens("R1", { signal: controller.signal }).catch((error: unknown) => error);
  expect(await outcome).toBe("enough");
});

describe("metadata", () => {
  const metadata = { issuer: "https://id.example", token_endpoint: "https://id.example/other/token" };

  test("is read once, from either well-known place", async () => {
    const seen: string[] = [];
    const fetch = async ({ url }: Request) => {
      seen.push(new URL(url).pathname);
      if (url.includes("openid-configuration")) return json({}, { status: 404 });
      return json(url.includes("well-known") ? metadata : good);
    };
    const requestTokens = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    const { signal } = new AbortController();
    await requestTokens("R1", { signal });
    await requestTokens("R2", { signal });
    expect(seen).toEqual([
      "/.well-known/openid-configuration",
      "/.well-known/oauth-authorization-server",
      "/other/token",
      "/other/token",
    ]);
  });

  test.each<[string, () => Response]>([
    [
      "that cannot be reached",
      () => {
        throw new TypeError("fetch failed");
      },
    ],
    ["of another issuer", () => json({ ...metadata, issuer: "https://evil.example" })],
    ["without an end", () => new Response(endless(), { headers: { "content-type": "application/json" } })],
    ["without a token endpoint", () => json({ issuer: "https://id.example" })],
  ])("%s is a passing fault, with nothing presented, and read again the next time", async (_, answer) => {
    let isMended = false;
    const fetch = async ({ url }: Request) =>
      isMended ? json(url.includes("well-known") ? metadata : good) : answer();
    const requestTokens = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    const { signal } = new AbortController();
    await expect(requestTokens("R1", { signal })).rejects.toBeInstanceOf(RefreshFailedError);
    isMended = true;
    expect(await requestTokens("R1", { signal })).toMatchObject({ accessToken: "A2" });
  });

  test("of another issuer says so, and which one it names", async () => {
    const fetch = async () => json({ ...metadata, issuer: "https://id.example/realms/a" });
    const requestTokens = oauth2Refresh({ issuer: "https://id.example/realms/a/", clientId: "app", fetch });
    const { signal } = new AbortController();
    await expect(requestTokens("R1", { signal })).rejects.toMatchObject({
      message: expect.stringContaining('names the issuer "https://id.example/realms/a"') as string,
      cause: { code: "OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED" },
    });
  });

  test("that a server refuses says with which status, and obeys Retry-After", async () => {
    const fetch = async () => json({}, { status: 503, headers: { "retry-after": "9" } });
    const requestTokens = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    const { signal } = new AbortController();
    await expect(requestTokens("R1", { signal })).rejects.toMatchObject({
      message: expect.stringContaining("503") as string,
      retryAfter: 9000,
    });
  });

  test("that does not come costs one time limit, and is asked for anew the next time", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const signals: AbortSignal[] = [];
    const fetch = ({ url, signal }: Request) => {
      if (!url.includes("well-known")) return Promise.resolve(json(good));
      signals.push(signal);
      return signals.length === 1 ? new Promise<Response>(() => undefined) : Promise.resolve(json(metadata));
    };
    const requestTokens = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    const { signal } = new AbortController();
    const first = requestTokens("R1", { signal, timeout: 300 }).catch((error: unknown) => error);
    await vi.advanceTimersByTimeAsync(299);
    expect(signals[0]?.aborted).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(await first).toBeInstanceOf(RefreshFailedError);
    expect(signals[0]?.aborted).toBe(true);
    expect(await requestTokens("R1", { signal, timeout: 300 })).toMatchObject({ accessToken: "A2" });
  });

  test("that does not come holds nobody whose own signal fires", async () => {
    const fetch = () => new Promise<Response>(() => undefined);
    const requestTokens = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    const controller = new AbortController();
    const outcome = requestTokens("R1", { signal: controller.signal }).catch((error: unknown) => error);
    controller.abort("enough");
    expect(await outcome).toBe("enough");
  });

  test("that sends the token over plain HTTP is refused", async () => {
    const fetch = async () => json({ ...metadata, token_endpoint: "http://id.example/token" });
    const requestTokens = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    await expect(requestTokens("R1", { signal: new AbortController().signal })).rejects.toBeInstanceOf(
      InsecureTransportError,
    );
  });
});

test("plain HTTP to another machine is refused unless it is allowed", async () => {
  const insecure = { tokenEndpoint: "http://id.example/token" };
  expect(await refresh(() => json(good), insecure).outcome).toBeInstanceOf(InsecureTransportError);
  expect(await refresh(() => json(good), { ...insecure, allowInsecure: true }).outcome).toMatchObject({
    accessToken: "A2",
  });
});

test("a confidential client shows its secret in the header, or in the body if it says so", async () => {
  const confidential = { clientSecret: "s3cret" };
  const basic = refresh(() => json(good), confidential);
  await basic.outcome;
  expect(basic.requests[0]?.headers.get("authorization")).toBe(`Basic ${btoa("app:s3cret")}`);
  const post = refresh(() => json(good), { ...confidential, authentication: "client_secret_post" });
  await post.outcome;
  expect(await post.requests[0]?.text()).toContain("client_secret=s3cret");
});
