import { expect, test } from "vitest";
import { createClientOf } from "../../src/client/create-client.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import type { SessionOptions } from "../../src/session/session-options.ts";
import type { Tokens } from "../../src/session/tokens.ts";
import { circle, kept } from "./circle.ts";
import { deferred, settled } from "./rig.ts";

const definition = { servers: ["https://api.test"], schemes: { oauth: { type: "oauth2" } } } as const;

/** A signed-in session, a client with it, what was sent, and what the application was asked for. */
function rig({ scope = "read", ...options }: Omit<SessionOptions, "stepUp"> & { scope?: string } = {}) {
  const asked: { scopes: readonly string[]; signal: AbortSignal; answer: ReturnType<typeof deferred<Tokens>> }[] = [];
  const sent: (string | null)[] = [];
  const session = createSession({
    ...options,
    stepUp: (scopes, { signal }) => {
      const answer = deferred<Tokens>();
      asked.push({ scopes, signal, answer });
      return answer.promise;
    },
  });
  void session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600, scope });
  return { session, asked, sent, call: caller(session, sent) };
}

function caller(session: Session, sent: (string | null)[]) {
  const client = createClientOf(definition, {
    auth: { oauth: session },
    fetch: (request) => {
      sent.push(request.headers.get("authorization"));
      return Promise.resolve(new Response(null, { status: 204 }));
    },
  });
  return (scopes: string[], signal?: AbortSignal) =>
    client["~call"]({ method: "GET", path: "/reports", security: [{ oauth: scopes }] }, { signal });
}

test("asks for what was granted and what is missing together, and sends the call with what comes", async () => {
  const { session, asked, sent, call } = rig();
  const events: string[] = [];
  session.subscribe(({ type }) => events.push(type));
  const pending = call(["read", "admin"]);
  await settled();
  expect([asked[0]?.scopes, sent]).toEqual([["read", "admin"], []]);
  asked[0]?.answer.resolve({ accessToken: "A2", expiresIn: 3600 });
  expect((await pending).status).toBe(204);
  expect([sent, events]).toEqual([["Bearer A2"], ["refreshed"]]);
});

test("asks once for all calls of the same moment, their scopes united", async () => {
  const { asked, sent, call } = rig();
  const pending = [call(["admin"]), call(["billing"]), call(["admin", "read"])];
  await settled();
  expect(asked.map(({ scopes }) => scopes)).toEqual([["read", "admin", "billing"]]);
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await Promise.all(pending);
  expect(sent).toEqual(["Bearer A2", "Bearer A2", "Bearer A2"]);
});

test("asks again, afterwards, for what is needed while the answer is awaited", async () => {
  const { asked, call } = rig();
  const first = call(["admin"]);
  await settled();
  const second = call(["billing"]);
  await settled();
  expect(asked).toHaveLength(1);
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await first;
  await settled();
  expect(asked[1]?.scopes).toEqual(["read", "admin", "billing"]);
  asked[1]?.answer.resolve({ accessToken: "A3" });
  expect((await second).status).toBe(204);
});

