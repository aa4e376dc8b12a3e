import { expect, test, vi } from "vitest";
import type { CustomCredential } from "../../src/security/credential.ts";
import { createSession } from "../../src/session/session.ts";
import { observedClient } from "./observed-client.ts";

const fine = () => Response.json({});
const custom = { security: [{ bearer: [], mtls: ["role"] }] };

/** A client whose requests go through a function of the application's. */
const signedBy = (mtls: CustomCredential) => observedClient(fine, { auth: { bearer: "t", mtls } });

test("shows a custom credential the whole request, the scopes and the signal", async () => {
  const { signal } = new AbortController();
  const seen: unknown[] = [];
  const observed = signedBy(async (request, options) => {
    seen.push(request.url, request.headers.get("authorization"), await request.clone().text(), options);
    request.headers.set("x-signature", "s");
    return request;
  });
  const operation = { ...custom, method: "POST", body: { "application/json": {} } };
  await observed.call(operation, { body: { a: 1 }, signal });
  expect(seen).toEqual(["https://api.test/feed", "Bearer t", '{"a":1}', { scopes: ["role"], signal }]);
  expect(observed.requests[0]?.headers.get("x-signature")).toBe("s");
});

test("sends the Request that a custom credential makes, body and all", async () => {
  const observed = signedBy((request) => new Request(request, { headers: { "x-only": "1" } }));
  await observed.call({ ...custom, method: "POST", body: { "application/json": {} } }, { body: { a: 1 } });
  const [sent] = observed.requests;
  expect(await sent?.text()).toBe('{"a":1}');
  expect(sent?.headers.get("x-only")).toBe("1");
});

test("keeps redirects and the abort in its own hands, whatever a custom credential makes", async () => {
  const controller = new AbortController();
  const observed = signedBy(({ url }) => new Request(url));
  await observed.call(custom, { signal: controller.signal });
  const [sent] = observed.requests;
  expect(sent?.redirect).toBe("manual");
  controller.abort();
  expect(sent?.signal.aborted).toBe(true);
});

test.each<[string, unknown, string]>([
  ["nothing", () => undefined, "made no Request of the one that it was given"],
  ["another kind of object", () => ({ url: "https://api.test" }), "made no Request of the one that it was given"],
  ["a request to another origin", () => new Request("https://evil.test/feed"), "turned the request to another origin"],
  ["a request to another port", () => new Request("https://api.test:444/feed"), "turned the request to another origin"],
])("sends nothing when a custom credential gives back %s", async (_, mtls, what) => {
  const observed = signedBy(mtls as CustomCredential);
  await expect(observed.call(custom)).rejects.toMatchObject({
    code: "INVALID_CREDENTIAL",
    scheme: "mtls",
    message: `The credential for mtls ${what} (GET /feed)`,
  });
  expect(observed.requests).toEqual([]);
});

test.each([true, false])(
  "sends nothing once the user has signed out while a custom credential is asked",
  async (isNext) => {
    const session = createSession();
    await session.start({ accessToken: "A" });
    const apply = async (request: Request) => {
      await session.end();
      if (isNext) await session.start({ accessToken: "B" });
      return request;
    };
    const observed = observedClient(fine, { auth: { bearer: session, mtls: apply } });
    await expect(observed.call(custom)).rejects.toMatchObject({ code: "SIGNED_OUT", method: "GET", path: "/feed" });
    expect(observed.requests).toHaveLength(0);
  },
);

test("lets a custom credential put its signature into the query", async () => {
  const observed = signedBy((request) => new Request(`${request.url}?signature=1`, request));
  await observed.call(custom);
  expect(observed.requests[0]?.url).toBe("https://api.test/feed?signature=1");
});

test("leaves the 401 to a custom credential to the caller", async () => {
  let count = 0;
  const mtls: CustomCredential = (request) => {
    count++;
    return request;
  };
  const observed = observedClient(() => new Response(null, { status: 401 }), { auth: { mtls } });
  expect(await observed.call({ security: [{ mtls: [] }] })).toMatchObject({ status: 401 });
  expect(count).toBe(1);
});

