import { plainBodies } from "../../src/request/body.ts";
import { plainStyles } from "../../src/request/plain-styles.ts";
import type { IncomingHttpHeaders } from "node:http";
import { expect, test } from "vitest";
import type { CallRequest } from "../../src/client/call-parts.ts";
import type { ClientOptions } from "../../src/client/client-core.ts";
import { createClientOf } from "../../src/client/create-client.ts";
import { endpointOf } from "../../src/client/define-endpoint.ts";
import { createSession } from "../../src/session/session.ts";
import { schemes } from "./observed-client.ts";
import { recordingServer, type RecordingServer, reply, type Seen } from "./recording-server.ts";

const auth = { bearer: "t0ken-value", key: "header-key", queryKey: "query/key+1", cookieKey: "cookie-key" };
const everything = [{ bearer: [], key: [], queryKey: [], cookieKey: [] }];

/** One call, as everything that a client can carry. */
function call(
  { origin }: RecordingServer,
  {
    method = "GET",
    security = everything,
    ...request
  }: CallRequest & { method?: string; security?: typeof everything | object[] } = {},
  options: ClientOptions = {},
) {
  const client = createClientOf({ servers: [], schemes }, { baseUrl: origin, auth, ...options });
  const operation = {
    method,
    path: "/start",
    security: security as typeof everything,
    body: { "application/json": {} },
    bodies: plainBodies,
    styles: plainStyles,
  };
  return endpointOf(operation)(client, request);
}

/** What of our credentials a request carries. */
function carried({ headers, url }: Seen): (string | undefined)[] {
  return [
    headers.authorization,
    one(headers, "x-api-key"),
    headers.cookie,
    new URL(url, "http://x").searchParams.getAll("api_key").join(" and ") || undefined,
  ];
}

const one = (headers: IncomingHttpHeaders, name: string) => headers[name]?.toString();
const all = ["Bearer t0ken-value", "header-key", "sid=cookie-key", "query/key+1"];
const none = [undefined, undefined, undefined, undefined];

/** A server whose `/start` leads to an address, and all whose other paths answer. */
function leadingTo(location: () => string, status = 302): Promise<RecordingServer> {
  return recordingServer((request, response) => {
    if (request.url.startsWith("/start")) response.writeHead(status, { location: location() }).end("moved");
    else reply(response, 200, { at: request.url });
  });
}

const answering = () => recordingServer((request, response) => reply(response, 200, { at: request.url }));

test.each(["/end", "end?x=1", "./a/../end", "/end#fragment"])(
  "follows a redirect inside the origin with all credentials: %s",
  async (location) => {
    const server = await leadingTo(() => location);
    expect(await call(server)).toMatchObject({ ok: true });
    expect(server.seen.map(carried)).toEqual([all, all]);
  },
);

test.each([301, 302, 303, 307, 308])("gives another origin nothing that we added: %i", async (status) => {
  const other = await answering();
  const server = await leadingTo(() => `${other.origin}/end`, status);
  expect(await call(server, { headers: { "x-own": "mine" } })).toMatchObject({ ok: true, data: { at: "/end" } });
  expect(server.seen.map(carried)).toEqual([all]);
  expect(other.seen.map(carried)).toEqual([none]);
  expect(other.seen[0]?.headers["x-own"]).toBe("mine");
});

test.each([
  ["a bearer token alone, which the platform takes off", [{ bearer: [] }]],
  ["a key in a header", [{ key: [] }]],
  ["a key in the query", [{ queryKey: [] }]],
  ["a cookie", [{ cookieKey: [] }]],
])("gives another origin nothing of %s", async (_, security) => {
  const other = await answering();
  const server = await leadingTo(() => `${other.origin}/end`);
  expect(await call(server, { security })).toMatchObject({ ok: true });
  expect(other.seen.map(carried)).toEqual([none]);
});

test("takes its key off an address that the server has made of the one it got", async () => {
  const other = await answering();
  const server = await recordingServer(({ url }, response) => {
    response.writeHead(302, { location: `${other.origin}${url}&api_key=first&b=2` }).end();
  });
  expect(await call(server, { params: { query: { a: "1" } } })).toMatchObject({ ok: true });
  expect(other.seen.map(({ url }) => url)).toEqual(["/start?a=1&b=2"]);
});

