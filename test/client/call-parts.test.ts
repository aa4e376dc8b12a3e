import { allBodies } from "../../src/request/all-bodies.ts";
import { allStyles } from "../../src/request/all-styles.ts";
import { describe, expect, test } from "vitest";
import { callEndpoint } from "../../src/client/call-endpoint.ts";
import type { CallRequest } from "../../src/client/call-parts.ts";
import { type ClientOptions, clientCore } from "../../src/client/client-core.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { observedFetch } from "./observed-fetch.ts";
import { baseUrl, call, get, post, sentBy, seven } from "./one-call.ts";

/** An iterator, which fetch takes, though no type says so. */
function oneByOne(headers: Record<string, string>): Headers {
  const pairs: object = new Headers(headers).entries();
  return pairs as Headers;
}

describe("the address", () => {
  test.each<{ rule: string; operation: Operation; request: CallRequest; want: string }>([
    {
      rule: "has path and query under the base URL",
      operation: get,
      request: { params: { path: { id: "a/b" }, query: { q: "x y", n: [1, 2] } } },
      want: `${baseUrl}/feed/a%2Fb?q=x%20y&n=1&n=2`,
    },
    {
      rule: "has no question mark without a query",
      operation: get,
      request: { params: { path: { id: 1 }, query: { q: undefined } } },
      want: `${baseUrl}/feed/1`,
    },
    {
      rule: "is the operation's own server's",
      operation: { ...get, server: "https://files.example/up" },
      request: seven,
      want: "https://files.example/up/feed/7",
    },
    {
      rule: "is on the client's origin for a relative server",
      operation: { ...get, server: "/v2" },
      request: seven,
      want: "https://api.example/v2/feed/7",
    },
    {
      rule: "has what the operation says where the call says nothing",
      operation: { ...get, defaults: { path: { id: "a/b" }, query: { v: 1 } } },
      request: {},
      want: `${baseUrl}/feed/a%2Fb?v=1`,
    },
    {
      rule: "has what the call says before what the operation says",
      operation: { ...get, defaults: { path: { id: "a" }, query: { v: 1 } } },
      request: { params: { path: { id: "b" }, query: { v: undefined, q: 2 } } },
      want: `${baseUrl}/feed/b?v=1&q=2`,
    },
  ])("$rule", async ({ operation, request, want }) => {
    expect((await sentBy(operation, request)).url).toBe(want);
  });

  test("has what the client says before what the operation says", async () => {
    const operation = { ...get, defaults: { path: { id: "a" }, header: { "x-v": "1" } } };
    const { url, headers } = await sentBy(operation, {}, { params: { path: { id: "c" } } });
    expect([url, headers["x-v"]]).toEqual([`${baseUrl}/feed/c`, "1"]);
  });

  test("has one question mark, even if the document has written one", async () => {
    const request = { params: { path: { id: 7 }, query: { q: "a?b" } } };
    expect((await sentBy({ ...get, path: "/feed/{id}?v={id}#x" }, request)).url).toBe(`${baseUrl}/feed/7?v=7&q=a%3Fb`);
  });

  test("is where `servers` puts the operation's own", async () => {
    const options = { servers: { "https://files.example/up": "https://files.test/u" } };
    expect((await sentBy({ ...get, server: "https://files.example/up" }, seven, options)).url).toBe(
      "https://files.test/u/feed/7",
    );
  });

  test("is nothing that a caller without types can change", async () => {
    const untyped: object = {
      ...seven,
      baseUrl: "https://evil.example",
      redirect: "manual",
      middleware: [{}],
      pathSerializer: () => "/x",
      method: "PUT",
    };
    const { url, method, request } = await sentBy(get, untyped);
    expect([method, url, request.redirect]).toEqual(["GET", `${baseUrl}/feed/7`, "follow"]);
  });
});

