import { describe, expect, test, vi } from "vitest";
import type { Client } from "../../src/client/client.ts";
import { type CreateClient, defineClient } from "../../src/client/create-client.ts";
import { SessionEndedError } from "../../src/errors.ts";
import { oauth2Refresh } from "../../src/oauth2/oauth2-refresh.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import type { Store } from "../../src/stores/store.ts";
import { circle } from "../session/circle.ts";
import { LIFETIME, type TokenAnswer } from "./identity-provider.ts";
import { idp, runProvider } from "./running-provider.ts";

runProvider();

const app = { id: "app" };
const web = { id: "web", secret: "web-secret" };

async function start(session: Session, answer: Promise<TokenAnswer>): Promise<Session> {
  const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn, scope } = await answer;
  await session.start({ accessToken, refreshToken, expiresIn, scope });
  return session;
}

function pass(seconds: number): void {
  vi.setSystemTime(Date.now() + seconds * 1000);
}

function clientOf(oauth: Session): Client<{ oauth: true }> {
  const create: CreateClient<{ oauth: Session }, string> = defineClient({
    servers: [idp.api],
    schemes: { oauth: { type: "oauth2" } },
  }) as never; // As generated code has it: the document says what it takes.
  return create({ auth: { oauth } });
}

/** Makes calls at once, from two clients; resolves to the statuses that there were. */
async function call(session: Session, count: number): Promise<Set<number>> {
  const clients = [clientOf(session), clientOf(session)];
  const answers = Array.from({ length: count }, async (_, index) => {
    const response = await clients[index % 2]?.fetch("/account", { security: [{ oauth: [] }] });
    await response?.text();
    return response?.status ?? 0;
  });
  return new Set(await Promise.all(answers));
}

describe.each([
  ["a public client", { clientId: "app" }, app],
  ["a confidential client", { clientId: "web", clientSecret: "web-secret" }, web],
])("%s of a server that rotates and detects reuse", (_, client, who) => {
  test("makes hundreds of calls across many expiries, and no family is revoked", async () => {
    const session = createSession({ refresh: oauth2Refresh({ issuer: idp.issuer, ...client }) });
    await start(session, idp.signIn(who));
    for (let expiry = 0; expiry < 30; expiry++) {
      pass(LIFETIME + 1);
      expect(await call(session, 20)).toEqual(new Set([200]));
    }
    expect(idp.counts).toMatchObject({ refreshes: 30, revokedFamilies: 0, requests: 600, refusals: 0 });
  });
});

test("what expired by the server's clock only is renewed after its refusal, once for all calls", async () => {
  const session = createSession({ refresh: oauth2Refresh({ issuer: idp.issuer, clientId: "app" }) });
  const { access_token: accessToken, refresh_token: refreshToken } = await idp.signIn(app);
  for (let expiry = 0; expiry < 10; expiry++) {
    // An opaque name hides the life that the token's claims would tell.
    if (expiry === 0) await session.start({ accessToken, refreshToken, expiresIn: 1e6 });
    pass(LIFETIME + 1);
    expect(await call(session, 20)).toEqual(new Set([200]));
  }
  expect(idp.counts).toMatchObject({ refreshes: 10, revokedFamilies: 0 });
});

test("holders of one store with a lock rotate one family in turn", async () => {
  const shared = circle();
  const holder = (store: Store) =>
    createSession({ store, refresh: oauth2Refresh({ issuer: idp.issuer, clientId: "app" }) });
  const first = await start(holder(shared.holder()), idp.signIn(app));
  const holders = [first, holder(shared.holder()), holder(shared.holder())];
  await Promise.all(holders.map(({ ready }) => ready));
  for (let expiry = 0; expiry < 20; expiry++) {
    pass(LIFETIME + 1);
    const statuses = await Promise.all(holders.map((session) => call(session, 10)));
    expect(statuses).toEqual([new Set([200]), new Set([200]), new Set([200])]);
  }
  expect(idp.counts).toMatchObject({ refreshes: 20, revokedFamilies: 0 });
});

test("the server is a strict judge: a refresh token that is presented twice costs the family", async () => {
  const { refresh_token } = await idp.signIn(app);
  const present = () => idp.ask({ grant_type: "refresh_token", client_id: "app", refresh_token });
  const statuses = (await Promise.all([present(), present()])).map(({ status }) => status);
  expect(new Set(statuses)).toEqual(new Set([200, 400]));
  expect(idp.counts.revokedFamilies).toBeGreaterThan(0);
});

test("a family that the server has revoked is a session that has ended", async () => {
  const session = createSession({ refresh: oauth2Refresh({ issuer: idp.issuer, clientId: "app" }) });
  const answer = await idp.signIn(app);
  await start(session, Promise.resolve(answer));
  for (let time = 0; time < 2; time++)
    await idp.ask({ grant_type: "refresh_token", client_id: "app", refresh_token: answer.refresh_token });
  pass(LIFETIME + 1);
  await expect(call(session, 5)).rejects.toBeInstanceOf(SessionEndedError);
  expect(session.status).toBe("ended");
});

test("fewer scopes than were granted can be asked for, and a call that needs more is not sent", async () => {
  const refresh = oauth2Refresh({ issuer: idp.issuer, clientId: "app", scope: "api:read" });
  const session = await start(createSession({ refresh, checkScopes: true }), idp.signIn(app));
  pass(LIFETIME + 1);
  expect(await call(session, 1)).toEqual(new Set([200]));
  const needy = clientOf(session).fetch("/account", { security: [{ oauth: ["api:write"] }] });
  await expect(needy).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE", missing: ["api:write"] });
});

test("what a step-up has been granted is asked for again, beside the configured scope", async () => {
  let asked = 0;
  const refresh = oauth2Refresh({ issuer: idp.issuer, clientId: "app", scope: "api:read" });
  const stepUp = async () => {
    asked++;
    const { access_token: accessToken, refresh_token: refreshToken, expires_in: expiresIn } = await idp.signIn(app);
    return { accessToken, refreshToken, expiresIn, scope: "api:read api:write" };
  };
  const session = createSession({ refresh, stepUp });
  await session.start({ accessToken: "A0", expiresIn: LIFETIME, scope: "api:read" });
  const write = () => clientOf(session).fetch("/account", { security: [{ oauth: ["api:write"] }] });
  for (let time = 0; time < 3; time++) {
    expect((await write()).status).toBe(200);
    pass(LIFETIME + 1);
  }
  expect(asked).toBe(1);
});

test("the token endpoint can be named where there is no metadata", async () => {
  const refresh = oauth2Refresh({ tokenEndpoint: `${idp.issuer}/token`, clientId: "app" });
  const session = await start(createSession({ refresh }), idp.signIn(app));
  pass(LIFETIME + 1);
  expect([await call(session, 3), idp.counts.refreshes]).toEqual([new Set([200]), 1]);
});

test("a client that the server does not know is no dead session", async () => {
  const refresh = oauth2Refresh({ issuer: idp.issuer, clientId: "nobody" });
  const session = await start(createSession({ refresh }), idp.signIn(app));
  pass(LIFETIME + 1);
  await expect(call(session, 1)).rejects.toMatchObject({ code: "REFRESH_FAILED" });
  expect(session.status).toBe("active");
});