test.each([
  [
    "nested in a parameter",
    (key: string) => `/login?next=${encodeURIComponent(`/start?api_key=${encodeURIComponent(key)}`)}`,
  ],
  [
    "nested twice",
    (key: string) => `/?a=${[1, 2, 3].reduce((text) => encodeURIComponent(text), `/start?api_key=${key}`)}`,
  ],
  ["under another name", (key: string) => `/?token=${encodeURIComponent(key)}`],
  ["in the path", (key: string) => `/${encodeURIComponent(key)}`],
])("follows no redirect that takes a key to another origin %s", async (_, path) => {
  const other = await answering();
  const server = await leadingTo(() => other.origin + path(auth.queryKey));
  await expect(call(server)).rejects.toMatchObject({ code: "CONNECTION", phase: "first" });
  expect(other.seen).toEqual([]);
});

test("carries a key once where the server has written it into the new address", async () => {
  const server = await recordingServer(({ url }, response) => {
    if (url.startsWith("/start")) response.writeHead(302, { location: url.replace("start", "end") }).end();
    else reply(response, 200);
  });
  expect(await call(server)).toMatchObject({ ok: true });
  expect(server.seen.map(carried)).toEqual([all, all]);
});

test("carries nothing back from another origin", async () => {
  const other = await recordingServer(
    (_, response) => void response.writeHead(302, { location: `${server.origin}/end` }).end(),
  );
  const server = await leadingTo(() => `${other.origin}/bounce`);
  expect(await call(server)).toMatchObject({ ok: true });
  expect(server.seen.map(carried)).toEqual([all, none]);
  expect(other.seen.map(carried)).toEqual([none]);
});

test("gives another origin none of the caller's own Authorization and cookies either", async () => {
  const other = await answering();
  const server = await leadingTo(() => `${other.origin}/end`);
  const headers = { authorization: "Bearer mine", cookie: "mine=1" };
  await call(server, { security: [{ bearer: [], key: [] }], headers });
  expect(server.seen.map(carried)).toEqual([["Bearer mine", "header-key", "mine=1", undefined]]);
  expect(other.seen.map(carried)).toEqual([none]);
});

test("takes another origin's 401 for the caller's, and refreshes nothing", async () => {
  let refreshes = 0;
  const session = createSession({ refresh: () => Promise.reject(new Error(`${++refreshes}`)) });
  await session.start({ accessToken: "t", refreshToken: "r" });
  const other = await recordingServer((_, response) => reply(response, 401));
  const server = await leadingTo(() => `${other.origin}/end`);
  for (const security of [[{ bearer: [] }], [{ bearer: [], key: [] }]]) {
    expect(await call(server, { security }, { auth: { bearer: session, key: "k" } })).toMatchObject({ status: 401 });
  }
  expect(refreshes).toBe(0);
});

const json = '{"text":"hello"}';

test.each([
  [301, "POST", "GET", ""],
  [302, "POST", "GET", ""],
  [303, "POST", "GET", ""],
  [303, "PUT", "GET", ""],
  [303, "DELETE", "GET", ""],
  [301, "PUT", "PUT", json],
  [302, "PATCH", "PATCH", json],
  [307, "POST", "POST", json],
  [308, "POST", "POST", json],
  [307, "PUT", "PUT", json],
])("follows a %i of %s with %s, as fetch does", async (status, method, followed, body) => {
  for (const security of [everything, []]) {
    for (const target of [await answering(), undefined]) {
      const server = await leadingTo(() => `${target?.origin ?? ""}/end`, status);
      await call(server, { method, security, body: { text: "hello" }, headers: { "content-language": "en" } });
      const last = (target ?? server).seen.at(-1);
      expect([last?.method, last?.body.toString()]).toEqual([followed, body]);
      expect(last?.headers["content-type"]).toBe(body === "" ? undefined : "application/json");
      expect(last?.headers["content-language"]).toBe(body === "" ? undefined : "en");
    }
  }
});

test.each(["GET", "HEAD"])("follows %s with the same method", async (method) => {
  const server = await leadingTo(() => "/end", 303);
  await call(server, { method });
  expect(server.seen.map((request) => request.method)).toEqual([method, method]);
});

