import { apiKey } from "../../src/middleware/api-key.ts";
import { customRequest } from "../../src/middleware/custom-request.ts";
import { expect, test } from "vitest";
import type { TrackedCall } from "../../src/middleware/call.ts";
import { attachmentsOf, type Proof, proveAll, renewAll } from "../../src/middleware/proof.ts";
import type { Claim } from "../../src/security/alternative.ts";
import type { Credential } from "../../src/security/credential.ts";
import { scriptedSession } from "../security/token-source.ts";
import { sessionCalls } from "../../src/security/session-token.ts";
import { bareCall } from "./observed-client.ts";

const NOW = () => undefined;
const refusal = new Response(null, { status: 401 });

const callOf = (signal?: AbortSignal): TrackedCall => ({ ...bareCall(), signal });

const claim = (credential: Credential, name = "bearer"): Claim => ({
  name,
  credential,
  scopes: [],
  scheme: { type: "http", scheme: "bearer" },
});

const values = (proofs: readonly Proof[] | undefined) => proofs?.map(({ value }) => value);

test("waits for nobody with a string and a live token", () => {
  const call = callOf();
  const proofs = proveAll([claim("t"), claim(scriptedSession())], call, sessionCalls, NOW);
  expect(proofs).not.toBeInstanceOf(Promise);
  expect(values(proofs as readonly Proof[])).toEqual(["t", "token-1"]);
  expect(call.progress.phase).toBe("first");
});

test("waits for a function and for a session that has no live token, both at once", async () => {
  const call = callOf();
  const asked: string[] = [];
  const session = scriptedSession({
    current: () => undefined,
    obtain: () => {
      asked.push("session");
      return Promise.resolve("fresh");
    },
  });
  const answer = () => {
    asked.push("function");
    return Promise.resolve("f");
  };
  const pending = proveAll([claim(session), claim(answer)], call, sessionCalls, NOW);
  expect(call.progress.phase).toBe("session");
  expect(asked).toEqual(["session", "function"]);
  expect(values(await pending)).toEqual(["fresh", "f"]);
});

test("obtains nothing for somebody who signed in after the call began", async () => {
  const asked: number[] = [];
  const session = scriptedSession({
    signOuts: 2,
    obtain: ({ signOuts }) => {
      asked.push(signOuts);
      return Promise.reject(new Error("signed out"));
    },
  });
  await expect(proveAll([claim(session)], callOf(), sessionCalls, () => 1)).rejects.toThrow();
  expect(asked).toEqual([1]);
});

test("keeps proofs that are still what their session holds, without a wait", () => {
  const proofs = proveAll([claim(scriptedSession()), claim("t")], callOf(), sessionCalls, NOW) as readonly Proof[];
  expect(sessionCalls.keepCurrent(proofs)).toBe(proofs);
});

test("obtains anew what its session no longer holds, and leaves the rest", async () => {
  const session = scriptedSession({ held: () => "token-2", obtain: () => Promise.resolve("token-2") });
  const proofs = await proveAll([claim(session), claim(() => "f")], callOf(), sessionCalls, NOW);
  expect(values(await sessionCalls.keepCurrent(proofs))).toEqual(["token-2", "f"]);
});

test("renews nothing that nobody can renew", () => {
  const proofs = proveAll([claim("t"), claim(scriptedSession())], callOf(), sessionCalls, NOW) as readonly Proof[];
  expect(renewAll(proofs, refusal, callOf(), sessionCalls)).toBeUndefined();
});

test("is certain of a second request when a session renews, whatever a function says", async () => {
  const session = scriptedSession({ replace: () => Promise.resolve("token-1") });
  const proofs = await proveAll([claim(session), claim(() => "same")], callOf(), sessionCalls, NOW);
  const renewed = renewAll(proofs, refusal, callOf(), sessionCalls);
  expect(renewed?.isCertain).toBe(true);
  expect(values(await renewed?.finished)).toEqual(["token-1", "same"]);
});

test("asks a custom credential never, and hands it on as it is", () => {
  const apply = () => {
    throw new Error("asked");
  };
  const custom: Claim = {
    name: "mtls",
    credential: apply,
    scopes: ["role"],
    scheme: { type: "mutualTLS", by: customRequest },
  };
  const proofs = proveAll([custom], callOf(), sessionCalls, NOW) as readonly Proof[];
  expect(attachmentsOf(proofs, callOf())).toMatchObject([{ in: "request", name: "mtls", value: "" }]);
  expect(renewAll(proofs, refusal, callOf(), sessionCalls)).toBeUndefined();
});

test("sends again when one of two functions has another value", async () => {
  let count = 0;
  const proofs = await proveAll(
    [claim(() => "same"), claim(() => `t${++count}`, "other")],
    callOf(),
    sessionCalls,
    NOW,
  );
  const renewed = renewAll(proofs, refusal, callOf(), sessionCalls);
  expect([renewed?.isCertain, values(await renewed?.finished)]).toEqual([false, ["same", "t2"]]);
});

test("keeps one of two credentials that agree in one place of the query, and refuses two that do not", () => {
  const key = (credential: string, name: string): Claim => ({
    ...claim(credential, name),
    scheme: { type: "apiKey", in: "query", name: "api_key", by: apiKey },
  });
  const added = (...claims: Claim[]) =>
    attachmentsOf(proveAll(claims, callOf(), sessionCalls, NOW) as readonly Proof[], callOf());
  expect(added(key("k", "one"), key("k", "other"))).toMatchObject([{ in: "query", name: "api_key", value: "k" }]);
  expect(() => added(key("k", "one"), key("q", "other"))).toThrow(
    /^The credential for other has no place: query api_key/,
  );
});

test("asks functions again of a client without any session, and leaves strings alone", async () => {
  let count = 0;
  const proofs = await proveAll([claim(() => `t${++count}`), claim("s", "other")], callOf(), undefined, NOW);
  const renewed = renewAll(proofs, refusal, callOf(), undefined);
  expect([renewed?.isCertain, values(await renewed?.finished)]).toEqual([false, ["t2", "s"]]);
  const strings = await proveAll([claim("s")], callOf(), undefined, NOW);
  expect(renewAll(strings, refusal, callOf(), undefined)).toBeUndefined();
});
