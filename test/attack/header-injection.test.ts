import { plainBodies } from "../../src/request/body.ts";
import { plainStyles } from "../../src/request/plain-styles.ts";
import { apiKey } from "../../src/middleware/api-key.ts";
import { inspect } from "node:util";
import { expect, test } from "vitest";
import { createClientOf } from "../../src/client/create-client.ts";
import { endpointOf } from "../../src/client/define-endpoint.ts";
import { allBodies } from "../../src/request/all-bodies.ts";
import type { CallRequest } from "../../src/client/call-parts.ts";
import type { Operation } from "../../src/operation/operation.ts";
import type { SecurityScheme } from "../../src/security/scheme.ts";
import { recordingServer, reply } from "../middleware/recording-server.ts";
import { wire } from "./wire.ts";

const schemes = {
  bearer: { type: "http", scheme: "bearer" },
  key: { type: "apiKey", in: "header", name: "X-API-Key", by: apiKey },
  queryKey: { type: "apiKey", in: "query", name: "api_key", by: apiKey },
  cookieKey: { type: "apiKey", in: "cookie", name: "sid", by: apiKey },
} as const satisfies Record<string, SecurityScheme>;

const injections = ["a\r\nx-evil: 1", "a\nx-evil: 1", "a\rx-evil: 1", "a\r\n\r\nGET /evil HTTP/1.1\r\n\r\n", "a\0b"];

/** Makes a call, and gives back what went over the wire, and what was thrown. */
async function attempt(operation: Partial<Operation>, request: CallRequest, auth: Record<string, string> = {}) {
  const { origin, sent } = await wire();
  const client = createClientOf({ servers: [], schemes }, { baseUrl: origin, auth });
  const endpoint = endpointOf({
    method: "POST",
    path: "/feed/{id}",
    styles: plainStyles,
    bodies: plainBodies,
    ...operation,
  });
  const outcome: unknown = await endpoint(client, request).catch((error: unknown) => error);
  return { outcome, sent: sent() };
}

/** The lines of a request before its body. */
const head = (sent: string) => sent.slice(0, sent.indexOf("\r\n\r\n")).toLowerCase().split("\r\n");

for (const injection of injections) {
  const params = { path: { id: "1" } };
  const named = JSON.stringify(injection);

  test.each(["bearer", "key", "queryKey", "cookieKey"])(`refuses ${named} as a credential: %s`, async (name) => {
    const { outcome, sent } = await attempt({ security: [{ [name]: [] }] }, { params }, { [name]: injection });
    expect(outcome).toMatchObject({ code: "INVALID_CREDENTIAL", scheme: name });
    expect(sent).toBe("");
  });

  test(`refuses ${named} as a header parameter`, async () => {
    const { outcome, sent } = await attempt({}, { params: { ...params, header: { "X-Trace": injection } } });
    expect(outcome).toMatchObject({ code: "INVALID_PARAMETER", parameter: "X-Trace" });
    expect(sent).toBe("");
  });

  test.each<[string, CallRequest]>([
    ["a header", { params, headers: { "x-own": injection } }],
    ["a header's name", { params, headers: { [injection]: "x" } }],
    ["what is accepted", { params, accept: injection }],
    ["a content type", { params, body: "x", contentType: `text/plain;${injection}` }],
  ])(`sends nothing with ${named} in %s`, async (_, request) => {
    const { outcome, sent } = await attempt({ body: { "text/plain": {} } }, request);
    expect(outcome).toBeInstanceOf(Error);
    expect(sent).toBe("");
  });

  test.each<[string, CallRequest]>([
    ["the path", { params: { path: { id: injection } } }],
    ["the query", { params: { ...params, query: { q: injection, [injection]: "x" } } }],
    ["a cookie", { params: { ...params, cookie: { theme: injection } } }],
    ["a JSON body", { params, body: { [injection]: injection } }],
  ])(`sends one request, and no header of an attacker's, with ${named} in %s`, async (_, request) => {
    const { sent } = await attempt({ body: { "application/json": {} } }, request);
    expect(sent.match(/HTTP\/1\.1\r\n/g)).toHaveLength(1);
    expect(head(sent).filter((line) => line.startsWith("x-evil"))).toEqual([]);
    expect(head(sent)[0]).toMatch(/^post \/feed\/\S+ http\/1\.1$/);
  });

  test(`keeps ${named} inside its part of a multipart body`, async () => {
    const server = await recordingServer((_, response) => reply(response, 200));
    const upload = endpointOf({ method: "POST", path: "/", body: { "multipart/form-data": {} }, bodies: allBodies });
    const file = new File(["x"], injection, { type: "text/plain" });
    const client = createClientOf({ servers: [], schemes }, { baseUrl: server.origin });
    await upload(client, { body: { [injection]: "1", file } });
    const lines = server.seen[0]?.body.toString().split(/[\r\n]+/) ?? [];
    expect(lines.filter((line) => /^(x-evil|get )/i.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith("Content-Disposition"))).toHaveLength(2);
  });
}

test("shows nothing of the caller's own Authorization when a platform refuses it", async () => {
  const headers = { authorization: "Bearer s3cr3t\r\nx-evil: 1" };
  const { outcome, sent } = await attempt({ security: [{ bearer: [] }] }, { params: { path: { id: "1" } }, headers });
  expect(outcome).toBeInstanceOf(Error);
  expect(inspect(outcome, { depth: 9, showHidden: true })).not.toContain("s3cr3t");
  expect(sent).toBe("");
});

test("takes an answer that was split for one answer", async () => {
  const split = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";
  const { origin, sent } = await wire(`${split}HTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil`);
  const client = createClientOf({ servers: [], schemes }, { baseUrl: origin });
  const feed = endpointOf({ method: "GET", path: "/feed" });
  expect(await feed(client)).toMatchObject({ ok: true, data: {} });
  expect(sent().match(/HTTP\/1\.1\r\n/g)).toHaveLength(1);
});