describe("headers", () => {
  test.each<{
    rule: string;
    operation: Operation;
    request: CallRequest;
    options?: ClientOptions;
    want: Record<string, string>;
  }>([
    {
      rule: "ask for the declared types",
      operation: { ...get, accept: ["application/json", "text/csv"] },
      request: seven,
      want: { accept: "application/json, text/csv" },
    },
    {
      rule: "ask for what the caller wants",
      operation: { ...get, accept: ["application/json", "text/csv"] },
      request: { ...seven, accept: "text/csv" },
      want: { accept: "text/csv" },
    },
    {
      rule: "ask for the errors' types, too, where the caller chooses",
      operation: {
        ...get,
        accept: ["application/json", "application/problem+json"],
        answers: { 200: ["application/json", "text/csv"] },
      },
      request: { ...seven, accept: "text/csv" },
      want: { accept: "text/csv, application/problem+json" },
    },
    {
      rule: "keep the caller's own accept",
      operation: { ...get, accept: ["application/json"] },
      request: { ...seven, headers: { Accept: "x/y" } },
      want: { accept: "x/y" },
    },
    {
      rule: "are the client's, then the caller's, then the parameters",
      operation: get,
      request: { params: { path: { id: 1 }, header: { "X-C": 3 } }, headers: { "X-B": "2", "X-C": "2" } },
      options: { headers: { "X-A": "1", "X-B": "1", "X-C": "1" } },
      want: { "x-a": "1", "x-b": "2", "x-c": "3" },
    },
    {
      rule: "may be pairs",
      operation: get,
      request: { ...seven, headers: [["X-B", "2"]] },
      options: { headers: [["X-A", "1"]] },
      want: { "x-a": "1", "x-b": "2" },
    },
    {
      rule: "may be Headers",
      operation: get,
      request: { ...seven, headers: new Headers({ "X-B": "2" }) },
      options: { headers: new Headers({ "X-A": "1" }) },
      want: { "x-a": "1", "x-b": "2" },
    },
    {
      rule: "may be what another set of headers gives one by one",
      operation: post,
      request: { body: "a", headers: oneByOne({ "X-B": "2", "Content-Type": "text/plain" }) },
      options: { headers: oneByOne({ "X-A": "1" }) },
      want: { "x-a": "1", "x-b": "2", "content-type": "text/plain" },
    },
    {
      rule: "leave out what is undefined",
      operation: get,
      request: { ...seven, headers: { "X-A": undefined } },
      want: {},
    },
    {
      rule: "carry cookies beside the caller's",
      operation: get,
      request: { params: { path: { id: 1 }, cookie: { a: 1, b: "x;y" } }, headers: { cookie: "c=2" } },
      want: { cookie: "c=2; a=1; b=x%3By" },
    },
    {
      rule: "name the type of the body",
      operation: post,
      request: { body: {} },
      want: { "content-type": "application/json" },
    },
    {
      rule: "take the caller's type as the body's",
      operation: post,
      request: { body: "a", headers: { "Content-Type": "text/plain" } },
      want: { "content-type": "text/plain" },
    },
    {
      rule: "take `contentType` as the body's",
      operation: { ...post, bodies: allBodies },
      request: { body: { a: 1 }, contentType: "application/x-www-form-urlencoded" },
      want: { "content-type": "application/x-www-form-urlencoded" },
    },
    {
      rule: "do not take the client's type as the body's",
      operation: post,
      request: { body: "a" },
      options: { headers: { "content-type": "text/plain" } },
      want: { "content-type": "application/json" },
    },
  ])("$rule", async ({ operation, request, options, want }) => {
    const { headers } = await sentBy(operation, request, options);
    const { "accept-encoding": _, ...rest } = headers;
    expect(rest).toEqual(want);
  });

  test("may be a function, which is asked at each call, and may have to be waited for", async () => {
    const { fetch, sent } = observedFetch();
    let asked = 0;
    const headers = () => ({ "x-n": String(++asked), accept: "a/b" });
    const core = clientCore({ servers: [baseUrl], schemes: {} }, { fetch, headers });
    const later = clientCore({ servers: [baseUrl], schemes: {} }, { fetch, headers: async () => headers() });
    for (const each of [core, core, later]) await callEndpoint(each, { ...post, accept: ["c/d"] }, { body: { a: 1 } });
    expect(sent.map(({ headers }) => headers["x-n"])).toEqual(["1", "2", "3"]);
    for (const { headers, body } of sent) {
      expect([headers["accept"], headers["content-type"], body]).toEqual(["a/b", "application/json", '{"a":1}']);
    }
  });

  test("of a function that throws, or never answers, end the call", async () => {
    const fault = new Error("no headers");
    const thrower = () => {
      throw fault;
    };
    await expect(call(post, {}, { headers: thrower })).rejects.toBe(fault);
    const controller = new AbortController();
    const ended = call(post, { signal: controller.signal }, { headers: () => new Promise(() => undefined) });
    controller.abort("mine");
    await expect(ended).rejects.toBe("mine");
  });

  test("leave the type of FormData to fetch, whatever stood there", async () => {
    const body = new FormData();
    body.set("a", "1");
    const { headers, request } = await sentBy(post, { body, headers: { "content-type": "multipart/form-data" } });
    expect(headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    expect((await request.formData()).get("a")).toBe("1");
  });

  test("have no type without a body", async () => {
    expect((await sentBy(post)).headers["content-type"]).toBeUndefined();
    expect((await sentBy(post)).body).toBe("");
  });
});

describe("the client's parameters", () => {
  const params = { path: { id: "me" }, query: { v: "2", q: "a" }, header: { "x-v": "2" }, cookie: { theme: "dark" } };

  test("go with every call, each where it has a place", async () => {
    const { url, headers } = await sentBy(get, {}, { params });
    expect(url).toBe(`${baseUrl}/feed/me?v=2&q=a`);
    expect(headers).toMatchObject({ "x-v": "2", cookie: "theme=dark" });
    expect((await sentBy(post, {}, { params })).url).toBe(`${baseUrl}/feed?v=2&q=a`);
  });

  test("give way to the call's own, null included; undefined is none", async () => {
    const own = { params: { path: { id: 7 }, query: { v: undefined, q: null }, header: { "x-v": "3" } } };
    const { url, headers } = await sentBy(get, own, { params });
    expect([url, headers["x-v"]]).toEqual([`${baseUrl}/feed/7?v=2`, "3"]);
  });

  test("add nothing to a query that is one value", async () => {
    const operation: Operation = {
      method: "GET",
      path: "/find",
      querystring: { content: "application/json" },
      styles: allStyles,
    };
    const { url } = await sentBy(operation, { params: { query: { a: 1 } } }, { params });
    expect(decodeURIComponent(url)).toBe(`${baseUrl}/find?{"a":1}`);
  });
});

test("a body is sent, null included", async () => {
  expect((await sentBy(post, { body: { a: "é" } })).body).toBe('{"a":"é"}');
  expect((await sentBy(post, { body: null })).body).toBe("null");
});
