import { afterEach, describe, expect, test, vi } from "vitest";
import { callEndpoint } from "../../src/client/call-endpoint.ts";
import type { CallRequest } from "../../src/client/call-parts.ts";
import { type ClientOptions, clientCore } from "../../src/client/client-core.ts";
import type { Middleware } from "../../src/middleware/call.ts";
import { ConnectionError, InvalidParameterError, TimeoutError } from "../../src/errors.ts";
import { observedFetch } from "./observed-fetch.ts";
import { baseUrl, call, get, post, sentBy, seven } from "./one-call.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("fetch's own options reach it, the call's before the client's", async () => {
  const { request } = await sentBy(
    get,
    { ...seven, cache: "no-store", mode: "same-origin", keepalive: true, credentials: undefined },
    { credentials: "include" },
  );
  expect([request.cache, request.mode, request.keepalive, request.credentials]).toEqual([
    "no-store",
    "same-origin",
    true,
    "include",
  ]);
  const second = await sentBy(get, { ...seven, credentials: "omit" }, { credentials: "include" });
  expect(second.request.credentials).toBe("omit");
});

describe("the result", () => {
  test("is data or an error, with the status and the response", async () => {
    const response = Response.json({ a: 1 }, { status: 201 });
    expect(await call(post, {}, { fetch: async () => response })).toEqual({
      ok: true,
      status: 201,
      data: { a: 1 },
      response,
    });
    const refusal = Response.json({ title: "No" }, { status: 422 });
    expect(await call(post, {}, { fetch: async () => refusal })).toEqual({
      ok: false,
      status: 422,
      error: { title: "No" },
      response: refusal,
    });
  });

  test("is what the caller wants it read as", async () => {
    const fetch = async () => Response.json({ a: 1 });
    expect((await call(get, { ...seven, parseAs: "text" }, { fetch })).data).toBe('{"a":1}');
  });
});

describe("nothing is sent", () => {
  test.each<{ rule: string; request: CallRequest; error: object }>([
    {
      rule: "for a parameter that cannot be",
      request: { params: { path: { id: ".." } } },
      error: InvalidParameterError,
    },
    { rule: "for one that is missing", request: {}, error: InvalidParameterError },
    {
      rule: "for a header that cannot be",
      request: { params: { path: { id: 1 }, header: { "X-A": "a\nb" } } },
      error: InvalidParameterError,
    },
    { rule: "for a time limit that is none", request: { ...seven, timeout: -1 }, error: TypeError },
  ])("$rule", async ({ request, error }) => {
    const { fetch, sent } = observedFetch();
    await expect(call(get, request, { fetch })).rejects.toThrow(error);
    expect(sent).toEqual([]);
  });

  test("once the caller has aborted", async () => {
    const { fetch, sent } = observedFetch();
    const reason = { mine: true };
    await expect(call(get, { ...seven, signal: AbortSignal.abort(reason) }, { fetch })).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });
});

describe("a call ends", () => {
  const never = () => new Promise<Response>(() => undefined);
  /** An answer whose body never comes. */
  const endless = async () => new Response(new ReadableStream(), { headers: { "content-type": "application/json" } });

  test.each<{ where: string; options: ClientOptions; phase: string }>([
    { where: "a fetch that does not listen", options: { fetch: never }, phase: "first" },
    { where: "a layer that does not listen", options: { middleware: [never] }, phase: "first" },
    { where: "a body that never comes", options: { fetch: endless }, phase: "body" },
  ])("at its time limit, in $where", async ({ options, phase }) => {
    vi.useFakeTimers();
    const ended = call(get, { ...seven, timeout: 5000 }, options).catch((thrown: unknown) => thrown);
    await vi.advanceTimersByTimeAsync(5000);
    const error: unknown = await ended;
    if (!(error instanceof TimeoutError)) throw error;
    expect(error.phase).toBe(phase);
  });

  test.each<{ where: string; options: ClientOptions }>([
    { where: "a fetch that does not listen", options: { fetch: never } },
    { where: "a layer that does not listen", options: { middleware: [never] } },
    { where: "a body that never comes", options: { fetch: endless } },
  ])("at its caller's abort, in $where, with the caller's reason", async ({ options }) => {
    const controller = new AbortController();
    const ended = call(get, { ...seven, signal: controller.signal }, options);
    const reason = Symbol("mine");
    queueMicrotask(() => controller.abort(reason));
    await expect(ended).rejects.toBe(reason);
  });

  test("with a ConnectionError when there is no answer", async () => {
    const cause = new TypeError("fetch failed");
    const error: unknown = await call(get, seven, { fetch: () => Promise.reject(cause) }).catch(
      (thrown: unknown) => thrown,
    );
    if (!(error instanceof ConnectionError)) throw error;
    expect(error.message).toBe("The request to https://api.example got no answer: fetch failed (GET /feed/{id})");
  });
});

test("layers see the call as it will be sent, and may change it", async () => {
  const { fetch, sent } = observedFetch();
  const seen: unknown[] = [];
  await call(
    post,
    { body: { a: 1 } },
    {
      fetch,
      middleware: [
        (made, next) => {
          seen.push([made.operation.path, made.url, made.method, made.body, made.headers.get("content-type")]);
          return next({ ...made, url: `${made.url}?traced`, body: "changed" });
        },
      ],
    },
  );
  expect(seen).toEqual([["/feed", `${baseUrl}/feed`, "POST", '{"a":1}', "application/json"]]);
  expect([sent[0]?.url, sent[0]?.body]).toEqual([`${baseUrl}/feed?traced`, "changed"]);
});

test("a layer that builds its call anew keeps the call going", async () => {
  const { fetch, sent } = observedFetch();
  const middleware: Middleware[] = [
    ({ operation, url, method, headers, body, signal }, next) =>
      next({ operation, url, method, headers, body, signal }),
  ];
  await call(get, { ...seven, cache: "no-store" }, { fetch, middleware });
  expect(sent[0]?.request.cache).toBe("no-store");
});

describe("on a platform without streams", () => {
  /** React Native's answers: they have no `body` at all. */
  const bodiless = async (): Promise<Response> => {
    const status = statuses.shift() ?? 500;
    const headers = new Headers({ "content-type": "application/json" });
    return { ok: status === 200, status, headers, url: "", text: async () => '{"a":1}' } as Response;
  };
  const statuses: number[] = [];

  test("a call is answered, refused, and sent again", async () => {
    vi.stubGlobal("ReadableStream", undefined);
    vi.stubGlobal("fetch", bodiless);
    statuses.push(401, 200);
    const tokens = ["old", "new"];
    const core = clientCore(
      { servers: [baseUrl], schemes: { bearerAuth: { type: "http", scheme: "bearer" } } },
      { auth: { bearerAuth: () => tokens.shift() ?? "" }, timeout: 1000 },
    );
    const result = await callEndpoint(core, { ...post, security: [{ bearerAuth: [] }] }, { body: { b: 1 } });
    expect(result).toMatchObject({ ok: true, data: { a: 1 } });
    expect(statuses).toEqual([]);
  });
});
