import { apiKey } from "../../src/middleware/api-key.ts";
import { userPassword } from "../../src/middleware/user-password.ts";
import { expect, test } from "vitest";
import type { Operation } from "../../src/operation/operation.ts";
import type { SecurityRequirement } from "../../src/operation/requirement.ts";
import { SessionEndedError, SignedOutError } from "../../src/errors.ts";
import { alternativesOf } from "../../src/security/alternative.ts";
import type { CallerRequest, SecuritySchemes } from "../../src/security/scheme.ts";
import { ranked, schemesSetByCaller } from "../../src/security/choose-alternative.ts";
import type { CallOfSession, Credential, TokenSource } from "../../src/security/credential.ts";
import { rethrow, sessionCalls } from "../../src/security/session-token.ts";
import { scriptedSession } from "./token-source.ts";

const schemes: SecuritySchemes = {
  bearer: { type: "http", scheme: "bearer" },
  basic: { type: "http", scheme: "basic", by: userPassword },
  key: { type: "apiKey", in: "header", name: "X-API-Key", by: apiKey },
  oauth: { type: "oauth2" },
};

const requiring = (...security: SecurityRequirement[]): Operation => ({ method: "GET", path: "/feed", security });

const draft = (headers: Record<string, string> = {}): CallerRequest => ({
  url: "https://api.test/feed",
  headers,
});

const callOf = (signal?: AbortSignal): CallOfSession => ({
  operation: { method: "GET", path: "/feed" },
  signal,
  progress: { phase: "first" },
});

const signedOut = () => scriptedSession({ hasTokens: false });

function openStores(
  operation: Operation,
  credentials: Readonly<Record<string, Credential>>,
  given: CallerRequest,
): Promise<void> | undefined {
  const known = alternativesOf(operation, { schemes, credentials: new Map(Object.entries(credentials)) });
  return sessionCalls.openStores(ranked(known, schemesSetByCaller(known, given)), callOf());
}

function tokenOf(source: TokenSource, call = callOf()) {
  const claim = { name: "oauth", scheme: { type: "oauth2" }, scopes: ["read"] } as const;
  return sessionCalls.tokenFor(source, source.signOuts, claim, call);
}

test("waits until a session has read its store", async () => {
  let isRead = false;
  const opening = Promise.resolve().then(() => {
    isRead = true;
  });
  const bearer = scriptedSession({ opening: () => (isRead ? undefined : opening) });
  const pending = openStores(requiring({ bearer: [] }), { bearer }, draft());
  expect([pending, isRead]).toEqual([expect.any(Promise), false]);
  await pending;
  expect(isRead).toBe(true);
});

test.each([
  ["an alternative before it is satisfied", requiring({ key: [] }, { bearer: [] }), draft()],
  ["its alternative lacks another credential", requiring({ bearer: [], basic: [] }, { key: [] }), draft()],
  ["the caller's own header wins", requiring({ bearer: [] }), draft({ authorization: "Bearer own" })],
  ["the operation is public", requiring(), draft()],
])("waits for no store where %s", (_, operation, given) => {
  const session = scriptedSession({ opening: () => Promise.resolve() });
  expect(openStores(operation, { bearer: session, key: "k" }, given)).toBeUndefined();
});

test("waits for the store of a later alternative when an earlier session turns out to have no tokens", () => {
  let count = 0;
  const second = scriptedSession({ opening: () => (count++ === 0 ? Promise.resolve() : undefined) });
  expect(
    openStores(requiring({ bearer: [] }, { oauth: [] }), { bearer: signedOut(), oauth: second }, draft()),
  ).toBeInstanceOf(Promise);
});

test("has a live token at hand, and waits for nothing", () => {
  const call = callOf();
  const token = tokenOf(scriptedSession()["~credential"], call);
  expect([token.atHand, token.obtain(), token.newerThan("token-1"), call.progress.phase]).toEqual([
    "token-1",
    undefined,
    undefined,
    "first",
  ]);
});

test("obtains a token where none is live, and where another one has come", async () => {
  const call = callOf();
  const fresh = () => Promise.resolve("token-2");
  const source = scriptedSession({ current: () => undefined, held: () => "token-2", obtain: fresh })["~credential"];
  const token = tokenOf(source, call);
  expect(token.atHand).toBeUndefined();
  expect(await token.obtain()).toBe("token-2");
  expect(await token.newerThan("token-1")).toBe("token-2");
  expect(call.progress.phase).toBe("session");
});

test("tells why there are no tokens with the operation", () => {
  const { "~credential": source } = scriptedSession({ absence: () => new SignedOutError("Nobody is signed in") });
  const error = sessionCalls.absence(source, { method: "GET", path: "/feed" });
  expect(error).toMatchObject({ code: "SIGNED_OUT", message: "Nobody is signed in (GET /feed)" });
});

test("tells a session's error with the operation, and the caller's own reason as it is, whatever it is", () => {
  const error = new SessionEndedError("Over", { reason: "rejected" });
  expect(() => rethrow(error, callOf())).toThrow("Over (GET /feed)");
  const call = callOf(AbortSignal.abort(error));
  const thrown = (() => {
    try {
      return rethrow(error, call);
    } catch (caught) {
      return caught;
    }
  })();
  expect(thrown).toBe(error);
});
