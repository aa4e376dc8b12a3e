import { describe, expect, test } from "vitest";
import { createSession, type Session } from "../../../src/session/session.ts";
import { cookieStore } from "../../../src/stores/cookie/cookie-store.ts";
import type { Cookies } from "../../../src/stores/cookie/cookies.ts";
import type { StoredTokens } from "../../../src/stores/store.ts";
import { storeCases } from "../../../src/stores/suite/store-cases.ts";
import { type Browser, browser } from "./browser.ts";

const secrets = "a secret of thirty-two characters";
const options = { name: "session", secrets };
const never = new AbortController().signal;
let serial = 0;

/** Tokens of a sign-in of their own. */
const tokensOf = (user: string, edition = 0): StoredTokens => ({
  accessToken: `${user}-A${edition}`,
  refreshToken: `${user}-R${edition}`,
  issuedAt: Date.now(),
  lifetime: 600,
  signIn: `${user}-${serial}`,
  edition,
});

/** A browser that is signed in. */
async function signedIn(user: string): Promise<Browser> {
  serial++;
  const it = browser();
  await cookieStore(it.request(), options).set(tokensOf(user));
  return it;
}

test("passes the suite of stores, as far as cookies of one request go", async () => {
  const judged = storeCases.map(async ({ name, run }) => {
    const own = { ...options, name: `session-${serial++}` };
    const cookies = browser().liveRequest();
    const open = () => ({
      store: cookieStore(cookies, own),
      other: () => cookieStore(cookies, own),
      dispose: () => undefined,
    });
    return [name, await run(open).catch(String)] as const;
  });
  const fine = ["{}", '{"skipped":"the store has no `subscribe`"}'];
  const faults = (await Promise.all(judged)).filter(([, outcome]) => !fine.includes(JSON.stringify(outcome)));
  expect(faults).toEqual([]);
});

test("never mixes users whose tokens do not say whose they are", async () => {
  const nameless = (user: string, edition: number) => ({ ...tokensOf(user, edition), signIn: "" });
  const [ann, bob] = [browser(), browser()];
  await cookieStore(bob.request(), options).set(nameless("bob", 0));
  await cookieStore(ann.request(), options).set(nameless("ann", 1));
  expect(await cookieStore(bob.request(), options).get()).toMatchObject({ accessToken: "bob-A0" });
  await cookieStore(ann.request(), options).delete();
  expect(await cookieStore(bob.request(), options).get()).toMatchObject({ accessToken: "bob-A0" });
});

