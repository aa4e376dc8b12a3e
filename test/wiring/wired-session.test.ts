import { describe, expect, test } from "vitest";
import { defineClient } from "../../src/client/create-client.ts";
import { defineSession, type ScopedSessionOptions } from "../../src/wiring/wired-session.ts";
import type { Session } from "../../src/session/session.ts";
import { stepUp } from "../../src/session/step-up.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { byCookie, definition, ok, refreshed, signedIn, type Wired, wired, wiring } from "./wired.ts";

const answers = { "/v1/auth/sign-in": ok(signedIn), "/v1/auth/refresh": ok(refreshed) };

/** What fetch is told for each of the three steps. */
async function credentialsOf({ session, sent, pass }: Wired): Promise<string[]> {
  await session.signIn({});
  pass(3600);
  await session.accessToken();
  await session.signOut();
  return sent.map(({ request }) => request.credentials);
}

describe("credentials of fetch", () => {
  test("are included in all three steps where the refresh token is in a cookie", async () => {
    expect(await credentialsOf(wired(answers, byCookie))).toEqual(["include", "include", "include"]);
  });

  test("are the platform's own where it is not", async () => {
    expect(await credentialsOf(wired(answers))).toEqual(["same-origin", "same-origin", "same-origin"]);
  });

  test("are what the options say, and what a call says before that", async () => {
    const { session, sent } = wired(answers, byCookie, { credentials: "same-origin" });
    await session.signIn({});
    await session.signIn({}, { credentials: "omit" });
    expect(sent.map(({ request }) => request.credentials)).toEqual(["same-origin", "omit"]);
  });
});

test("online is asked before a sign-in and a sign-out", async () => {
  const { session, sent } = wired(answers, {}, { online: async () => false });
  await expect(session.signIn({})).rejects.toMatchObject({ code: "OFFLINE" });
  await session.start({ accessToken: "A1" });
  await expect(session.signOut()).rejects.toMatchObject({ code: "OFFLINE" });
  expect(sent).toEqual([]);
});

test("stepUp is refused where the document has no scopes, and taken where its generated code asks for them", () => {
  const options: ScopedSessionOptions = { stepUp: async () => ({ accessToken: "A2" }) };
  const create = (part: object) => defineSession(definition, { ...wiring, ...part })(options);
  expect(() => create({})).toThrow(
    new TypeError("createSession: `stepUp` is never asked, since the document's security has no scopes"),
  );
  const session: Session = create({ stepUp });
  expect(session["~credential"].canStepUp).toBe(true);
});

test("a client of another origin does not take the session: a TypeError", () => {
  const { session } = wired({});
  const create = () => defineClient(definition)({ baseUrl: "https://other.example", auth: { bearerAuth: session } });
  expect(create).toThrow(TypeError);
});

test.each([
  { method: "POST", path: "/admin/refresh" },
  { method: "PUT", path: "/auth/refresh" },
])("a store is shared by wirings with the same refresh operation: $method $path is another one's", (operation) => {
  const options = { store: memoryStore(), now: Date.now };
  wired({}, {}, options);
  const other = { refresh: { ...wiring.refresh, endpoint: { operation } } };
  expect(() => wired({}, other, options)).toThrow(/another `refresh`/);
  expect(() => wired({}, {}, { ...options, baseUrl: "https://api.example/v2" })).toThrow(/another `refresh`/);
  expect(wired({}, {}, { ...options, baseUrl: "https://api.example/v1/" }).session.status).toBe("signed-out");
});
