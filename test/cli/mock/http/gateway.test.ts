import { once } from "node:events";
import type { Server } from "node:http";
import { afterEach, expect, test } from "vitest";
import type { Answer } from "../../../../cli/src/mock/http/answer.ts";
import { bodyLimit, type Call } from "../../../../cli/src/mock/http/call.ts";
import { createGateway } from "../../../../cli/src/mock/http/gateway.ts";

let server: Server | undefined;
const calls: Call[] = [];
const statuses: number[] = [];

afterEach(async () => {
  server?.close();
  server?.closeAllConnections();
  calls.length = 0;
  statuses.length = 0;
});

async function listen(answer: Answer | "drop" | Error): Promise<string> {
  server = createGateway(async (call) => {
    calls.push(call);
    if (answer instanceof Error) throw answer;
    return { answer, sent: (status) => statuses.push(status) };
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}/path?a=1&a=2`;
}

const text: Answer = { status: 200, headers: [["content-type", "text/plain"]], body: Buffer.from("hello") };

test("hands a request over as it came", async () => {
  await fetch(await listen(text), { method: "POST", body: Uint8Array.of(0, 255) });
  expect(calls[0]).toMatchObject({ method: "POST", path: "/path", body: Buffer.of(0, 255) });
  expect(calls[0]?.query.getAll("a")).toEqual(["1", "2"]);
});

test("keeps cookies apart", async () => {
  const headers = [
    ["set-cookie", "a=1"],
    ["set-cookie", "b=2"],
  ] as const;
  const response = await fetch(await listen({ ...text, headers }));
  expect(response.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
});

test("tells the status before the client can see it", async () => {
  await fetch(await listen({ ...text, status: 418 }));
  expect(statuses).toEqual([418]);
});

test("answers HEAD without the body, but with its length", async () => {
  const response = await fetch(await listen(text), { method: "HEAD" });
  expect([response.headers.get("content-length"), await response.text()]).toEqual(["5", ""]);
});

test("cuts the connection of a dropped answer", async () => {
  await expect(fetch(await listen("drop"))).rejects.toThrow("fetch failed");
  expect(statuses).toEqual([0]);
});

test("refuses a body beyond the limit and asks nobody", async () => {
  const response = await fetch(await listen(text), { method: "POST", body: new Uint8Array(bodyLimit + 1) });
  expect([response.status, calls.length]).toEqual([413, 0]);
});

test("allows a page what its browser asks for", async () => {
  const headers = {
    origin: "https://app.example",
    "access-control-request-method": "PUT",
    "access-control-request-headers": "authorization, x-request-id",
  };
  const response = await fetch(await listen(text), { method: "OPTIONS", headers });
  expect([response.status, calls.length]).toEqual([204, 0]);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "access-control-allow-origin": "https://app.example",
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "PUT",
    "access-control-allow-headers": "authorization, x-request-id",
  });
});

test("lets a page read the headers of an answer", async () => {
  const answer: Answer = {
    ...text,
    headers: [
      ["www-authenticate", "Bearer"],
      ["set-cookie", "a=1"],
    ],
  };
  const response = await fetch(await listen(answer), { headers: { origin: "https://app.example" } });
  expect(response.headers.get("access-control-expose-headers")).toBe("www-authenticate");
});

test("answers 500 where the responder fails, and goes on", async () => {
  const url = await listen(new Error("broken"));
  expect((await fetch(url)).status).toBe(500);
  expect((await fetch(url)).status).toBe(500);
});

test("answers 500 for a header that HTTP cannot carry", async () => {
  const response = await fetch(await listen({ ...text, headers: [["x-example", "a\r\nb: c"]] }));
  expect([response.status, response.headers.get("b")]).toEqual([500, null]);
});

test("sends a stream piece by piece, without a length", async () => {
  const pieces = ["a", "b"].map((piece) => new TextEncoder().encode(piece));
  const response = await fetch(await listen({ status: 200, headers: [], body: Buffer.from("ab"), pieces }));
  expect(response.headers.get("content-length")).toBeNull();
  const read: string[] = [];
  const decoder = new TextDecoder();
  for await (const piece of response.body ?? []) read.push(decoder.decode(piece));
  expect(read).toEqual(["a", "b"]);
});
