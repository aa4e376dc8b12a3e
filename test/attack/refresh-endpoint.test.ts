import { plainBodies } from "../../src/request/body.ts";
import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createClientOf } from "../../src/client/create-client.ts";
import { endpointOf } from "../../src/client/define-endpoint.ts";
import { defineSession, type CreateSession, type WiredSessionOptions } from "../../src/wiring/wired-session.ts";
import { recordingServer, type RecordingServer, reply } from "../middleware/recording-server.ts";

const definition = { servers: [], schemes: { bearer: { type: "http", scheme: "bearer" } } } as const;
const endpoint = (path: string) => ({
  operation: { method: "POST", path, body: { "application/json": {} }, bodies: plainBodies },
});
const tokens = { accessToken: "/access", refreshToken: "/refresh", expiresIn: "/expires" };

const createSession: CreateSession<undefined, undefined> = defineSession(definition, {
  scheme: "bearer",
  refresh: { endpoint: endpoint("/refresh"), send: "/token", ...tokens },
});

/** A server that refuses the token `old`, and whose refresh endpoint does as the test says. */
async function attacker(answer: (response: ServerResponse, server: RecordingServer) => void): Promise<RecordingServer> {
  const server: RecordingServer = await recordingServer(({ url, headers }, response) => {
    if (url === "/refresh") answer(response, server);
    else reply(response, headers.authorization === "Bearer old" ? 401 : 200, { url });
  });
  return server;
}

/** One call of a signed-in user, and what the session is afterwards. */
async function callAt({ origin }: RecordingServer, options: WiredSessionOptions = {}) {
  const session = createSession({ baseUrl: origin, ...options });
  await session.start({ accessToken: "old", refreshToken: "s3cr3t-refresh" });
  const client = createClientOf(definition, { baseUrl: origin, auth: { bearer: session } });
  const feed = endpointOf({ method: "GET", path: "/feed", security: [{ bearer: [] }] });
  const outcome: unknown = await feed(client).catch((error: unknown) => error);
  expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain("s3cr3t");
  return { outcome, session };
}

const refreshesAt = ({ seen }: RecordingServer) => seen.filter(({ url }) => url === "/refresh").length;

test("survives an answer of a hundred megabytes, and reads little of it", async () => {
  let written = 0;
  const chunk = Buffer.alloc(65_536, " ");
  const server = await attacker((response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const pour = (): void => {
      while (written < 100 * 2 ** 20 && !response.destroyed) {
        written += chunk.length;
        if (!response.write(chunk)) return void response.once("drain", pour);
      }
      response.end('{"access":"new"}');
    };
    pour();
  });
  const { outcome, session } = await callAt(server);
  expect(outcome).toMatchObject({ code: "REFRESH_FAILED", status: 401 });
  expect(session.status).toBe("active");
  expect(refreshesAt(server)).toBe(1);
  expect(written).toBeLessThan(50 * 2 ** 20);
});

test.each([
  [
    "that never ends",
    (response: ServerResponse) => void response.writeHead(200, { "content-type": "application/json" }).write(" "),
  ],
  [
    "of events that never end",
    (response: ServerResponse) => void response.writeHead(200, { "content-type": "text/event-stream" }).write(":\n"),
  ],
  ["that never begins", () => undefined],
])("lets no call wait longer than the limit for an answer %s", async (_, answer) => {
  const server = await attacker(answer);
  const start = performance.now();
  const { outcome } = await callAt(server, { timeout: 100 });
  expect(outcome).toMatchObject({ code: "REFRESH_FAILED" });
  expect(performance.now() - start).toBeLessThan(5000);
});

test.each([301, 302, 303, 307, 308])("sends no refresh token after a redirect: %i", async (status) => {
  const elsewhere = await recordingServer((_, response) => reply(response, 200, { access: "stolen" }));
  for (const target of [() => `${elsewhere.origin}/refresh`, (server: RecordingServer) => `${server.origin}/other`]) {
    const server = await attacker(
      (response, self) => void response.writeHead(status, { location: target(self) }).end(),
    );
    const { outcome, session } = await callAt(server);
    expect(outcome).toMatchObject({ code: "REFRESH_FAILED" });
    expect(session.status).toBe("active");
    expect(server.seen.map(({ url }) => url)).toEqual(["/feed", "/refresh"]);
  }
  expect(elsewhere.seen).toEqual([]);
});

