import { expect, test } from "vitest";
import { claimsOf } from "../../src/session/claims.ts";

function jwt(claims: unknown): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return `${part({ alg: "none" })}.${part(claims)}.x`;
}

test.each([
  { sub: "a", exp: 1, aud: ["b", "c"] },
  { name: "Zoë Ångström – ключ 🔑 100%", own: { deep: [1] } },
  { bytes: "??>>~~ÿÿ" },
  {},
])("reads %j, whatever its letters and its length", (claims) => {
  expect(claimsOf(jwt(claims))).toEqual(claims);
});

test.each([undefined, "", "opaque", "a.b", "a.b.c", "a.b.c.d.e", jwt([]), jwt("text"), jwt(null)])(
  "claims of %j are nothing, and no error",
  (token) => {
    expect(claimsOf(token)).toBeUndefined();
  },
);
