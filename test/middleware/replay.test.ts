import { plainBodies } from "../../src/request/body.ts";
import { expect, test } from "vitest";
import type { CallRequest } from "../../src/client/call-parts.ts";
import { createClientOf } from "../../src/client/create-client.ts";
import { endpointOf } from "../../src/client/define-endpoint.ts";
import { allBodies } from "../../src/request/all-bodies.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { createSession } from "../../src/session/session.ts";
import { schemes } from "./observed-client.ts";
import { recordingServer, reply, type Seen } from "./recording-server.ts";

/** Every byte there is, and a few that end lines and boundaries. */
const bytes = new Uint8Array([...Array.from({ length: 256 }, (_, byte) => byte), 13, 10, 45, 45, 13, 10, 0]);

/** Calls a server that refuses the first token, and tells what it has seen. */
async function sentTwice(body: unknown, mediaTypes: string[], request: CallRequest = {}): Promise<[Seen, Seen]> {
  const server = await recordingServer(({ headers }, response) =>
    reply(response, headers.authorization === "Bearer new" ? 200 : 401),
  );
  const session = createSession({ refresh: async () => ({ accessToken: "new" }) });
  await session.start({ accessToken: "old", refreshToken: "r" });
  const client = createClientOf({ servers: [], schemes }, { baseUrl: server.origin, auth: { bearer: session } });
  const operation: Operation = {
    method: "POST",
    path: "/upload",
    security: [{ bearer: [] }],
    body: Object.fromEntries(mediaTypes.map((type) => [type, {}])),
    bodies: allBodies,
  };
  expect(await endpointOf(operation)(client, { body, ...request })).toMatchObject({ ok: true, status: 200 });
  const [first, second, third] = server.seen;
  if (first === undefined || second === undefined) throw new Error("The server has not seen two requests");
  expect(third).toBeUndefined();
  expect(first.headers.authorization).toBe("Bearer old");
  return [first, second];
}

/** Everything of a request but what has to differ. */
function comparable({ method, url, headers, body }: Seen): object {
  const { authorization: _, ...rest } = headers;
  return { method, url, headers: rest, body: body.toString("hex") };
}

const file = new File([bytes], 'höch\r\n"st.bin', { type: "image/png" });

test.each<[string, unknown, string[], RegExp | Uint8Array]>([
  [
    "JSON",
    { text: "ü 🔑", list: [1, null], __proto__: { x: 1 } },
    ["application/json"],
    /^\{"text":"ü 🔑","list":\[1,null\]\}$/,
  ],
  ["JSON that is null", null, ["application/json"], /^null$/],
  ["a form", { a: "1 2", b: ["x", "y"], c: { d: 1 } }, ["application/x-www-form-urlencoded"], /^a=1%202&b=x&b=y&c=/],
  ["URLSearchParams", new URLSearchParams("a=1+2&a=3"), ["application/x-www-form-urlencoded"], /^a=1\+2&a=3$/],
  [
    "multipart with files",
    { note: "ü", meta: { a: 1 }, files: [file, new Blob([bytes])] },
    ["multipart/form-data"],
    /image\/png/,
  ],
  ["a Blob", new Blob([bytes], { type: "image/png" }), ["image/*"], bytes],
  ["a File", file, ["application/octet-stream"], bytes],
  ["a Uint8Array", bytes, ["application/octet-stream"], bytes],
  [
    "a part of a larger buffer",
    new Uint8Array([0, ...bytes, 0]).subarray(1, bytes.length + 1),
    ["application/octet-stream"],
    bytes,
  ],
  [
    "a Float64Array",
    new Float64Array([1.5, Number.NaN]),
    ["application/octet-stream"],
    new Uint8Array(new Float64Array([1.5, Number.NaN]).buffer),
  ],
  ["an ArrayBuffer", bytes.slice().buffer, ["application/octet-stream"], bytes],
  ["a DataView", new DataView(bytes.slice().buffer, 10, 20), ["application/octet-stream"], bytes.slice(10, 30)],
  ["a string", "line\r\nline ü", ["text/plain"], /^line\r\nline ü$/],
  ["an empty string", "", ["text/plain"], /^$/],
  ["a function that makes a stream", () => new Blob([bytes]).stream(), ["application/octet-stream"], bytes],
  ["a function that promises a stream", async () => new Blob([bytes]).stream(), ["application/octet-stream"], bytes],
])("sends %s twice, byte for byte, with the same headers", async (_, body, mediaTypes, content) => {
  const [first, second] = await sentTwice(body, mediaTypes);
  expect(comparable(second)).toEqual(comparable(first));
  if (content instanceof RegExp) expect(first.body.toString()).toMatch(content);
  else expect(new Uint8Array(first.body)).toEqual(content);
});

test("sends a large body twice", async () => {
  const large = new Uint8Array(8 * 1024 * 1024).map((_, index) => index % 251);
  const [first, second] = await sentTwice(large, ["application/octet-stream"]);
  expect(first.body.equals(second.body)).toBe(true);
  expect(second.body.equals(large)).toBe(true);
});

test("sends method, path, query and the caller's headers twice", async () => {
  const headers = { "x-own": "ä", accept: "application/json" };
  const [first, second] = await sentTwice({}, ["application/json"], {
    headers,
    params: { query: { a: [1, 2], b: "ü" } },
  });
  expect(second.url).toBe("/upload?a=1&a=2&b=%C3%BC");
  expect(comparable(second)).toEqual(comparable(first));
});

test("sends a caller's FormData in equal parts, under a boundary of each request's own", async () => {
  const form = new FormData();
  form.append("note", "ü\n");
  form.append("file", file);
  const parts = await Promise.all(
    (await sentTwice(form, ["multipart/form-data"])).map(async ({ headers, body }) => {
      const type = headers["content-type"] ?? "";
      const boundary = /boundary=(.*)$/.exec(type)?.[1] ?? "none";
      return body.toString("latin1").replaceAll(boundary, "boundary");
    }),
  );
  expect(parts[0]).toContain('name="note"');
  expect(parts[1]).toBe(parts[0]);
});

test("sends no body twice where there is none", async () => {
  const [first, second] = await sentTwice(undefined, []);
  expect(comparable(second)).toEqual(comparable(first));
  expect(first.body).toHaveLength(0);
});

test("asks a function for a fresh stream for each request, and for no more", async () => {
  let count = 0;
  await sentTwice(() => {
    count++;
    return new Blob(["x"]).stream();
  }, ["application/octet-stream"]);
  expect(count).toBe(2);
});

test("gives the caller of a bare stream its 401 with the body, from a real server", async () => {
  const server = await recordingServer((_, response) =>
    reply(response, 401, { why: "expired" }, { "www-authenticate": 'Bearer realm="x", Basic realm="y"' }),
  );
  const session = createSession({ refresh: async () => ({ accessToken: "new" }) });
  await session.start({ accessToken: "old", refreshToken: "r" });
  const client = createClientOf({ servers: [], schemes }, { baseUrl: server.origin, auth: { bearer: session } });
  const operation = {
    method: "POST",
    path: "/",
    security: [{ bearer: [] }],
    body: { "application/octet-stream": {} },
    bodies: plainBodies,
  };
  const result = await endpointOf(operation)(client, { body: new Blob([bytes]).stream() });
  expect(result).toMatchObject({ ok: false, status: 401, error: { why: "expired" } });
  expect(server.seen.map(({ body }) => body.length)).toEqual([bytes.length]);
});
