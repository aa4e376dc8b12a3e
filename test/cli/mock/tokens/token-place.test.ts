import { expect, test } from "vitest";
import type { Call } from "../../../../cli/src/mock/http/call.ts";
import { resolveSchemes } from "../../../../cli/src/model/resolve-schemes.ts";
import { callOf } from "../scrap.ts";
import { readToken, type TokenPlace, tokenPlaceOf } from "../../../../cli/src/mock/tokens/token-place.ts";

const call = (headers: Call["headers"], query = ""): Call => callOf({ headers, query: new URLSearchParams(query) });
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

const scheme = (fields: object, override: object = {}) => {
  const root = { components: { securitySchemes: { s: { ...fields } } } };
  const [model] = resolveSchemes(root, { s: { ...override } });
  if (model === undefined) throw new Error("There is no scheme.");
  return model;
};

test("sees no token in a key that has no session", () => {
  const key = scheme({ type: "apiKey", in: "header", name: "X-Key" });
  expect(tokenPlaceOf(key, false)).toBeUndefined();
  expect(tokenPlaceOf(key, true)).toEqual({ in: "header", name: "x-key", prefixed: true });
});

test("sees a token in a key that the configuration calls one", () => {
  const key = scheme({ type: "apiKey", in: "header", name: "X-Key" }, { as: "bearer" });
  expect(tokenPlaceOf(key, false)).toEqual({ in: "header", name: "x-key", prefixed: true });
});

test.each([{ type: "oauth2" }, { type: "openIdConnect" }, { type: "http", scheme: "Bearer" }])(
  "%j has its token in Authorization",
  (fields) => {
    expect(tokenPlaceOf(scheme(fields), false)).toEqual(authorization);
  },
);
