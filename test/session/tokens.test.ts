import { describe, expect, test } from "vitest";
import { claimsOf, isStoredTokens, isToken, storedTokens, type Tokens } from "../../src/session/tokens.ts";

const now = 5_000_000;

function jwt(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part(claims)}.x`;
}

const lifetimeOf = (tokens: Tokens) => storedTokens(tokens, now).lifetime;

describe("lifetime", () => {
  test("comes from expiresIn before the claims", () => {
    expect(lifetimeOf({ accessToken: jwt({ iat: 100, exp: 700 }), expiresIn: 60 })).toBe(60);
  });

  test("comes from exp less iat, whatever the issuer's clock says", () => {
    expect(lifetimeOf({ accessToken: jwt({ iat: 100, exp: 700 }) })).toBe(600);
  });

  test("counts from receipt", () => {
    expect(storedTokens({ accessToken: jwt({ iat: 9e9, exp: 9e9 + 60 }) }, now)).toMatchObject({
      issuedAt: now,
      lifetime: 60,
    });
  });

  test.each([
    ["no iat", { exp: 1e10 }],
    ["no exp", { iat: 100 }],
    ["an end before its beginning", { iat: 700, exp: 100 }],
    ["words", { iat: "yesterday", exp: "tomorrow" }],
    ["objects", { iat: {}, exp: [] }],
    ["null", { iat: null, exp: null }],
  ])("is unknown with %s", (_, claims) => {
    expect(lifetimeOf({ accessToken: jwt(claims) })).toBeUndefined();
  });

  test("is read from milliseconds, and from numbers in strings", () => {
    const [iat, exp] = [1_700_000_000, 1_700_000_600];
    expect(lifetimeOf({ accessToken: jwt({ iat: iat * 1000, exp: exp * 1000 }) })).toBe(600);
    expect(lifetimeOf({ accessToken: jwt({ iat: String(iat), exp: String(exp) }) })).toBe(600);
  });

  test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])("is not %d seconds", (expiresIn) => {
    expect(lifetimeOf({ accessToken: "opaque", expiresIn })).toBeUndefined();
  });
});

test.each(["", "opaque", "a.b", "a.b.c", "a.b.c.d.e", jwt([]), jwt("text"), jwt(null)])(
  "claims of %j are nothing, and no error",
  (token) => {
    expect(claimsOf(token)).toBeUndefined();
  },
);

test("without a new refresh token, or with an empty one, the old one stays", () => {
  const previous = { refreshToken: "R1", issuedAt: 0 };
  expect(storedTokens({ accessToken: "A2" }, now, previous).refreshToken).toBe("R1");
  expect(storedTokens({ accessToken: "A2", refreshToken: "" }, now, previous).refreshToken).toBe("R1");
});

test("without a new scope the granted one stays", () => {
  expect(storedTokens({ accessToken: "A2" }, now, { issuedAt: 0, scope: "read" }).scope).toBe("read");
});

test("what a life ago was granted does not lend its life", () => {
  expect(storedTokens({ accessToken: "A2" }, now, { issuedAt: 0, lifetime: 60 }).lifetime).toBeUndefined();
});

test.each([
  [null],
  ["A1"],
  [[]],
  [{}],
  [{ accessToken: "A1" }],
  [{ accessToken: "", issuedAt: 1 }],
  [{ accessToken: 7, issuedAt: 1 }],
  [{ accessToken: "A1", refreshToken: 7, issuedAt: 1 }],
  [{ accessToken: "A1", issuedAt: "1" }],
  [{ accessToken: "A1", issuedAt: Number.NaN }],
  [{ accessToken: "A1", issuedAt: 1, lifetime: "60" }],
  [{ accessToken: "A1", issuedAt: 1, lifetime: -1 }],
])("%j in a store is garbage", (value) => {
  expect(isStoredTokens(value)).toBe(false);
});

test("a refresh token alone is a session", () => {
  expect(isStoredTokens({ refreshToken: "R1", issuedAt: 1 })).toBe(true);
});

test.each<[unknown, string | undefined]>([
  ["read write", "read write"],
  ["read,write", "read write"],
  ["read, write", "read write"],
  [["read", "write"], "read write"],
  ["", "all"],
  [null, "all"],
  [[], "all"],
  [7, "all"],
])("the scope %j is kept as %j", (scope, kept) => {
  const tokens = { accessToken: "A2", scope } as Tokens; // As servers send it.
  expect(storedTokens(tokens, now, { issuedAt: 0, scope: "all" }).scope).toBe(kept);
});

test.each(["", " ", "A1\n", " A1", "A\n1", "ключ", undefined, 7])("%j is no token", (value) => {
  expect(isToken(value)).toBe(false);
});
