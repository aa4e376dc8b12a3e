import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Mock, startMock } from "../../../../cli/src/mock/index.ts";
import { members, refresh, send } from "../send.ts";

let mock: Mock;
let clock = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  mock = await startMock({ spec: "openapi.yaml", accessTtl: 60, refreshTtl: 600, now: () => clock });
});
beforeEach(() => mock.reset());
afterAll(() => mock.close());

const signIn = (password: string): ReturnType<typeof send> =>
  send(mock, "POST", "/auth/sign-in", { json: { email: "ada@example.com", password } });
const challengeOf = async (token?: string): Promise<string | null> =>
  (await send(mock, "GET", "/account", token === undefined ? {} : { token })).headers.get("www-authenticate");

test("puts signed tokens into the answer of a sign-in, where the document says", async () => {
  const { accessToken, refreshToken, expiresIn, user } = members(await signIn("any"));
  expect([expiresIn, user]).toEqual([60, { id: "u_7", name: "Ada" }]);
  const claims: unknown = JSON.parse(atob(String(accessToken).split(".")[1] ?? ""));
  expect(claims).toMatchObject({ sub: "ada@example.com", iat: clock / 1000, exp: clock / 1000 + 60 });
  expect((await send(mock, "GET", "/account", { token: String(accessToken) })).status).toBe(200);
  expect((await refresh(mock, String(refreshToken))).status).toBe(200);
  expect(mock.requests.map(({ token, event }) => [token, event])).toEqual([
    ["none", "signed-in"],
    ["live", undefined],
    ["none", "rotated"],
  ]);
});

test("signs nobody in whose password is wrong", async () => {
  const reply = await signIn("wrong");
  expect([reply.status, reply.headers.get("www-authenticate")]).toEqual([401, 'Bearer realm="Feed API"']);
});

test("rotates refresh tokens, and the new one is good", async () => {
  const first = await mock.issue();
  const second = members(await refresh(mock, first.refreshToken));
  expect(second["refreshToken"]).not.toBe(first.refreshToken);
  expect(second["expiresIn"]).toBe(60);
  expect((await refresh(mock, String(second["refreshToken"]))).status).toBe(200);
});

test("ends the whole family when a rotated refresh token comes again", async () => {
  const first = await mock.issue();
  const second = members(await refresh(mock, first.refreshToken));
  const other = await mock.issue();
  const replay = await refresh(mock, first.refreshToken);
  expect([replay.status, mock.requests.at(-1)?.event]).toEqual([401, "reuse-detected"]);
  expect((await refresh(mock, String(second["refreshToken"]))).status).toBe(401);
  expect(await challengeOf(String(second["accessToken"]))).toContain("revoked");
  expect((await send(mock, "GET", "/account", { token: other.accessToken })).status).toBe(200);
});

test("lets tokens expire by its clock", async () => {
  const { accessToken, refreshToken } = await mock.issue();
  clock += 61_000;
  expect(await challengeOf(accessToken)).toBe(
    'Bearer realm="Feed API", error="invalid_token", error_description="The access token has expired."',
  );
  clock += 600_000;
  expect(members(await refresh(mock, refreshToken))["detail"]).toBe("The refresh token is expired.");
});

test("lets every token so far expire at once, and none that comes after", async () => {
  const { accessToken, refreshToken } = await mock.issue();
  mock.expire();
  expect(await challengeOf(accessToken)).toContain("expired");
  const next = members(await refresh(mock, refreshToken));
  expect(await challengeOf(String(next["accessToken"]))).toBeNull();
});

test("refuses a token that another key has signed", async () => {
  expect(await challengeOf(await mock.forge())).toBe(
    'Bearer realm="Feed API", error="invalid_token", error_description="The access token was not signed by this server."',
  );
  expect(mock.requests.at(-1)?.token).toBe("forged");
});

test("names no error in the challenge to a request without a token", async () => {
  expect(await challengeOf()).toBe('Bearer realm="Feed API"');
});

test("revokes the tokens of one subject", async () => {
  const ada = await mock.issue({ subject: "ada" });
  const bob = await mock.issue({ subject: "bob" });
  mock.revoke("ada");
  expect(await challengeOf(ada.accessToken)).toContain("revoked");
  expect((await refresh(mock, ada.refreshToken)).status).toBe(401);
  expect(await challengeOf(bob.accessToken)).toBeNull();
});

test("revokes refresh tokens alone", async () => {
  const { accessToken, refreshToken } = await mock.issue();
  mock.revokeRefresh();
  expect((await refresh(mock, refreshToken)).status).toBe(401);
  expect(await challengeOf(accessToken)).toBeNull();
});

test("revokes the session that signs out", async () => {
  const { accessToken, refreshToken } = await mock.issue();
  expect((await send(mock, "POST", "/auth/sign-out", { token: accessToken })).status).toBe(204);
  expect(await challengeOf(accessToken)).toContain("revoked");
  expect((await refresh(mock, refreshToken)).status).toBe(401);
});

test("refuses a token that lacks a scope, and takes one that has it", async () => {
  const bare = await mock.issue();
  const reply = await send(mock, "GET", "/admin/reports", { token: bare.accessToken });
  expect([reply.status, reply.headers.get("www-authenticate")]).toEqual([
    403,
    'Bearer realm="Feed API", error="insufficient_scope", error_description="The access token lacks a scope.", scope="reports:read"',
  ]);
  const reader = await mock.issue({ scopes: ["reports:read"] });
  expect((await send(mock, "GET", "/admin/reports", { token: reader.accessToken })).status).toBe(200);
});
