import { describe, expect, test } from "vitest";
import { faultOf, firstTokens, isToken, nextTokens, readTokens, type Tokens } from "../../src/session/tokens.ts";

const now = 5_000_000;
const mark = { signIn: "s", edition: 0 };

function jwt(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part(claims)}.x`;
}

const lifetimeOf = (tokens: Tokens) => firstTokens(tokens, now).lifetime;

describe("lifetime", () => {
  test("comes from expiresIn before the claims", () => {
    expect(lifetimeOf({ accessToken: jwt({ iat: 100, exp: 700 }), expiresIn: 60 })).toBe(60);
  });

  test("comes from exp less iat, whatever the issuer's clock says", () => {
    expect(lifetimeOf({ accessToken: jwt({ iat: 100, exp: 700 }) })).toBe(600);
  });

  test("counts from receipt", () => {
    expect(firstTokens({ accessToken: jwt({ iat: 9e9, exp: 9e9 + 60 }) }, now)).toMatchObject({
      issuedAt: now,
      lifetime: 60,
    });
  });

  test.each([
    ["no iat", { exp: 1e10 }],
    ["no iat, and an end in 1970", { exp: 600 }],
    ["no exp", { iat: 100 }],
    ["an end before its beginning", { iat: 700, exp: 100 }],
    ["words", { iat: "yesterday", exp: "tomorrow" }],
    ["objects", { iat: {}, exp: [] }],
    ["null", { iat: null, exp: null }],
  ])("is unknown with %s", (_, claims) => {
    expect(lifetimeOf({ accessToken: jwt(claims) })).toBeUndefined();
  });

  test("is read from milliseconds and microseconds, and from numbers in strings", () => {
    const [iat, exp] = [1_700_000_000, 1_700_000_600];
    expect(lifetimeOf({ accessToken: jwt({ iat: iat * 1e6, exp: exp * 1e6 }) })).toBe(600);
    expect(lifetimeOf({ accessToken: jwt({ iat: iat * 1000, exp: exp * 1000 }) })).toBe(600);
    expect(lifetimeOf({ accessToken: jwt({ iat: String(iat), exp: String(exp) }) })).toBe(600);
  });

  test.each([0, -5, Number.NaN, Number.POSITIVE_INFINITY])("is not %d seconds", (expiresIn) => {
    expect(lifetimeOf({ accessToken: "opaque", expiresIn })).toBeUndefined();
  });
});

test("without a new refresh token, or with an empty one, the old one stays", () => {
  const previous = { refreshToken: "R1", issuedAt: 0, ...mark };
  expect(nextTokens({ accessToken: "A2" }, now, previous).refreshToken).toBe("R1");
  expect(nextTokens({ accessToken: "A2", refreshToken: "" }, now, previous).refreshToken).toBe("R1");
});

test.each<[string, Partial<Tokens>]>([
  ["an `expiresIn` that is a time in seconds", { expiresIn: Date.UTC(2026, 0, 1) / 1000 }],
  ["an `expiresIn` that is a time in milliseconds", { expiresIn: Date.UTC(2026, 0, 1) }],
  ["an `expiresAt` in seconds", { expiresAt: Date.UTC(2026, 0, 1) / 1000 }],
  ["an `expiresAt` in microseconds", { expiresAt: Date.UTC(2026, 0, 1) * 1000 }],
  ["an `expiresAt` in a thousand years", { expiresAt: Date.UTC(3026, 0, 1) }],
  ["an `expiresAt` that is no date", { expiresAt: new Date("soon") }],
])("%s tells no lifetime, but the claims still do", (_, told) => {
  const previous = { ...mark, issuedAt: 0 };
  expect(nextTokens({ accessToken: "A2", ...told }, now, previous).lifetime).toBeUndefined();
  expect(nextTokens({ accessToken: jwt({ iat: 100, exp: 700 }), ...told }, now, previous).lifetime).toBe(600);
});

test("without a new scope the granted one stays", () => {
  expect(nextTokens({ accessToken: "A2" }, now, { ...mark, issuedAt: 0, scope: "read" }).scope).toBe("read");
});

test("what a life ago was granted does not lend its life", () => {
  expect(nextTokens({ accessToken: "A2" }, now, { ...mark, issuedAt: 0, lifetime: 60 }).lifetime).toBeUndefined();
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
  [{ accessToken: "A1", issuedAt: "yesterday" }],
  [{ accessToken: "A1", issuedAt: Number.NaN }],
  [{ accessToken: "A1", issuedAt: 1, lifetime: "an hour" }],
  [{ accessToken: "A1", issuedAt: 1, signIn: 7 }],
  [{ accessToken: "A1", issuedAt: 1, lifetime: -1 }],
])("%j in a store is garbage", (value) => {
  expect(readTokens(value, now)).toBeUndefined();
});

test("a refresh token alone is a session", () => {
  expect(readTokens({ refreshToken: "R1", issuedAt: 1 }, now)).toMatchObject({ refreshToken: "R1" });
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
  expect(nextTokens(tokens, now, { ...mark, issuedAt: 0, scope: "all" }).scope).toBe(kept);
});

test.each(["", " ", "A1\n", " A1", "A\n1", "ключ", undefined, 7])("%j is no token", (value) => {
  expect(isToken(value)).toBe(false);
});

test("the rows of a table are read as they are: null is absent, and numbers may be in strings", () => {
  const row = {
    accessToken: "A1",
    refreshToken: null,
    issuedAt: "1",
    lifetime: "60",
    scope: null,
    signIn: "s",
    edition: "2",
  };
  expect(readTokens(row, now)).toEqual({ accessToken: "A1", issuedAt: 1, lifetime: 60, signIn: "s", edition: 2 });
  expect(readTokens({ ...row, lifetime: null }, now)).not.toHaveProperty("lifetime");
  expect(readTokens({ ...row, lifetime: Date.UTC(2026, 0, 1) }, now)).not.toHaveProperty("lifetime");
});

test("tokens of an earlier version are of no sign-in, and of the first edition", () => {
  expect(readTokens({ accessToken: "A1", issuedAt: 1 }, now)).toMatchObject({ signIn: "", edition: 0 });
});

test("tokens from the future are as good as new: the writer's clock is ahead", () => {
  expect(readTokens({ accessToken: "A1", issuedAt: now + 1000 }, now)?.issuedAt).toBe(now);
});

test("each sign-in has an id of its own, which its refreshes keep while they count the edition up", () => {
  const first = firstTokens({ accessToken: "A1" }, now);
  expect(firstTokens({ accessToken: "A1" }, now).signIn).not.toBe(first.signIn);
  expect(nextTokens({ accessToken: "A2" }, now, first)).toMatchObject({ signIn: first.signIn, edition: 1 });
});

test("the end of a token is told as a time or a date, and may be over", () => {
  const today = Date.UTC(2026, 0, 1);
  const remaining = (expiresAt: number | Date) => firstTokens({ accessToken: "A1", expiresAt }, today).lifetime;
  expect(remaining(today + 60_000)).toBe(60);
  expect(remaining(new Date(today + 60_000))).toBe(60);
  expect(remaining(today - 1)).toBe(0);
  expect(lifetimeOf({ accessToken: "A1", expiresIn: null, expiresAt: null })).toBeUndefined();
});

test.each<[string, unknown]>([
  ["begins with its scheme", { accessToken: "Bearer A1" }],
  ["is not a token", { accessToken: "" }],
  ["is not a token", null],
  ["`expiresIn` is not", { accessToken: "A1", expiresIn: 0 }],
  ["`expiresIn` is not", { accessToken: "A1", expiresIn: Number.NaN }],
  ["`expiresIn` is not", { accessToken: "A1", expiresIn: "soon" }],
  ["goes into `expiresAt`", { accessToken: "A1", expiresIn: Date.UTC(2026, 0, 1) }],
  ["`expiresAt` is neither", { accessToken: "A1", expiresAt: Date.UTC(2026, 0, 1) / 1000 }],
  ["`expiresAt` is neither", { accessToken: "A1", expiresAt: Date.UTC(2026, 0, 1) * 1000 }],
  ["`expiresAt` is neither", { accessToken: "A1", expiresAt: new Date("soon") }],
])("an application is told what it gave: %s", (what, tokens) => {
  expect(faultOf(tokens as Tokens)).toContain(what);
});

test("nulls are as good as absent", () => {
  expect(
    faultOf({ accessToken: "A1", refreshToken: null, expiresIn: null, expiresAt: null, scope: null }),
  ).toBeUndefined();
});
