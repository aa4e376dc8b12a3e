import { apiKey } from "../../src/middleware/api-key.ts";
import { customRequest } from "../../src/middleware/custom-request.ts";
import { userPassword } from "../../src/middleware/user-password.ts";
import { expect, test } from "vitest";
import type { Operation } from "../../src/operation/operation.ts";
import { MissingCredentialError, SignedOutError } from "../../src/errors.ts";
import { chooseAlternative as choose, ranked, schemesSetByCaller } from "../../src/security/choose-alternative.ts";
import type { Credential } from "../../src/security/credential.ts";
import { alternativesOf, type Keyring } from "../../src/security/alternative.ts";
import type { CallerRequest, SecuritySchemes } from "../../src/security/scheme.ts";
import type { SecurityRequirement } from "../../src/operation/requirement.ts";
import { scriptedSession } from "./token-source.ts";

const schemes: SecuritySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic", by: userPassword },
  key: { type: "apiKey", in: "header", name: "X-API-Key", by: apiKey },
  queryKey: { type: "apiKey", in: "query", name: "api_key", by: apiKey },
  cookieKey: { type: "apiKey", in: "cookie", name: "sid", by: apiKey },
  oauth: { type: "oauth2" },
  oidc: { type: "openIdConnect" },
  mtls: { type: "mutualTLS", by: customRequest },
};

function holding(credentials: Readonly<Record<string, Credential>>): Keyring {
  return { schemes, credentials: new Map(Object.entries(credentials)) };
}

function requiring(...security: SecurityRequirement[]): Operation {
  return { method: "GET", path: "/feed/{id}", security };
}

function draft(headers: Record<string, string> = {}, url = "https://api.test/feed/1") {
  return { url, headers };
}

function chooseAlternative(operation: Operation, keyring: Keyring, given: CallerRequest) {
  const known = alternativesOf(operation, keyring);
  const byCaller = schemesSetByCaller(known, given);
  return choose(operation, ranked(known, byCaller), byCaller);
}

function chosen(operation: Operation, keyring: Keyring, given = draft()): string[] {
  return chooseAlternative(operation, keyring, given).claims.map(({ name }) => name);
}

const signedOut = () =>
  scriptedSession({ hasTokens: false, absence: () => new SignedOutError("The session is signed out: sign in first") });

test("adds nothing to a public operation, whatever the client holds", () => {
  const keyring = holding({ bearer: "t", key: "k" });
  expect(chosen({ method: "GET", path: "/" }, keyring)).toEqual([]);
  expect(chosen(requiring(), keyring)).toEqual([]);
});

test("takes the first alternative, in the document's order, that can be satisfied", () => {
  const operation = requiring({ basic: [] }, { key: [] }, { bearer: [] });
  expect(chosen(operation, holding({ bearer: "t", key: "k" }))).toEqual(["key"]);
  expect(chosen(operation, holding({ bearer: "t" }))).toEqual(["bearer"]);
});

test("takes all schemes of an alternative or none of them", () => {
  const operation = requiring({ bearer: [], key: [] }, { basic: [] });
  expect(chosen(operation, holding({ bearer: "t", key: "k" }))).toEqual(["bearer", "key"]);
  expect(chosen(operation, holding({ bearer: "t", basic: { username: "a", password: "b" } }))).toEqual(["basic"]);
});

test.each([
  ["first", requiring({}, { bearer: [] })],
  ["in between", requiring({ basic: [] }, {}, { bearer: [] })],
  ["last", requiring({ bearer: [] }, {})],
])("goes without a credential only where there is none, wherever the empty alternative stands: %s", (_, operation) => {
  expect(chosen(operation, holding({ bearer: "t" }))).toEqual(["bearer"]);
  expect(chosen(operation, holding({}))).toEqual([]);
  expect(chosen(operation, holding({ bearer: signedOut() }))).toEqual([]);
});

test("takes a session without tokens for none at all", () => {
  const operation = requiring({ bearer: [] }, { key: [] });
  expect(chosen(operation, holding({ bearer: signedOut(), key: "k" }))).toEqual(["key"]);
});

