import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../cli/src/document/json.ts";
import { resolveSchemes, undefinedScheme } from "../../../cli/src/model/resolve-schemes.ts";

function schemeOf(scheme: JsonObject, overrides = {}) {
  return resolveSchemes({ components: { securitySchemes: { s: scheme } } }, overrides)[0];
}

const custom = { credential: "CustomCredential", data: { type: "custom" } };

describe("the credential of a scheme", () => {
  test.each<[JsonObject, object]>([
    [
      { type: "http", scheme: "Bearer" },
      { credential: "BearerCredential", data: { type: "http", scheme: "bearer" } },
    ],
    [
      { type: "http", scheme: "BASIC" },
      { credential: "BasicCredential", data: { type: "http", scheme: "basic" } },
    ],
    [
      { type: "http", scheme: "hawk" },
      { credential: "HttpCredential", data: { type: "http", scheme: "hawk" } },
    ],
    [{ type: "http" }, custom],
    [
      { type: "apiKey", name: "k", in: "query" },
      { credential: "ApiKeyCredential", data: { type: "apiKey", in: "query", name: "k" } },
    ],
    [
      { type: "apiKey", name: "k" },
      { credential: "ApiKeyCredential", data: { type: "apiKey", in: "header", name: "k" } },
    ],
    [{ type: "apiKey", name: "k", in: "body" }, custom],
    [{ type: "apiKey", in: "query" }, custom],
    [{ type: "oauth2" }, { credential: "BearerCredential", data: { type: "oauth2" } }],
    [{ type: "openIdConnect" }, { credential: "BearerCredential", data: { type: "openIdConnect" } }],
    [{ type: "mutualTLS" }, { credential: "CustomCredential", data: { type: "mutualTLS" } }],
    [{ type: "new" }, custom],
  ])("%j is %j", (scheme, want) => {
    expect(schemeOf(scheme)).toMatchObject(want);
  });
});

describe("the configuration", () => {
  const key = { type: "apiKey", in: "header", name: "Authorization" };
  test("calls a key a bearer token", () => {
    expect(schemeOf(key, { s: { as: "bearer" } })).toMatchObject({
      credential: "BearerCredential",
      data: { type: "http", scheme: "bearer" },
    });
  });

  test("says what stands before the token", () => {
    expect(schemeOf(key, { s: { as: "bearer", prefix: "Token " } })).toMatchObject({
      credential: "BearerCredential",
      data: { type: "apiKey", in: "header", name: "Authorization", prefix: "Token " },
    });
  });

  test("adds a scheme that the document lacks, behind the others", () => {
    const schemes = resolveSchemes({ components: { securitySchemes: { s: key } } }, { t: { type: "oauth2" } });
    expect(schemes.map(({ name }) => name)).toEqual(["s", "t"]);
  });
});

test("a scheme has its words", () => {
  expect(schemeOf({ type: "oauth2", description: "Words", deprecated: true })).toMatchObject({
    description: "Words",
    deprecated: true,
  });
});

test("a scheme that nobody defines is signed by the caller", () => {
  expect(undefinedScheme("ghost")).toEqual({ name: "ghost", description: undefined, deprecated: false, ...custom });
});
