import { expect, test, vi } from "vitest";
import { type CreateClient, defineClient } from "../../src/client/create-client.ts";
import { clientCredentials } from "../../src/oauth2/client-credentials.ts";
import { createSession, type Session } from "../../src/session/session.ts";
import { memoryStore } from "../../src/stores/memory-store.ts";
import { LIFETIME } from "./identity-provider.ts";
import { idp, runProvider } from "./running-provider.ts";

runProvider();

async function call(session: Session, count: number): Promise<Set<number>> {
  const create: CreateClient<{ oauth: Session }, string> = defineClient({
    servers: [idp.api],
    schemes: { oauth: { type: "oauth2" } },
  }) as never; // As generated code has it: the document says what it takes.
  const client = create({ auth: { oauth: session } });
  const answers = Array.from({ length: count }, async () => {
    const response = await client.fetch("/account", { security: [{ oauth: [] }] });
    await response.text();
    return response.status;
  });
  return new Set(await Promise.all(answers));
}

const service = { clientId: "service", clientSecret: "service-secret", scope: "api:read" };

test("a session by the client's own credentials needs no sign-in, and one grant an expiry", async () => {
  const session = createSession({ refresh: clientCredentials({ issuer: idp.issuer, ...service }) });
  for (let expiry = 1; expiry <= 20; expiry++) {
    expect(await call(session, 20)).toEqual(new Set([200]));
    expect(idp.counts.clientGrants).toBe(expiry);
    vi.setSystemTime(Date.now() + (LIFETIME + 1) * 1000);
  }
  expect(idp.counts.refusals).toBe(0);
});

test("the secret goes in the body where the server wants it there", async () => {
  const poster = { clientId: "poster", clientSecret: "poster-secret", authentication: "client_secret_post" } as const;
  const session = createSession({ refresh: clientCredentials({ issuer: idp.issuer, ...poster }) });
  expect(await call(session, 1)).toEqual(new Set([200]));
});

test("a wrong secret is a failure that a later call may get over, never the end", async () => {
  const wrong = { ...service, clientSecret: "wrong" };
  const session = createSession({ refresh: clientCredentials({ issuer: idp.issuer, ...wrong }) });
  await expect(call(session, 3)).rejects.toMatchObject({ code: "REFRESH_FAILED" });
  expect(session.status).toBe("active");
});

test("a refresh token beside the tokens is not kept: there is nothing that it is for", async () => {
  const answer = { access_token: "A1", token_type: "bearer", refresh_token: "R1" };
  const fetch = async () => Response.json(answer);
  const refresh = clientCredentials({ tokenEndpoint: "https://id.example/token", ...service, fetch });
  const store = memoryStore();
  const session = createSession({ refresh, store });
  expect(await session.accessToken()).toBe("A1");
  expect(await store.get()).not.toHaveProperty("refreshToken");
});

test("a client that has nothing to prove itself with is a TypeError", () => {
  expect(() => clientCredentials({ issuer: idp.issuer, clientId: "app" })).toThrow(TypeError);
});
