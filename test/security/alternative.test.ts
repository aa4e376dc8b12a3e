import { apiKey } from "../../src/middleware/api-key.ts";
import { customRequest } from "../../src/middleware/custom-request.ts";
import { expect, test } from "vitest";
import { isSetByCaller } from "../../src/security/alternative.ts";
import type { SecurityScheme } from "../../src/security/scheme.ts";

const given = (scheme: SecurityScheme, headers: Record<string, string>, url = "https://api.test/") =>
  isSetByCaller(scheme, { url, headers });

test("sees the caller's own Authorization under every scheme that goes there", () => {
  const headers = { authorization: "Own" };
  for (const scheme of [
    { type: "http", scheme: "bearer" },
    { type: "http", scheme: "hawk" },
    { type: "oauth2" },
    { type: "openIdConnect" },
  ] as const) {
    expect(given(scheme, headers)).toBe(true);
    expect(given(scheme, { "x-authorization": "Own" })).toBe(false);
  }
});

test("sees nothing of the caller's under a scheme that has no place of its own", () => {
  const headers = { authorization: "Own", cookie: "a=b" };
  for (const scheme of [
    { type: "mutualTLS", by: customRequest },
    { type: "custom", by: customRequest },
  ] as const) {
    expect(given(scheme, headers)).toBe(false);
  }
});

test("sees a key in the query by its decoded name", () => {
  const scheme: SecurityScheme = { type: "apiKey", in: "query", name: "api key", by: apiKey };
  expect(given(scheme, {}, "https://api.test/?api%20key=1")).toBe(true);
  expect(given(scheme, {}, "https://api.test/api%20key=1")).toBe(false);
});

test("never throws for a name that no header can have", () => {
  expect(given({ type: "apiKey", in: "header", name: "X Key\r\n", by: apiKey }, {})).toBe(false);
});
