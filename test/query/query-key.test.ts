import { hashKey, partialMatchKey } from "@tanstack/react-query";
import { describe, expect, test } from "vitest";
import { defineEndpoint, getPost, listFeed, typesOf } from "../../generated/index.ts";
import { type QueryKey, queryKey } from "../../src/query/query-key.ts";

interface Search {
  parameters: {
    query?: { at?: Date; ids?: readonly bigint[] };
    header?: { "X-Tenant"?: string };
    cookie?: { theme?: string };
  };
  requestBody?: { content: { "application/json": unknown } };
  responses: { 200: { content: { "application/json": string[] } } };
}
const search = defineEndpoint({ method: "post", path: "/search", types: typesOf<Search>() });

describe("the key of a query", () => {
  test("is the route, and what the call gives", () => {
    expect(queryKey(listFeed)).toEqual(["GET /feed"]);
    const init = { params: { query: { limit: 10, tags: ["a", "b"] } } };
    expect(queryKey(listFeed, init)).toEqual(["GET /feed", { query: { limit: 10, tags: ["a", "b"] } }]);
    expect(queryKey(getPost, { params: { path: { id: "p_1" } }, parseAs: "text" })).toEqual([
      "GET /feed/{id}",
      { path: { id: "p_1" }, parseAs: "text" },
    ]);
    expect(queryKey(search, { body: { words: ["a"], from: undefined } })).toEqual([
      "POST /search",
      { body: { words: ["a"] } },
    ]);
  });

  test("is the same where undefined says nothing", () => {
    const bare = hashKey(queryKey(listFeed));
    for (const init of [{}, { params: {} }, { params: { query: {} } }, { params: { query: { limit: undefined } } }])
      expect(hashKey(queryKey(listFeed, init))).toBe(bare);
  });

  test.each<[string, QueryKey, boolean]>([
    ["no init", queryKey(listFeed), true],
    ["one of two parameters", queryKey(listFeed, { params: { query: { limit: 10 } } }), true],
    ["both", queryKey(listFeed, { params: { query: { limit: 10, cursor: "c" } } }), true],
    ["another value", queryKey(listFeed, { params: { query: { limit: 20 } } }), false],
    ["one more", queryKey(listFeed, { params: { query: { limit: 10, cursor: "c", tags: [] } } }), false],
    ["another endpoint", queryKey(getPost), false],
  ])("with %s is a prefix or not", (_, prefix, isPrefix) => {
    const whole = queryKey(listFeed, { params: { query: { limit: 10, cursor: "c" } } });
    expect(partialMatchKey(whole, prefix)).toBe(isPrefix);
  });

  test("is JSON: dates and large numbers as they are sent", () => {
    const key = queryKey(search, { params: { query: { at: new Date(0), ids: [2n ** 60n] } } });
    expect(key[1]).toEqual({ query: { at: "1970-01-01T00:00:00.000Z", ids: ["1152921504606846976"] } });
    expect(JSON.parse(JSON.stringify(key))).toEqual(key);
  });

  test("tells header and cookie parameters apart, and shows none of them, nor any header of the call", () => {
    const keyWith = (tenant: string, theme: string) =>
      queryKey(search, {
        params: { header: { "X-Tenant": tenant }, cookie: { theme } },
        headers: { "x-api-key": "s3cret" },
        signal: new AbortController().signal,
        timeout: 5,
      });
    const key = keyWith("acme-secret", "dark");
    expect(key).toEqual(keyWith("acme-secret", "dark"));
    expect(key).not.toEqual(keyWith("other", "dark"));
    expect(key).not.toEqual(keyWith("acme-secret", "light"));
    expect(JSON.stringify(key)).not.toMatch(/secret|s3cret|dark|api-key/);
    expect(Object.keys(key[1] ?? {})).toEqual(["header", "cookie"]);
  });

  test("has numbers of 53 bits for header parameters, which no two of a hundred thousand share", () => {
    const numbers = new Set<number>();
    for (let at = 0; at < 100_000; at++) {
      const [, parts] = queryKey(search, { params: { header: { "X-Tenant": `tenant-${at}` } } });
      numbers.add(parts?.header?.["X-Tenant"] ?? Number.NaN);
    }
    expect(numbers.size).toBe(100_000);
    expect([...numbers].every((number) => Number.isSafeInteger(number) && number >= 0)).toBe(true);
    expect(Math.max(...numbers)).toBeGreaterThan(2 ** 52);
  });

  test.each([
    ["a file", new Blob(["x"])],
    ["bytes", new Uint8Array(2)],
    ["a form with files", new FormData()],
    ["a stream", new ReadableStream()],
    ["a number that is none", Number.NaN],
  ])("is refused for %s, which no cache can tell from another", (_, body) => {
    expect(() => queryKey(search, { body })).toThrow(
      new TypeError("queryKey: a value of the call is no JSON, so that no cache can tell it from another"),
    );
  });

  test("takes a form of texts", () => {
    expect(queryKey(search, { body: new URLSearchParams({ q: "a b" }) })).toEqual(["POST /search", { body: "q=a+b" }]);
  });

  test("is refused for what is no endpoint", () => {
    // @ts-expect-error no endpoint
    expect(() => queryKey({})).toThrow(new TypeError("queryKey: the first argument is no endpoint"));
  });
});
