import { describe, expect, test } from "vitest";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { signingIn } from "../../src/wiring/sign-in.ts";
import { endpoints, ok, signedIn, wired } from "./wired.ts";

describe("sign-in", () => {
  test("of the 2xx class starts the session, with what the pointers lead to", async () => {
    const { session, sent } = wired({ "/v1/auth/sign-in": ok(signedIn) });
    const result = await session.signIn({ name: "ada", password: "secret" });
    expect([result.ok, session.status, await session.accessToken()]).toEqual([true, "active", "A1"]);
    expect([sent[0]?.url, sent[0]?.body]).toEqual([
      "https://api.example/v1/auth/sign-in",
      '{"name":"ada","password":"secret"}',
    ]);
  });

  test("that is refused is the caller's, and starts nothing, whatever it holds", async () => {
    const { session } = wired({ "/v1/auth/sign-in": () => Response.json(signedIn, { status: 401 }) });
    expect([(await session.signIn({})).status, session.status]).toEqual([401, "signed-out"]);
  });

  test.each<[string, unknown]>([
    ["a challenge for a second factor", { mfaRequired: true, mfaToken: "m-1" }],
    ["null where the token would be", { tokens: { access: null } }],
    ["an empty token", { tokens: { access: "" } }],
    ["a list", []],
  ])("that brings %s is the caller's, and starts nothing", async (_, answer) => {
    const { session } = wired({ "/v1/auth/sign-in": ok(answer) });
    expect(await session.signIn({})).toMatchObject({ ok: true, data: answer });
    expect(session.status).toBe("signed-out");
  });

  test("without a token in its answer leaves who is signed in alone", async () => {
    const { session } = wired({ "/v1/auth/sign-in": ok({ mfaRequired: true }) });
    await session.start({ accessToken: "B1" });
    await session.signIn({});
    expect([session.status, await session.accessToken()]).toEqual(["active", "B1"]);
  });

  test("under another content type is read as the JSON that it is", async () => {
    const headers = { "content-type": "text/plain;charset=utf-8" };
    const { session } = wired({ "/v1/auth/sign-in": () => new Response(JSON.stringify(signedIn), { headers }) });
    expect([(await session.signIn({})).data, await session.accessToken()]).toEqual([signedIn, "A1"]);
  });

  test("cuts white space around a token, and refuses one that no header can carry", async () => {
    const tokens = { access: "A1\n" };
    const { session } = wired({ "/v1/auth/sign-in": () => Response.json({ tokens }) });
    await session.signIn({});
    expect(await session.accessToken()).toBe("A1");
    tokens.access = "ключ";
    await expect(session.signIn({})).rejects.toMatchObject({ code: "RESPONSE_BODY", path: "/auth/sign-in" });
    expect(await session.accessToken()).toBe("A1");
  });

  test("on a first visit tells of a start, and of no end", async () => {
    const events: string[] = [];
    const store = { ...memoryStore(), get: () => new Promise<undefined>(() => undefined) };
    const onEvent = ({ type }: { type: string }) => void events.push(type);
    const { session } = wired({ "/v1/auth/sign-in": ok(signedIn) }, {}, { store, onEvent });
    await session.signIn({});
    expect(events).toEqual(["started"]);
  });

  test("sends the constants of its wiring, under what its caller gives", async () => {
    const endpoint = { operation: { ...endpoints.signIn.operation, path: "/v{version}/sign-in" } };
    const params = { path: { version: "2" }, body: { client: "web", device: { os: "linux", kind: "pc" } } };
    const signIn = { by: signingIn, endpoint, accessToken: "/a", params };
    const { session, sent } = wired({}, { signIn });
    await session.signIn({ name: "ada", device: { kind: "phone" } });
    expect([sent[0]?.url, JSON.parse(sent[0]?.body ?? "")]).toEqual([
      "https://api.example/v1/v2/sign-in",
      { client: "web", device: { os: "linux", kind: "phone" }, name: "ada" },
    ]);
  });

  test("on an active session ends it first: its calls do not go on as the new user", async () => {
    const { session } = wired({ "/v1/auth/sign-in": ok(signedIn) });
    await session.start({ accessToken: "B1" });
    const events: string[] = [];
    session.subscribe(({ type }) => void events.push(type));
    const before = session["~credential"].signOuts;
    await session.signIn({});
    expect(events).toEqual(["ended", "started"]);
    await expect(session["~credential"].obtain({ signOuts: before })).rejects.toMatchObject({ code: "SIGNED_OUT" });
  });
});
