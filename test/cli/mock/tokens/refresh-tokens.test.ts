import { expect, test } from "vitest";
import { createGrant } from "../../../../cli/src/mock/tokens/access-tokens.ts";
import { createRefreshTokens } from "../../../../cli/src/mock/tokens/refresh-tokens.ts";

const grant = createGrant("ada", []);

test("takes a token once, and knows it when it comes again", () => {
  const tokens = createRefreshTokens(() => 0);
  const token = tokens.issue(grant, 60);
  expect(tokens.redeem(token, false)).toEqual({ state: "good", grant });
  expect(tokens.redeem(token, false)).toEqual({ state: "reused", grant });
});

test("leaves a token that is to be kept", () => {
  const tokens = createRefreshTokens(() => 0);
  const token = tokens.issue(grant, 60);
  expect([tokens.redeem(token, true).state, tokens.redeem(token, true).state]).toEqual(["good", "good"]);
});

test("lets a token expire to the second", () => {
  let clock = 0;
  const tokens = createRefreshTokens(() => clock);
  const token = tokens.issue(grant, 60);
  clock = 60_000;
  expect(tokens.redeem(token, false)).toEqual({ state: "expired" });
});

test("revokes what is meant, used or not", () => {
  const tokens = createRefreshTokens(() => 0);
  const [mine, other] = [tokens.issue(grant, 60), tokens.issue(createGrant("bob", []), 60)];
  tokens.revoke(({ subject }) => subject === "ada");
  expect([tokens.redeem(mine, false).state, tokens.redeem(other, false).state]).toEqual(["revoked", "good"]);
});

test("does not know what it has not issued", () => {
  expect(createRefreshTokens(() => 0).redeem("", false)).toEqual({ state: "unknown" });
});
