import { expect, test } from "vitest";
import type { VerifiedToken } from "../../../../cli/src/mock/tokens/access-tokens.ts";
import { judge } from "../../../../cli/src/mock/tokens/judge.ts";
import { documentOf, routeOf } from "../scrap.ts";

const bearer = { bearer: [] };
const key = { key: [] };
const scoped = (...scopes: string[]) => ({ oauth: scopes });
const securitySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  key: { type: "apiKey", in: "header", name: "X-Key" },
  oauth: { type: "oauth2" },
};

const holding = (...scopes: string[]): VerifiedToken => ({
  state: "live",
  grant: { subject: "ada", family: "f", scopes },
});
const live = holding();
const expired: VerifiedToken = { state: "expired" };

const cases: readonly (readonly [
  rule: string,
  security: readonly object[],
  token: VerifiedToken | undefined,
  status: number | undefined,
])[] = [
  ["lets a public call through, whatever it carries", [], expired, undefined],
  ["leaves keys to whoever looks at them", [key], undefined, undefined],
  ["wants a token where there is no other way", [bearer], undefined, 401],
  ["wants a token beside a key", [{ ...bearer, ...key }], undefined, 401],
  ["takes a live token", [bearer], live, undefined],
  ["refuses a dead one", [bearer], expired, 401],
  ["wants no token where it is optional", [bearer, {}], undefined, undefined],
  ["refuses a dead one where it is optional", [bearer, {}], expired, 401],
  ["wants no token where a key will do", [bearer, key], undefined, undefined],
  ["refuses a dead one beside a key", [key, bearer], expired, 401],
  ["wants every scope of an alternative", [scoped("a", "b")], holding("a"), 403],
  ["takes all scopes, and more", [scoped("a", "b")], holding("c", "b", "a"), undefined],
  ["takes the scopes of either alternative", [scoped("a"), scoped("b")], holding("b"), undefined],
];

for (const [rule, security, token, status] of cases) {
  test(rule, () => {
    const route = routeOf(documentOf({ "/": { get: { security, responses: {} } } }, { securitySchemes }));
    expect(judge(route, token, "test")?.status).toBe(status);
  });
}
