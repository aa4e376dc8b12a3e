import { expect, test } from "vitest";
import { createTokens, type Tokens } from "../../../../cli/src/mock/tokens/tokens.ts";

function tokensOf(): Tokens {
  return createTokens({ issuer: "test", accessTtl: 60, refreshTtl: 600, now: () => 1_000_000 });
}

async function stateOf(tokens: Tokens, accessToken: string): Promise<string> {
  return (await tokens.verify(accessToken)).state;
}

test("a refresh token gives new tokens once, and ends its family at the second time", async () => {
  const tokens = tokensOf();
  const first = await tokens.issue();
  const rotation = await tokens.rotate(first.refreshToken, false);
  if (rotation.state !== "rotated") throw new Error(rotation.state);
  expect(rotation.tokens.refreshToken).not.toBe(first.refreshToken);
  expect(await stateOf(tokens, rotation.tokens.accessToken)).toBe("live");
  expect((await tokens.rotate(first.refreshToken, false)).state).toBe("reused");
  expect(await stateOf(tokens, rotation.tokens.accessToken)).toBe("revoked");
  expect((await tokens.rotate(rotation.tokens.refreshToken, false)).state).not.toBe("rotated");
});

test("a refresh token that is kept stays good", async () => {
  const tokens = tokensOf();
  const { refreshToken } = await tokens.issue();
  for (const _time of [1, 2]) {
    expect(await tokens.rotate(refreshToken, true)).toMatchObject({ state: "rotated", tokens: { refreshToken } });
  }
});

test("one user's tokens are revoked, and no other's", async () => {
  const tokens = tokensOf();
  const [ada, bob] = [await tokens.issue({ subject: "ada" }), await tokens.issue({ subject: "bob" })];
  tokens.revoke("ada");
  expect([await stateOf(tokens, ada.accessToken), await stateOf(tokens, bob.accessToken)]).toEqual(["revoked", "live"]);
  expect((await tokens.rotate(ada.refreshToken, false)).state).not.toBe("rotated");
  expect((await tokens.rotate(bob.refreshToken, false)).state).toBe("rotated");
});

test("refresh tokens can be revoked alone", async () => {
  const tokens = tokensOf();
  const { accessToken, refreshToken } = await tokens.issue();
  tokens.revokeRefresh();
  expect(await stateOf(tokens, accessToken)).toBe("live");
  expect((await tokens.rotate(refreshToken, false)).state).not.toBe("rotated");
});

test("a family ends by its refresh token, and a strange one ends nothing", async () => {
  const tokens = tokensOf();
  const { accessToken, refreshToken } = await tokens.issue();
  tokens.revokeFamilyOf("strange");
  expect(await stateOf(tokens, accessToken)).toBe("live");
  tokens.revokeFamilyOf(refreshToken);
  expect(await stateOf(tokens, accessToken)).toBe("revoked");
});

test("a forged token looks like one, and is none", async () => {
  const tokens = tokensOf();
  expect(await stateOf(tokens, await tokens.forge())).toBe("forged");
});

test("tokens live as long as they are issued for", async () => {
  const tokens = tokensOf();
  expect(await tokens.issue()).toMatchObject({ expiresIn: 60 });
  expect(await tokens.issue({ ttl: 5 })).toMatchObject({ expiresIn: 5 });
});
