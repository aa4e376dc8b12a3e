import { expect, test } from "vitest";
import type { Call } from "../../../../cli/src/mock/http/call.ts";
import { readToken, type TokenPlace, tokenPlaceOf } from "../../../../cli/src/mock/tokens/token-place.ts";

const call = (headers: Call["headers"], query = ""): Call => ({
  method: "GET",
  path: "/",
  query: new URLSearchParams(query),
  headers,
  body: Buffer.alloc(0),
});
const authorization: TokenPlace = { in: "header", name: "authorization", prefixed: true };

const headers: readonly (readonly [header: string, token: string | undefined])[] = [
  ["Bearer abc", "abc"],
  ["bearer abc", "abc"],
  ["Token abc", "abc"],
  ["a.b.c", "a.b.c"],
  ["Bearer", undefined],
  ["Basic YTpi", undefined],
];

test.each(headers)("reads Authorization: %s as %s", (header, token) => {
  expect(readToken(call({ authorization: header }), authorization)).toBe(token);
});

test("reads a token in the query and in a cookie", () => {
  const place = { name: "t", prefixed: false };
  expect(readToken(call({}, "t=abc"), { ...place, in: "query" })).toBe("abc");
  expect(readToken(call({ cookie: "s=1; t=abc" }), { ...place, in: "cookie" })).toBe("abc");
});

test("sees no token in a key that has no session", () => {
  const scheme = { key: "k", type: "apiKey", in: "header", name: "X-Key" };
  expect(tokenPlaceOf(scheme, false)).toBeUndefined();
  expect(tokenPlaceOf(scheme, true)).toEqual({ in: "header", name: "x-key", prefixed: true });
});