test.each<[string, (response: ServerResponse) => void]>([
  ["HTML", (response) => void response.writeHead(200, { "content-type": "text/html" }).end("<p>Sign in, please</p>")],
  [
    "HTML in the clothes of JSON",
    (response) => void response.writeHead(200, { "content-type": "application/json" }).end("<p>"),
  ],
  ["nothing", (response) => void response.writeHead(204).end()],
  ["an empty body", (response) => void response.writeHead(200, { "content-type": "application/json" }).end()],
  ["bytes", (response) => void response.writeHead(200, { "content-type": "application/octet-stream" }).end("x")],
  ["events", (response) => void response.writeHead(200, { "content-type": "text/event-stream" }).end("data: {}\n\n")],
  ["null", (response) => reply(response, 200, null)],
  ["a list", (response) => reply(response, 200, ["new"])],
  ["a text", (response) => reply(response, 200, "new")],
  ["a number for a token", (response) => reply(response, 200, { access: 42 })],
  ["an object for a token", (response) => reply(response, 200, { access: { toString: "new" } })],
  ["an empty token", (response) => reply(response, 200, { access: "" })],
  [
    "tokens only on the prototype",
    (response) =>
      void response.writeHead(200, { "content-type": "application/json" }).end('{"__proto__":{"access":"new"}}'),
  ],
  [
    "a portal's page as a refusal",
    (response) => void response.writeHead(401, { "content-type": "text/html" }).end("<p>Sign in</p>"),
  ],
  ["a fault of the server's", (response) => reply(response, 500, { error: "server_error" })],
])("takes %s for a passing fault: the session stays", async (_, answer) => {
  const server = await attacker(answer);
  const { outcome, session } = await callAt(server);
  expect(outcome).toMatchObject({ code: "REFRESH_FAILED", method: "GET", path: "/feed" });
  expect(session.status).toBe("active");
  expect(({} as Record<string, unknown>)["access"]).toBeUndefined();
});

test.each<[string, object]>([
  ["a lifetime that is none", { expires: "never" }],
  ["a negative lifetime", { expires: -1 }],
  ["an endless lifetime", { expires: 1e308 }],
  ["an object for a lifetime", { expires: { valueOf: 1 } }],
  ["an object for a refresh token", { refresh: {} }],
  ["claims that are no JSON", { access: "a.%%%.c" }],
  ["claims that are no object", { access: `a.${btoa("[]")}.c` }],
  ["claims with a prototype", { access: `a.${btoa('{"__proto__":{"exp":1},"iat":"x","exp":{}}')}.c` }],
  ["a token of a million characters", { access: "t".repeat(1_000_000) }],
])("goes on with a token that comes with %s", async (_, extra) => {
  const server = await attacker((response) => reply(response, 200, { access: "new", ...extra }));
  const seen: string[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    seen.push(request.headers.get("authorization") ?? "");
    return Response.json({}, { status: seen.length === 1 ? 401 : 200 });
  };
  const session = createSession({ baseUrl: server.origin });
  await session.start({ accessToken: "old", refreshToken: "r" });
  const client = createClientOf(definition, { baseUrl: server.origin, auth: { bearer: session }, fetch });
  const feed = endpointOf({ method: "GET", path: "/feed", security: [{ bearer: [] }] });
  expect(await feed(client)).toMatchObject({ ok: true });
  expect(seen[1]).toBe(`Bearer ${"access" in extra ? String(extra.access) : "new"}`);
});

test.each(["new\r\nx-evil: 1", "new\0", "ключ"])("keeps no token that would break the header: %j", async (access) => {
  const server = await attacker((response) => reply(response, 200, { access }));
  const { outcome, session } = await callAt(server);
  expect(outcome).toMatchObject({ code: "REFRESH_FAILED" });
  expect(session["~credential"].held()).toBe("old");
  expect(server.seen.map(({ url }) => url)).toEqual(["/feed", "/refresh"]);
});

test("never sends the bearer that it renews, even where the document secures the refresh", async () => {
  const secured = { operation: { ...endpoint("/refresh").operation, security: [{ bearer: [] }] } };
  const create: CreateSession<undefined, undefined> = defineSession(definition, {
    scheme: "bearer",
    refresh: { endpoint: secured, send: "/token", ...tokens },
  });
  const server = await attacker((response) => reply(response, 200, { access: "new" }));
  const session = create({ baseUrl: server.origin });
  await session.start({ accessToken: "old", refreshToken: "r" });
  const client = createClientOf(definition, { baseUrl: server.origin, auth: { bearer: session } });
  await endpointOf({ method: "GET", path: "/feed", security: [{ bearer: [] }] })(client);
  const refresh = server.seen.find(({ url }) => url === "/refresh");
  expect(refresh?.headers.authorization).toBeUndefined();
  expect(refresh?.body.toString()).toBe('{"token":"r"}');
});

test("sends no refresh token over plain HTTP to another machine", async () => {
  const sent: string[] = [];
  const fetch = async ({ url }: Request): Promise<Response> => {
    sent.push(url);
    return Response.json({ access: "new" });
  };
  let now = 0;
  const session = createSession({ baseUrl: "http://api.test", fetch, now: () => now });
  await session.start({ accessToken: "old", refreshToken: "r", expiresIn: 60 });
  now = 60_000;
  await expect(session.accessToken()).rejects.toMatchObject({ code: "REFRESH_FAILED" });
  expect(sent).toEqual([]);
});