test("follows twenty redirects and no more", async () => {
  const server = await recordingServer(({ url }, response, count) => {
    if (url.startsWith("/end") || count === 21) reply(response, 200);
    else response.writeHead(302, { location: `/start/${count}` }).end();
  });
  expect(await call(server)).toMatchObject({ ok: true });
  expect(server.seen).toHaveLength(21);

  const loop = await leadingTo(() => "/start");
  await expect(call(loop)).rejects.toMatchObject({ code: "CONNECTION", path: "/start" });
  expect(loop.seen).toHaveLength(21);
});

test.each([
  ["file:///etc/passwd", "what is no HTTP address"],
  ["javascript:alert(1)", "what is no HTTP address"],
  ["data:text/plain,x", "what is no HTTP address"],
  ["ftp://127.0.0.1/", "what is no HTTP address"],
  ["http://[", "what is no HTTP address"],
  ["//user@127.0.0.1/end", "an address with a user name or a password"],
  ["//:s3cr3t@127.0.0.1/end", "an address with a user name or a password"],
  ["//user:s3cr3t@127.0.0.1/end", "an address with a user name or a password"],
])("follows no redirect to %s", async (location, what) => {
  const server = await leadingTo(() => location);
  const error: unknown = await call(server).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "CONNECTION", message: `The server redirected to ${what} (GET /start)` });
});

test("takes a redirect without an address for the answer", async () => {
  const server = await recordingServer((_, response) => void response.writeHead(302).end());
  expect(await call(server)).toMatchObject({ ok: false, status: 302 });
});

test("sends a function's body anew, and cannot send a stream twice", async () => {
  const server = await leadingTo(() => "/end", 307);
  const stream = () => new Blob(["streamed"]).stream();
  await call(server, { method: "POST", body: stream });
  expect(server.seen.map(({ body }) => body.toString())).toEqual(["streamed", "streamed"]);
  await expect(call(server, { method: "POST", body: stream() })).rejects.toMatchObject({ code: "CONNECTION" });
});

test("redirects the second request like the first", async () => {
  const other = await answering();
  let keys = 0;
  const server = await recordingServer(({ headers }, response) => {
    if (headers["x-api-key"] === "key-1") reply(response, 401);
    else response.writeHead(302, { location: `${other.origin}/end` }).end();
  });
  const result = await call(server, { security: [{ key: [] }] }, { auth: { key: () => `key-${++keys}` } });
  expect(result).toMatchObject({ ok: true });
  expect(other.seen.map(carried)).toEqual([none]);
});

test("asks a custom credential for each request inside the origin, and for none elsewhere", async () => {
  const other = await answering();
  const server = await recordingServer(({ url }, response) => {
    response.writeHead(302, { location: url.startsWith("/start") ? "/next" : `${other.origin}/end` }).end();
  });
  const mtls = (request: Request) => new Request(request, { headers: { "x-signed": new URL(request.url).pathname } });
  await call(server, { security: [{ mtls: [] }] }, { auth: { mtls } });
  expect(server.seen.map(({ headers }) => headers["x-signed"])).toEqual(["/start", "/next"]);
  expect(other.seen.map(({ headers }) => headers["x-signed"])).toEqual([undefined]);
});

test("gives up where a browser does not let it see where a redirect leads", async () => {
  const opaque = Object.defineProperty(new Response(null), "type", { value: "opaqueredirect" });
  const server = await answering();
  await expect(call(server, {}, { fetch: () => Promise.resolve(opaque) })).rejects.toMatchObject({
    code: "CONNECTION",
    message: "The server redirected, which a browser does not let this credential follow (GET /start)",
  });
});

test("gives up the body of each redirect", async () => {
  let cancelled = 0;
  const moved = () =>
    new Response(new ReadableStream({ cancel: () => void cancelled++ }), {
      status: 302,
      headers: { location: "/start" },
    });
  let count = 0;
  const fetch = async () => (++count <= 3 ? moved() : Response.json({}));
  expect(await call(await answering(), {}, { fetch })).toMatchObject({ ok: true });
  expect(cancelled).toBe(3);
});

test("stops following when the caller aborts", async () => {
  const controller = new AbortController();
  const server = await recordingServer((_, response) => {
    response.writeHead(302, { location: "/start" }).end();
    controller.abort("enough");
  });
  await expect(call(server, { signal: controller.signal })).rejects.toBe("enough");
  expect(server.seen).toHaveLength(1);
});