describe("the cookie", () => {
  test.each([
    ["__Host-session", { path: "/app" }],
    ["__Host-session", { domain: "example.com" }],
    ["__host-session", { secure: false }],
    ["__Secure-session", { secure: false }],
    ["session", { secure: false, sameSite: "none" }],
  ] as const)("called %s is refused with %o, which browsers drop", (name, attributes) => {
    expect(() => cookieStore(browser().request(), { ...options, name, attributes })).toThrow(TypeError);
  });

  test("shows no token, and is kept from scripts, plain http and other sites", async () => {
    const { jar } = await signedIn("ann");
    const { value, attributes } = jar.get("session") ?? {};
    expect(value).not.toMatch(/ann|accessToken/u);
    expect(attributes).toEqual({ httpOnly: true, secure: true, sameSite: "lax", path: "/", maxAge: 2_592_000 });
  });

  test("takes other attributes, but is never shown to scripts", async () => {
    const it = browser();
    const attributes = { path: "/app", sameSite: "strict", maxAge: 60, ...JSON.parse('{"httpOnly":false}') } as const;
    await cookieStore(it.request(), { ...options, attributes }).set(tokensOf("ann"));
    expect(it.jar.get("session")?.attributes).toMatchObject({
      path: "/app",
      sameSite: "strict",
      maxAge: 60,
      httpOnly: true,
    });
  });

  test("goes on in further ones where it is long, and takes them back when it is short again", async () => {
    const it = browser();
    const long = { ...tokensOf("ann"), accessToken: "x".repeat(9000) };
    await cookieStore(it.request(), options).set(long);
    expect([...it.jar.keys()]).toEqual(["session", "session.1", "session.2", "session.3"]);
    for (const [name, { value }] of it.jar) expect(name.length + value.length).toBeLessThanOrEqual(4096);
    expect(await cookieStore(it.request(), options).get()).toEqual(long);
    await cookieStore(it.request(), options).set({ ...long, accessToken: "short", edition: 1 });
    expect([...it.jar.keys()]).toEqual(["session"]);
    await cookieStore(it.request(), options).set({ ...long, edition: 2 });
    await cookieStore(it.request(), options).delete();
    expect([...it.jar.keys()]).toEqual([]);
  });

  test("that cannot hold the tokens is a fault of the write", async () => {
    const store = cookieStore(browser().request(), options);
    const long = { ...tokensOf("ann"), accessToken: "x".repeat(20_000) };
    await expect(store.set(long)).rejects.toMatchObject({ code: "STORE", step: "write" });
  });

  test("of which a part is missing counts as none", async () => {
    const it = browser();
    await cookieStore(it.request(), options).set({ ...tokensOf("ann"), accessToken: "x".repeat(9000) });
    it.jar.delete("session.2");
    expect(await cookieStore(it.request(), options).get()).toBeUndefined();
  });

  test.each([
    ["changed", (value: string) => `${value.slice(0, 30)}${value[30] === "A" ? "B" : "A"}${value.slice(31)}`],
    ["made up", () => "1.made-up"],
    ["of somebody who does not know the secret", (value: string) => `1.${value}`],
  ])("that was %s opens no session, and a new sign-in replaces it", async (_, change) => {
    const it = await signedIn("ann");
    const kept = it.jar.get("session");
    if (kept !== undefined) it.jar.set("session", { ...kept, value: change(kept.value) });
    await expect(cookieStore(it.request(), options).get()).rejects.toMatchObject({ code: "STORE", step: "read" });
    await cookieStore(it.request(), options).set(tokensOf("bob"));
    expect(await cookieStore(it.request(), options).get()).toMatchObject({ accessToken: "bob-A0" });
  });

  test("is opened with an old secret, and sealed with the new one", async () => {
    const it = await signedIn("ann");
    const next = { name: "session", secrets: [`new ${secrets}`, secrets] };
    const tokens = await cookieStore(it.request(), next).get();
    expect(tokens).toMatchObject({ accessToken: "ann-A0" });
    await cookieStore(it.request(), next).set({ ...tokensOf("ann"), edition: 1 });
    await expect(cookieStore(it.request(), options).get()).rejects.toMatchObject({ code: "STORE" });
  });

  test.each([
    ["a name with a space", { name: "my session", secrets }],
    ["no name", { name: "", secrets }],
    ["a name that would set an attribute", { name: "a;domain=b", secrets }],
    ["a short secret", { name: "session", secrets: "short" }],
    ["no secret", { name: "session", secrets: [] }],
  ])("is not made with %s", (_, wrong) => {
    expect(() => cookieStore(browser().request(), wrong)).toThrow(TypeError);
  });
});

/** An authorization server with strict rotation, for one user. */
function rotating(user: string) {
  let current = `${user}-R0`;
  const counts = { refreshes: 0, reuses: 0 };
  const refresh = async (refreshToken: string) => {
    await new Promise((resolve) => void setTimeout(resolve, 5));
    if (refreshToken !== current) {
      counts.reuses++;
      throw Object.assign(new Error("reused"), { name: "RefreshRejectedError", code: "REFRESH_REJECTED" });
    }
    counts.refreshes++;
    current = `${user}-R${counts.refreshes}`;
    return { accessToken: `${user}-A${counts.refreshes}`, refreshToken: current, expiresIn: 600 };
  };
  return { counts, refresh };
}