test("puts a cookie behind the caller's own cookies", async () => {
  const observed = observedClient(fine, { auth: { cookieKey: "c1" } });
  await observed.call({ security: [{ cookieKey: [] }] }, { headers: { cookie: "a=b" } });
  expect(observed.requests[0]?.headers.get("cookie")).toBe("a=b; sid=c1");
});

test("sends a key in a header over whatever the document's defaults are, once", async () => {
  const observed = observedClient(fine, { auth: { key: "k" } });
  await observed.call({ security: [{ key: [] }] });
  expect(observed.requests[0]?.headers.get("x-api-key")).toBe("k");
});

test("tells fetch of the abort, so that it lets go of the connection", async () => {
  const controller = new AbortController();
  const observed = observedClient(() => new Promise(() => undefined));
  const call = observed.call({}, { signal: controller.signal });
  await vi.waitFor(() => expect(observed.requests).toHaveLength(1));
  controller.abort("enough");
  await expect(call).rejects.toBe("enough");
  expect(observed.requests[0]?.signal).toMatchObject({ aborted: true, reason: "enough" });
});

test("clones nothing in advance: the platform's fetch gets the body itself, both times", async () => {
  const clone = vi.spyOn(Request.prototype, "clone");
  const tee = vi.spyOn(ReadableStream.prototype, "tee");
  const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response(null, { status: 401 }));
  vi.stubGlobal("fetch", fetch);
  let count = 0;
  const observed = observedClient(fine, { fetch: undefined, auth: { bearer: () => `t-${++count}` } });
  const body = new Blob(["x"]);
  await observed.call({ method: "POST", security: [{ bearer: [] }] }, { body });
  vi.unstubAllGlobals();
  const bodies = fetch.mock.calls.map(([, init]) => init?.body);
  expect([bodies.length, bodies.every((sent) => sent === body)]).toEqual([2, true]);
  expect([clone.mock.calls, tee.mock.calls]).toEqual([[], []]);
  vi.restoreAllMocks();
});

test("asks for a body once where nothing is refused", async () => {
  let count = 0;
  const body = () => {
    count++;
    return "text";
  };
  const observed = observedClient(fine, { auth: { bearer: "t" } });
  await observed.call({ method: "POST", security: [{ bearer: [] }], body: { "text/plain": {} } }, { body });
  expect(count).toBe(1);
});

test("sends a stream without the platform's own credentials on Node, where its 401 could be lost", async () => {
  const observed = observedClient(fine);
  const upload = { method: "POST", body: { "application/octet-stream": {} } };
  await observed.call(upload, { body: new Blob(["x"]).stream() });
  await observed.call(upload, { body: () => new Blob(["x"]).stream() });
  await observed.call(upload, { body: new Blob(["x"]) });
  expect(observed.requests.map(({ credentials }) => credentials)).toEqual(["omit", "omit", "same-origin"]);
});

test("sends a stream with the credentials that its caller asks for, on Node as well", async () => {
  const observed = observedClient(fine, { credentials: "include" });
  const upload = { method: "POST", body: { "application/octet-stream": {} } };
  await observed.call(upload, { body: new Blob(["x"]).stream() });
  await observed.call(upload, { body: new Blob(["x"]).stream(), credentials: "same-origin" });
  expect(observed.requests.map(({ credentials }) => credentials)).toEqual(["include", "same-origin"]);
});

test("takes a page with a `process` for no Node", async () => {
  vi.stubGlobal("window", globalThis);
  const observed = observedClient(fine);
  await observed.call({ method: "POST", body: { "application/octet-stream": {} } }, { body: new Blob(["x"]).stream() });
  vi.unstubAllGlobals();
  expect(observed.requests[0]?.credentials).toBe("same-origin");
});
