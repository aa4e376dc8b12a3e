import { inspect } from "node:util";
import { expect, test } from "vitest";
import type { ClientOptions } from "../../src/client/client-core.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { observedClient } from "../middleware/observed-client.ts";

const security = [{ bearer: [], key: [], queryKey: [], cookieKey: [] }];
const auth = { bearer: "s3cr3t-bearer", key: "s3cr3t-key", queryKey: "s3cr3t-query", cookieKey: "s3cr3t-cookie" };

function guarded(options: ClientOptions = {}) {
  return observedClient(() => Response.json({}), { baseUrl: "https://api.test/v1", auth, ...options });
}

/** What a secured request of the application's own comes to, and where it went. */
async function fetched(path: string, options?: ClientOptions) {
  const observed = guarded(options);
  const outcome: unknown = await observed.client.fetch(path, { security } as never).catch((error: unknown) => error);
  expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain("s3cr3t");
  return { outcome, urls: observed.requests.map(({ url }) => url) };
}

test.each([
  "https://evil.test/",
  "HTTPS://EVIL.TEST/",
  "//evil.test/feed",
  "///evil.test/feed",
  "\\\\evil.test/feed",
  "/\\evil.test/feed",
  "\t//evil.test/feed",
  "https:\\\\evil.test\\feed",
  "https://api.test@evil.test/feed",
  "https://api.test:pass@evil.test/feed",
  "https://api.test:8443/feed",
  "https://api.test.evil.test/",
  "https://api.test%2eevil.test/",
  "https://api.test%2Fevil.test/",
  "http://api.test/v1/feed",
  "https://\u0430pi.test/feed",
  "https://[::1]/feed",
  "blob:https://api.test/1",
  "data:text/plain,x",
  "file:///etc/passwd",
  "javascript:alert(1)",
])("never takes a credential of client.fetch to %j", async (path) => {
  const { outcome, urls } = await fetched(path);
  const isInside = (url: string) => new URL(url).origin === "https://api.test";
  if (urls.length === 0) expect(outcome).toBeInstanceOf(Error);
  expect(urls.filter((url) => !isInside(url))).toEqual([]);
});

test("sends a request to another origin with its own headers, and none of the client's", async () => {
  const observed = guarded({ headers: { authorization: "Bearer s3cr3t", "x-client": "1" } });
  await observed.client.fetch("https://other.test/file", { headers: { "x-own": "1" } });
  await observed.client.fetch("https://api.test/file", { headers: { "x-own": "1" } });
  expect(observed.requests.map(({ headers }) => [...headers.keys()])).toEqual([
    ["x-own"],
    ["authorization", "x-client", "x-own"],
  ]);
});

test("sends no credential to a user at the client's own origin, and shows no password", async () => {
  const { outcome, urls } = await fetched("https://user:s3cr3t@api.test/feed");
  expect(outcome).toBeInstanceOf(Error);
  expect(urls).toEqual([]);
});

test.each([
  ["/feed", "https://api.test/v1/feed"],
  ["feed", "https://api.test/v1/feed"],
  ["https://api.test/other", "https://api.test/other"],
  ["https://API.test:443/other", "https://api.test/other"],
  ["/../../admin", "https://api.test/admin"],
  ["/feed\r\n/x", "https://api.test/v1/feed/x"],
])("takes the credential of client.fetch to the client's own origin: %j", async (path, url) => {
  const { urls } = await fetched(path);
  expect(urls).toEqual([`${url}?api_key=s3cr3t-query`]);
});

test.each([
  "https://user:s3cr3t@api.test",
  "https://user@api.test",
  "//api.test",
  "api.test",
  "ftp://api.test",
  "javascript:alert(1)",
  "https://api.test?key=s3cr3t",
  "https://api.test#x",
  "",
])("makes no client with the base URL %j, and shows nothing of it that is secret", (baseUrl) => {
  const make = () => guarded({ baseUrl });
  expect(make).toThrow(TypeError);
  expect(make).toThrow(expect.objectContaining({ message: expect.not.stringContaining("s3cr3t") }));
});

