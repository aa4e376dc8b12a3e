import { expect, test } from "vitest";
import { InsufficientScopeError } from "../../src/errors.ts";
import type { Claim } from "../../src/security/alternative.ts";
import type { SecurityScheme } from "../../src/security/scheme.ts";
import { insufficientScope, missingScopes, notGranted } from "../../src/security/scopes.ts";
import { scriptedSession } from "./token-source.ts";

function claim(type: SecurityScheme, scopes: readonly string[]): Claim {
  return { name: "oauth", scheme: type, scopes, credential: "unused" };
}
const oauth: SecurityScheme = { type: "oauth2" };

test.each<[string, SecurityScheme, string[], string[] | undefined, string[]]>([
  ["those that were not granted", oauth, ["read", "write", "admin"], ["read", "list"], ["write", "admin"]],
  ["those of OpenID Connect alike", { type: "openIdConnect" }, ["read"], [], ["read"]],
  ["none of those that were granted", oauth, ["read"], ["write", "read"], []],
  ["none where nobody knows what was granted", oauth, ["admin"], undefined, []],
  ["none of the roles of another scheme", { type: "http", scheme: "bearer" }, ["admin"], ["read"], []],
])("misses %s", (_, scheme, required, granted, missing) => {
  const { "~credential": source } = scriptedSession({ scopes: granted, checksScopes: true });
  expect(missingScopes(claim(scheme, required), source)).toEqual(missing);
});

test("misses none where the server is to judge", () => {
  const { "~credential": source } = scriptedSession({ scopes: ["admin"], checksScopes: false });
  expect(missingScopes(claim(oauth, ["admin:write"]), source)).toEqual([]);
});

test("has been granted nothing of what it does not know", () => {
  expect(notGranted(["a", "b"], scriptedSession({ scopes: ["b"] })["~credential"])).toEqual(["a"]);
  expect(notGranted(["a", "b"], scriptedSession()["~credential"])).toEqual(["a", "b"]);
});

test("names the scheme, the scopes and the operation, and keeps the cause", () => {
  const cause = new Error("The user declined");
  const origin = { method: "GET", path: "/reports" };
  const error = insufficientScope(claim(oauth, ["admin"]), ["admin"], origin, cause);
  expect(error).toBeInstanceOf(InsufficientScopeError);
  expect(error.message).toBe("The session for oauth was not granted admin (GET /reports)");
  expect(error).toMatchObject({ scheme: "oauth", missing: ["admin"], cause, ...origin });
});