/** The session of one request, an hour later. */
function sessionOf(cookies: Cookies, server: ReturnType<typeof rotating>): Session {
  return createSession({
    store: cookieStore(cookies, options),
    refresh: server.refresh,
    now: () => Date.now() + 3_600_000,
  });
}

describe("requests of one user", () => {
  test("that come at once with an expired token share one refresh, and each answer has the new cookie", async () => {
    const it = await signedIn("ann");
    const server = rotating("ann");
    const requests = Array.from({ length: 5 }, () => it.request());
    const tokens = await Promise.all(requests.map((cookies) => sessionOf(cookies, server).accessToken()));
    expect(new Set(tokens)).toEqual(new Set(["ann-A1"]));
    expect(server.counts).toEqual({ refreshes: 1, reuses: 0 });
    expect(await cookieStore(it.request(), options).get()).toMatchObject({ refreshToken: "ann-R1" });
  });

  test("that come late with the old cookie find the new tokens, and their browser gets them", async () => {
    const it = await signedIn("ann");
    const server = rotating("ann");
    const late = it.request();
    await sessionOf(it.request(), server).accessToken();
    it.jar.clear();
    expect(await cookieStore(late, options).get()).toMatchObject({ accessToken: "ann-A1" });
    expect(await cookieStore(it.request(), options).get()).toMatchObject({ accessToken: "ann-A1" });
  });

  test("find tokens whose cookie could not be set any more", async () => {
    const it = await signedIn("ann");
    const server = rotating("ann");
    const events: unknown[] = [];
    const session = sessionOf(it.lateRequest(), server);
    session.subscribe((event) => events.push(event));
    expect(await session.accessToken()).toBe("ann-A1");
    await expect
      .poll(() => events)
      .toContainEqual(expect.objectContaining({ type: "failed", error: expect.objectContaining({ step: "write" }) }));
    expect(await sessionOf(it.request(), server).accessToken()).toBe("ann-A1");
    expect(server.counts).toEqual({ refreshes: 1, reuses: 0 });
  });

  test("that come after a sign-out with the old cookie are signed out", async () => {
    const it = await signedIn("ann");
    const late = it.request();
    await sessionOf(it.request(), rotating("ann")).end();
    expect([...it.jar.keys()]).toEqual([]);
    expect(await cookieStore(late, options).get()).toBeUndefined();
  });
});

test("two users never mix, however their requests are woven", async () => {
  const users = ["ann", "bob", "cid"];
  const all = await Promise.all(
    users.map(async (user) => ({ user, server: rotating(user), browser: await signedIn(user) })),
  );
  const calls = Array.from({ length: 10 }, () => all).flat();
  const came = await Promise.all(
    calls.map(async ({ user, server, browser: it }) => {
      return (await sessionOf(it.request(), server).accessToken()).startsWith(`${user}-`);
    }),
  );
  expect(new Set(came)).toEqual(new Set([true]));
  for (const { server } of all) expect(server.counts).toEqual({ refreshes: 1, reuses: 0 });
});

test("a wait for another request's refresh ends with its signal", async () => {
  const it = await signedIn("ann");
  const [one, two] = [cookieStore(it.request(), options), cookieStore(it.request(), options)];
  let letGo = (): void => undefined;
  let held: Promise<void> | undefined;
  // The first one has it before the second one asks: each opens its cookie first, in its own time.
  await new Promise<void>((begun) => {
    const work = () => (begun(), new Promise<void>((resolve) => void (letGo = resolve)));
    held = one.lock?.(work, never);
  });
  await expect(two.lock?.(async () => "had", AbortSignal.timeout(50))).rejects.toMatchObject({ name: "TimeoutError" });
  letGo();
  await held;
  expect(await two.lock?.(async () => "had", never)).toBe("had");
});