test("asks a call once: too little is a typed error, and nothing is sent", async () => {
  const { asked, sent, call } = rig();
  const pending = call(["admin", "billing"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2", scope: "read admin" });
  await expect(pending).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", missing: ["billing"] });
  expect([asked.length, sent]).toEqual([1, []]);
});

test("tells why it was refused, and asks anew the next time", async () => {
  const { asked, call } = rig();
  const pending = call(["admin"]);
  await settled();
  const cause = new Error("The user declined");
  asked[0]?.answer.reject(cause);
  await expect(pending).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", missing: ["admin"], cause });
  void call(["admin"]).catch(() => undefined);
  await settled();
  expect(asked).toHaveLength(2);
});

test("never refreshes for a scope, with or without somebody to ask", async () => {
  let refreshes = 0;
  const refresh = () => {
    refreshes++;
    return Promise.resolve({ accessToken: "A2" });
  };
  const session = createSession({ refresh });
  void session.start({ accessToken: "A1", refreshToken: "R1", expiresIn: 3600, scope: "read" });
  const sent: (string | null)[] = [];
  const error = caller(session, sent)(["admin"]);
  await expect(error).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", scheme: "oauth", missing: ["admin"] });
  expect([refreshes, sent]).toEqual([0, []]);
});

test("keeps the refresh token where the answer brings none", async () => {
  const presented: string[] = [];
  const refresh = (token: string) => {
    presented.push(token);
    return Promise.resolve({ accessToken: "A3", expiresIn: 3600 });
  };
  let now = 0;
  const { asked, sent, call } = rig({ refresh, now: () => now });
  const pending = call(["admin"]);
  await settled();
  asked[0]?.answer.resolve({ accessToken: "A2", expiresIn: 3600 });
  await pending;
  now += 3_600_000;
  await call(["admin"]);
  expect([presented, sent]).toEqual([["R1"], ["Bearer A2", "Bearer A3"]]);
});

test("a caller's abort ends its own wait, and nobody else's", async () => {
  const { asked, call } = rig();
  const controller = new AbortController();
  const left = call(["admin"], controller.signal);
  const stays = call(["admin"]);
  await settled();
  controller.abort("enough");
  await expect(left).rejects.toBe("enough");
  expect(asked[0]?.signal.aborted).toBe(false);
  asked[0]?.answer.resolve({ accessToken: "A2" });
  expect((await stays).status).toBe(204);
});

test("a sign-out makes the answer worthless, and says so to who is asked", async () => {
  const { session, asked, sent, call } = rig();
  const pending = call(["admin"]);
  await settled();
  await session.end();
  expect(asked[0]?.signal.aborted).toBe(true);
  await expect(pending).rejects.toMatchObject({ code: "SIGNED_OUT" });
  asked[0]?.answer.resolve({ accessToken: "A2" });
  await settled();
  expect([session.status, sent]).toEqual(["signed-out", []]);
});

test.each([undefined, {}, { accessToken: "" }, { accessToken: 7 }])(
  "refuses the call when it brings %j",
  async (brought) => {
    const { session, asked, sent, call } = rig();
    const pending = call(["admin"]);
    await settled();
    asked[0]?.answer.resolve(brought as unknown as Tokens); // What an application without types may answer.
    await expect(pending).rejects.toMatchObject({
      code: "INSUFFICIENT_SCOPE",
      missing: ["admin"],
      cause: expect.any(TypeError),
    });
    expect([sent, await session.accessToken()]).toEqual([[], "A1"]);
  },
);

test("a sign-in of somebody else aborts it: nobody goes on with what it brings", async () => {
  const { session, asked, sent, call } = rig();
  const pending = call(["admin"]).catch((error: unknown) => error);
  await settled();
  await session.start({ accessToken: "BOB", refreshToken: "SB", expiresIn: 3600, scope: "read admin" });
  expect(asked[0]?.signal.aborted).toBe(true);
  asked[0]?.answer.resolve({ accessToken: "ADA-2", scope: "read admin" });
  await settled();
  expect(await pending).toMatchObject({ code: "SIGNED_OUT" });
  expect([sent, await session.accessToken()]).toEqual([[], "BOB"]);
});

test("another holder's sign-in makes what it brings worthless", async () => {
  const shared = circle();
  const { session, asked, sent, call } = rig({ store: shared.holder({ subscribe: true }) });
  await session.ready;
  await settled();
  const pending = call(["admin"]).catch((error: unknown) => error);
  await settled();
  await shared.holder().set({ ...kept("BOB"), issuedAt: Date.now() });
  await settled();
  asked[0]?.answer.resolve({ accessToken: "ADA-2", scope: "read admin" });
  expect(await pending).toMatchObject({ code: "SIGNED_OUT" });
  expect([sent, await session.accessToken()]).toEqual([[], "ABOB"]);
});
