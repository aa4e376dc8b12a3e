import { allBodies } from "../../src/request/all-bodies.ts";
import { allStyles } from "../../src/request/all-styles.ts";
import { expect, test } from "vitest";
import type { CreateClient } from "../../src/client/create-client.ts";
import { defineEndpoint, typesOf } from "../../src/client/define-endpoint.ts";
import { MissingCredentialError } from "../../src/errors.ts";
import { defineClient } from "../../src/generated.ts";
import { allStreams } from "../../src/response/streams/streams.ts";
import { observedFetch } from "./observed-fetch.ts";

interface Ping {
  parameters: { query: { n: number } };
  responses: { 200: { content: { "application/json": { pong: number } } } };
}

const schemes = { bearerAuth: { type: "http", scheme: "bearer" } } as const;
const createClient: CreateClient<{ bearerAuth: string }, "https://api.example"> = defineClient({
  servers: ["https://api.example"],
  schemes,
});

test("makes a function that calls", async () => {
  const ping = defineEndpoint({ method: "GET", path: "/ping", types: typesOf<Ping>() });
  const { fetch, sent } = observedFetch(() => Response.json({ pong: 3 }));
  const result = await ping(createClient({ fetch }), { params: { query: { n: 3 } } });
  expect(result.data?.pong).toBe(3);
  expect(sent[0]?.url).toBe("https://api.example/ping?n=3");
});

test("keeps the operation as data, without its types, the method in capitals", () => {
  const ping = defineEndpoint({ method: "get", path: "/ping", types: typesOf<Ping>(), accept: ["text/plain"] });
  expect(ping.operation).toEqual({
    method: "GET",
    path: "/ping",
    accept: ["text/plain"],
    styles: allStyles,
    bodies: allBodies,
    stream: allStreams,
  });
});

test("keeps a method of another name as it is written", () => {
  expect(defineEndpoint({ method: "Copy", path: "/ping" }).operation.method).toBe("Copy");
  expect(defineEndpoint({ method: "query", path: "/ping" }).operation.method).toBe("QUERY");
});

test("requires what its security says", async () => {
  const secret = defineEndpoint({ method: "GET", path: "/secret", security: [{ bearerAuth: [] }] });
  const { fetch, sent } = observedFetch();
  await secret(createClient({ fetch, auth: { bearerAuth: "t" } }));
  expect(sent[0]?.headers["authorization"]).toBe("Bearer t");
  // @ts-expect-error -- a client without the credential; JavaScript would not have said
  await expect(secret(createClient({ fetch }))).rejects.toThrow(MissingCredentialError);
  expect(sent).toHaveLength(1);
});

test("a path begins with a slash", () => {
  expect(() => defineEndpoint({ method: "GET", path: "ping" })).toThrow(TypeError);
  expect(() => defineEndpoint({ method: "GET", path: "@evil.example/" })).toThrow("does not begin with a slash");
});

test.each([undefined, null, {}, { baseUrl: "https://api.example" }])(
  "says that its first argument is no client: %j",
  async (wrong) => {
    const untyped = defineEndpoint({ method: "GET", path: "/ping" }) as (client: unknown) => Promise<unknown>;
    const called = untyped(wrong);
    await expect(called).rejects.toThrow(TypeError);
    await expect(called).rejects.toThrow("GET /ping: the first argument is no client; make one by createClient");
  },
);