test("says which credentials are missing, of the alternative that is closest", () => {
  const operation = requiring({ basic: [], key: [], bearer: [] }, { bearer: [], key: [] });
  expect(() => chooseAlternative(operation, holding({ key: "k" }), draft())).toThrow(
    expect.objectContaining({
      constructor: MissingCredentialError,
      code: "MISSING_CREDENTIAL",
      schemes: ["bearer"],
      message: "The client holds no credential for bearer: give createClient one under `auth` (GET /feed/{id})",
    }),
  );
});

test("says that nobody is signed in where only that is missing", () => {
  const operation = requiring({ key: [] }, { bearer: [] });
  expect(() => chooseAlternative(operation, holding({ bearer: signedOut() }), draft())).toThrow(
    expect.objectContaining({ code: "SIGNED_OUT", method: "GET", path: "/feed/{id}" }),
  );
});

test.each(["ghost", "constructor", "__proto__", "toString"])(
  "can never satisfy a scheme that the document does not define: %s",
  (name) => {
    const unknown = Object.fromEntries([[name, []]]);
    expect(() => chosen(requiring(unknown), holding({ bearer: "t" }))).toThrow(MissingCredentialError);
    expect(() => chosen(requiring(unknown), holding({}), draft({ authorization: "Bearer own" }))).toThrow(
      MissingCredentialError,
    );
    expect(chosen(requiring(unknown, { bearer: [] }), holding({ bearer: "t" }))).toEqual(["bearer"]);
  },
);

test("is not misled by what somebody has put on every object", () => {
  const polluted = Object.prototype as Record<string, unknown>;
  polluted["bearer"] = [];
  try {
    expect(chosen(requiring({}), holding({}))).toEqual([]);
    expect(chosen(requiring({ key: [] }), holding({ key: "k", basic: "x" }))).toEqual(["key"]);
  } finally {
    delete polluted["bearer"];
  }
});

test.each([
  ["a header", { basic: [] }, draft({ authorization: "Basic own" })],
  ["a key's header, in any case", { key: [] }, draft({ "x-api-key": "own" })],
  ["a key in the query", { queryKey: [] }, draft({}, "https://api.test/?a=1&api_key=own")],
  ["a key in a cookie", { cookieKey: [] }, draft({ cookie: "a=b; sid=own" })],
])("adds nothing in the place of the caller's own: %s", (_, requirement, given) => {
  const keyring = holding({
    bearer: "t",
    basic: { username: "a", password: "b" },
    key: "k",
    queryKey: "q",
    cookieKey: "c",
  });
  const alternative = chooseAlternative(requiring({ mtls: [] }, requirement), keyring, given);
  expect(alternative).toEqual({ claims: [], isOwn: true });
});

test("takes no other cookie and no other parameter for the caller's own", () => {
  expect(
    chosen(requiring({ cookieKey: [] }), holding({ cookieKey: "c" }), draft({ cookie: "xsid=1; a=sid=2" })),
  ).toEqual(["cookieKey"]);
  expect(
    chosen(requiring({ queryKey: [] }), holding({ queryKey: "q" }), draft({}, "https://a.test/?b=api_key")),
  ).toEqual(["queryKey"]);
});

test("prefers the alternative that the caller has begun, and adds the rest of it", () => {
  const operation = requiring({ queryKey: [] }, { bearer: [], key: [] });
  const alternative = chooseAlternative(
    operation,
    holding({ queryKey: "q", key: "k" }),
    draft({ authorization: "Bearer own" }),
  );
  expect(alternative.claims.map(({ name }) => name)).toEqual(["key"]);
  expect(alternative.isOwn).toBe(true);
});

test("refuses an alternative of which the caller gives one half and the client nothing", () => {
  const operation = requiring({ bearer: [], key: [] });
  expect(() => chooseAlternative(operation, holding({}), draft({ "x-api-key": "own" }))).toThrow(
    expect.objectContaining({ code: "MISSING_CREDENTIAL", schemes: ["bearer"] }),
  );
});

test("knows no scopes of a token that is a string", () => {
  expect(chosen(requiring({ oauth: ["admin"] }), holding({ oauth: "t" }))).toEqual(["oauth"]);
});

test("knows each session of an operation once", () => {
  const session = scriptedSession();
  const operation = requiring({ bearer: [] }, { bearer: [], key: [] }, {});
  expect(alternativesOf(operation, holding({ bearer: session, key: "k" })).sources).toEqual([session["~credential"]]);
});
