/** Streams over real connections. */
import type { ServerResponse } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { defineEndpoint, type EventStream, events, type ItemStream, type ServerSentEvent, typesOf } from "latchkey";
import { describe, expect, test } from "vitest";
import { useEcho } from "./echo-client.ts";

const echo = useEcho();

interface Streamed {
  parameters: {};
  responses: {
    200: { content: { "text/event-stream": ServerSentEvent } };
    400: { content: { "text/event-stream": ServerSentEvent } };
  };
}

const get = defineEndpoint({ method: "GET", path: "/x", types: typesOf<Streamed>() });

/** Answers with a stream; resolves to how it can be written to, and when the server sees its end. */
function streaming(
  contentType = "text/event-stream",
): Promise<{ write(text: string): void; closed: Promise<unknown>; response: ServerResponse }> {
  return new Promise((resolve) => {
    echo.server.answer = (response) => {
      response.writeHead(200, { "content-type": contentType }).flushHeaders();
      const closed = new Promise((closes) => response.on("close", closes));
      resolve({ response, closed, write: (text) => void response.write(text) });
    };
  });
}

async function opened(init: { signal?: AbortSignal; timeout?: number } = {}): Promise<EventStream> {
  const { ok, data } = await get(echo.client, init);
  if (!ok) throw new Error("No stream");
  return data;
}

test("events come while they are written", async () => {
  const server = streaming();
  const items = (await opened())[Symbol.asyncIterator]();
  const { write } = await server;
  write("data: 1\n\n");
  expect((await items.next()).value).toEqual({ event: "message", data: "1", id: "" });
  write("id: 7\nevent: b\ndata: 2\n\n");
  expect((await items.next()).value).toEqual({ event: "b", data: "2", id: "7" });
  await items.return?.();
});

test("lines come while they are written, one cut in the middle of a character", async () => {
  const server = streaming("application/x-ndjson");
  const untyped = defineEndpoint({ method: "GET", path: "/x" });
  const { data } = await untyped(echo.client);
  const items = (data as ItemStream)[Symbol.asyncIterator](); // As the media type says.
  const { response } = await server;
  const bytes = new TextEncoder().encode('"é"\n');
  response.write(bytes.subarray(0, 2));
  const next = items.next();
  await pause(20);
  response.end(bytes.subarray(2));
  expect(await next).toEqual({ done: false, value: "é" });
  expect(await items.next()).toEqual({ done: true, value: undefined });
});

describe("the server sees the end of the connection", () => {
  test("when a loop is left", async () => {
    const server = streaming();
    const stream = await opened();
    const { write, closed } = await server;
    write("data: 1\n\n");
    for await (const { data } of stream) if (data === "1") break;
    await closed;
  });

  test("when the stream is cancelled", async () => {
    const server = streaming();
    await (await opened()).cancel();
    await (await server).closed;
  });

  test("when the caller aborts, who gets the reason", async () => {
    const server = streaming();
    const controller = new AbortController();
    const items = (await opened({ signal: controller.signal, timeout: 60_000 }))[Symbol.asyncIterator]();
    const next = items.next();
    const reason = new Error("mine");
    controller.abort(reason);
    await expect(next).rejects.toBe(reason);
    await (await server).closed;
  });

  test("when a reader of `events` leaves", async () => {
    const server = streaming();
    const reading = (async () => {
      for await (const { data } of events(get, echo.client)) if (data === "1") break;
    })();
    const { write, closed } = await server;
    write("data: 1\n\n");
    await Promise.all([reading, closed]);
  });
});

test("a time limit is for the head alone", async () => {
  const server = streaming();
  const items = (await opened({ timeout: 100 }))[Symbol.asyncIterator]();
  const { write } = await server;
  const next = items.next();
  await pause(250);
  write("data: 1\n\n");
  expect((await next).value).toMatchObject({ data: "1" });
  await items.return?.();
});

test("a connection that breaks is a ConnectionError of the body", async () => {
  const server = streaming();
  const items = (await opened())[Symbol.asyncIterator]();
  const { response, write } = await server;
  write("data: 1\n\n");
  await items.next();
  response.destroy();
  await expect(items.next()).rejects.toMatchObject({ code: "CONNECTION", phase: "body", path: "/x" });
});

test("a reader who takes his time holds the server up", async () => {
  const server = streaming("application/jsonl");
  const untyped = defineEndpoint({ method: "GET", path: "/x" });
  const { data } = await untyped(echo.client);
  const { response } = await server;
  const line = `"${"x".repeat(1 << 20)}"\n`;
  // What the sockets and the platform hold is a few megabytes; the rest waits at the server.
  for (let written = 0; written < 200; written++) response.write(line);
  await pause(300);
  expect(response.writableLength).toBeGreaterThan(100 * line.length);
  response.end();
  let count = 0;
  for await (const _ of data as ItemStream) count++; // As the media type says.
  expect(count).toBe(200);
});

test("an error is read whole", async () => {
  echo.server.answer = (response) =>
    response.writeHead(400, { "content-type": "text/event-stream" }).end("data: no\n\n");
  const { ok, error } = await get(echo.client);
  expect({ ok, error }).toEqual({ ok: false, error: "data: no\n\n" });
});

test("`parseAs` has the bytes", async () => {
  echo.server.answer = (response) =>
    response.writeHead(200, { "content-type": "text/event-stream" }).end("data: 1\n\n");
  const { data } = await get(echo.client, { parseAs: "stream" });
  expect(await new Response(data).text()).toBe("data: 1\n\n");
});

test("`events` goes on after a connection that broke, where the server left off", async () => {
  let count = 0;
  echo.server.answer = (response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    count++;
    response.write(`retry: 1\nid: ${count}\ndata: ${count}\n\ndata: lost`, () => response.destroy());
  };
  const seen: string[] = [];
  for await (const { data } of events(get, echo.client)) {
    seen.push(data);
    if (seen.length === 3) break;
  }
  expect(seen).toEqual(["1", "2", "3"]);
  expect(echo.server.arrived.map(({ headers }) => headers["last-event-id"])).toEqual([undefined, ["1"], ["2"]]);
});