test.each<[string, Partial<Operation>, object]>([
  ["a base URL", {}, { baseUrl: "https://evil.test" }],
  ["a fetch", {}, { fetch: () => Promise.reject(new Error("stolen")) }],
  ["a Request", {}, { Request: URL }],
  ["middleware", {}, { middleware: [{ onRequest: () => new Response("stolen") }] }],
  ["a redirect mode", {}, { redirect: "follow" }],
  ["a path serializer", {}, { pathSerializer: () => "https://evil.test/" }],
  ["a query serializer", {}, { querySerializer: () => "evil" }],
  [
    "a body serializer",
    { method: "POST", body: { "application/json": {} } },
    { bodySerializer: () => "evil", body: {} },
  ],
])("lets no call bring %s of its own", async (_, operation, request) => {
  const observed = guarded();
  await observed.call({ security, ...operation }, request);
  expect(observed.requests.map(({ url, redirect }) => [url, redirect])).toEqual([
    ["https://api.test/v1/feed?api_key=s3cr3t-query", "manual"],
  ]);
});

test.each([
  "..",
  ".",
  "%2e%2e",
  "%2E.",
  "a/../../admin",
  "../admin",
  "..%2fadmin",
  "..\\admin",
  "%2e%2e%2f",
  "\t..",
  "..;/admin",
  "?admin",
  "#admin",
  "//evil.test",
  "https://evil.test",
  "@evil.test",
  "\0",
  "a\r\nb",
])("reaches no other route by the path parameter %j", async (id) => {
  for (const path of ["/feed/{id}", "/feed/{id}/likes", "/feed/a{id}"]) {
    const observed = guarded();
    const outcome: unknown = await observed
      .call({ path, security }, { params: { path: { id } } })
      .catch((error: unknown) => error);
    const [request] = observed.requests;
    if (request === undefined) {
      expect(outcome).toMatchObject({ code: "INVALID_PARAMETER", parameter: "id", path });
      continue;
    }
    const { origin, pathname, search } = new URL(request.url);
    expect([origin, search]).toEqual(["https://api.test", "?api_key=s3cr3t-query"]);
    const segments = path.split("/").length;
    expect(pathname.split("/")).toHaveLength(segments + 1);
    expect(pathname.startsWith(`/v1${path.slice(0, path.indexOf("{"))}`)).toBe(true);
  }
});

test.each([
  ["two dots in two parameters", "/feed/{a}{b}", { a: ".", b: "." }],
  ["two dots and a list", "/feed/{a}", { a: ["..", ".."].slice(0, 1) }],
  ["half of the dots in the template", "/feed/.{a}", { a: "." }],
])("refuses dots that only come together in the path: %s", async (_, path, values) => {
  const observed = guarded();
  const call = observed.call({ path, security }, { params: { path: values } });
  await expect(call).rejects.toMatchObject({ code: "INVALID_PARAMETER" });
  expect(observed.requests).toEqual([]);
});

test.each(["https://evil.test", "//evil.test", "https://api.test@evil.test"])(
  "takes no credential to a server that only middleware names: %s",
  async (url) => {
    const observed = guarded({ middleware: [(call, next) => next({ ...call, url: new URL(url, call.url).href })] });
    await expect(observed.call({ security })).rejects.toMatchObject({ code: "INSECURE_TRANSPORT" });
    expect(observed.requests).toEqual([]);
  },
);

test("shows no credential of a client, however it is logged", () => {
  const { client } = guarded();
  const seen = [inspect(client, { depth: 9, showHidden: true }), JSON.stringify(client)];
  expect(seen.join()).not.toContain("s3cr3t");
});

test("shows no key in the error of a body that breaks off, even where a platform names its address", async () => {
  const headers = { "content-type": "application/json" };
  const observed = observedClient(
    ({ url }) => {
      const fault = Object.assign(new TypeError(`error reading a body from ${url}`), { path: url });
      return new Response(new ReadableStream({ start: (controller) => controller.error(fault) }), { headers });
    },
    { auth },
  );
  const error: unknown = await observed.call({ security }).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code: "CONNECTION", phase: "body", cause: { name: "TypeError" } });
  expect(inspect(error, { depth: 9, showHidden: true })).not.toContain("s3cr3t");
});
