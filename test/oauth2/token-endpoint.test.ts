import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
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
  const ask = oauth2Refresh({ tokenEndpoint: endpoint, clientId: "app", fetch, ...options });
  const outcome = ask("R1", { signal: new AbortController().signal }).catch((error: unknown) => error);
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

  test.each([400, 401, 403])("%d with invalid_grant is death", async (status) => {
    expect(await refresh(() => json({ error: "invalid_grant" }, { status })).outcome).toBeInstanceOf(
      RefreshRejectedError,
    );
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
    ["tokens without a type", () => json({ access_token: "A2" })],
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
  const ask = oauth2Refresh({ tokenEndpoint: endpoint, clientId: "app", fetch });
  const outcome = ask("R1", { signal: controller.signal }).catch((error: unknown) => error);
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
    const ask = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    const { signal } = new AbortController();
    await ask("R1", { signal });
    await ask("R2", { signal });
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
    const ask = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    const { signal } = new AbortController();
    await expect(ask("R1", { signal })).rejects.toBeInstanceOf(RefreshFailedError);
    isMended = true;
    expect(await ask("R1", { signal })).toMatchObject({ accessToken: "A2" });
  });

  test("that sends the token over plain HTTP is refused", async () => {
    const fetch = async () => json({ ...metadata, token_endpoint: "http://id.example/token" });
    const ask = oauth2Refresh({ issuer: "https://id.example", clientId: "app", fetch });
    await expect(ask("R1", { signal: new AbortController().signal })).rejects.toBeInstanceOf(InsecureTransportError);
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
