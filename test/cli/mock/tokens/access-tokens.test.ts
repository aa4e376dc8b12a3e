import { expect, test } from "vitest";
import { type AccessTokens, createAccessTokens, createGrant } from "../../../../cli/src/mock/tokens/access-tokens.ts";

let clock = Date.UTC(2026, 0, 1);
const tokens = (): AccessTokens => createAccessTokens("test", () => clock);
const grant = createGrant("ada", ["read", "write"]);

test("knows the grant of a token that it signed", async () => {
  const access = tokens();
  expect(await access.verify(await access.sign(grant, 60))).toEqual({ state: "live", grant });
});

test("says that a token is too old, and whose it was", async () => {
  const access = tokens();
  const token = await access.sign(grant, 60);
  clock += 60_000;
  expect(await access.verify(token)).toEqual({ state: "expired", grant });
});

test.each(["", "nonsense", "a.b.c", "eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ."])(
  "takes %j for forged",
  async (token) => {
    expect(await tokens().verify(token)).toEqual({ state: "forged" });
  },
);

test("takes a token of another server for forged", async () => {
  expect(await tokens().verify(await tokens().sign(grant, 60))).toEqual({ state: "forged" });
});

test("revokes everybody's tokens so far", async () => {
  const access = tokens();
  const before = await access.sign(grant, 60);
  access.revoke();
  const after = await access.sign(grant, 60);
  expect([(await access.verify(before)).state, (await access.verify(after)).state]).toEqual(["revoked", "live"]);
});

test("calls a token revoked that has expired too", async () => {
  const access = tokens();
  const token = await access.sign(grant, 60);
  access.expire();
  access.revokeFamily(grant.family);
  expect((await access.verify(token)).state).toBe("revoked");
});
