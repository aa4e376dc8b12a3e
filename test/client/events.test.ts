import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { defineEndpoint, typesOf } from "../../src/client/define-endpoint.ts";
import { events } from "../../src/client/events.ts";
import type { Client } from "../../src/client/client.ts";
import { type BearerCredential, type CreateClient, defineClient } from "../../src/generated.ts";
import { ApiError, ConnectionError, MissingCredentialError, ResponseBodyError } from "../../src/errors.ts";
import { eventStream } from "../../src/response/streams/event-stream.ts";
import type { ServerSentEvent } from "../../src/response/streams/item-stream.ts";
import { allItems } from "../response/streams/streamed.ts";
import { observedFetch, type Sent } from "./observed-fetch.ts";

interface Streamed {
  parameters: { query?: { topic?: string } };
  responses: { 200: { content: { "text/event-stream": ServerSentEvent } } };
}

const get = defineEndpoint({ method: "GET", path: "/events", types: typesOf<Streamed>() });
const post = defineEndpoint({ method: "POST", path: "/events", types: typesOf<Streamed>() });

const createClient: CreateClient<{ bearerAuth: BearerCredential }, "https://api.example"> = defineClient({
  servers: ["https://api.example"],
  schemes: { bearerAuth: { type: "http", scheme: "bearer" } },
});

type Answer = string | Response | Error;

function stream(text: string): Response {
  return new Response(text, { headers: { "content-type": "text/event-stream" } });
}

/** A client whose requests are answered one after the other, and with 204 in the end. */
function answeredBy(...answers: readonly Answer[]): {
  client: Client<{ bearerAuth: true }>;
  sent: Sent[];
  ids(): unknown[];
} {
  const left = [...answers];
  const { fetch, sent } = observedFetch(async () => {
    const next = left.shift() ?? new Response(null, { status: 204 });
    if (next instanceof Error) throw next;
    return typeof next === "string" ? stream(next) : next;
  });
  const client = createClient({ fetch, auth: { bearerAuth: "t0ken" } });
  return { client, sent, ids: () => sent.map(({ headers }) => headers["last-event-id"]) };
}

async function dataOf(items: AsyncIterable<{ data: unknown }>): Promise<unknown[]> {
  return (await allItems(items)).map(({ data }) => data);
}

/** Waits for something, whatever pauses it takes. */
async function throughPauses<T>(work: Promise<T>, step = 1000): Promise<T> {
  const state = { isOver: false };
  const over = work.finally(() => (state.isOver = true));
  over.catch(() => undefined);
  for (let steps = 0; !state.isOver && steps < 20_000; steps++) await vi.advanceTimersByTimeAsync(step);
  return over;
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The pauses, in milliseconds, before each request but the first. */
async function pausesOf(...answers: readonly Answer[]): Promise<number[]> {
  const times: number[] = [];
  const left = [...answers];
  const { fetch } = observedFetch(async () => {
    times.push(Date.now());
    const next = left.shift() ?? new Response(null, { status: 204 });
    if (next instanceof Error) throw next;
    return typeof next === "string" ? stream(next) : next;
  });
  await throughPauses(dataOf(events(get, createClient({ fetch }))), 10);
  return times.slice(1).map((time, index) => Math.floor((time - (times[index] ?? 0)) / 100) * 100);
}

describe("when a connection ends", () => {
  test("it is opened again after the last event, until there is no more", async () => {
    const { client, ids, sent } = answeredBy("id: 1\ndata: a\n\ndata: b\n\n", "data: c\n\nid: 2\n\n", "data: d\n\n");
    const stream = events(get, client, { params: { query: { topic: "x" } } });
    expect(await throughPauses(dataOf(stream))).toEqual(["a", "b", "c", "d"]);
    expect(ids()).toEqual([undefined, "1", "2", "2"]);
    expect(stream.lastEventId).toBe("2");
    expect(new Set(sent.map(({ url }) => url))).toEqual(new Set(["https://api.example/events?topic=x"]));
    expect(sent[0]?.headers["accept"]).toBe("text/event-stream");
  });

  test("an event without an id has that of one before it, on an earlier connection too", async () => {
    const { client } = answeredBy("id: 1\ndata: a\n\n", "data: b\n\n");
    expect((await throughPauses(allItems(events(get, client)))).map(({ id }) => id)).toEqual(["1", "1"]);
  });

  test("the media type is asked for as the document writes it, where a call would get another one", async () => {
    const { client, sent } = answeredBy("data: a\n\n");
    const answers = { 200: ["application/json", "text/event-stream; charset=utf-8"] };
    const chosen = defineEndpoint({
      method: "GET",
      path: "/events",
      accept: ["application/json"],
      answers,
      types: typesOf<Streamed>(),
    });
    expect(await throughPauses(dataOf(events(chosen, client)))).toEqual(["a"]);
    expect(sent[0]?.headers["accept"]).toBe("text/event-stream; charset=utf-8");
  });

  test("an empty id forgets the last one", async () => {
    const { client, ids } = answeredBy("id: 1\ndata: a\n\n", "id\ndata: b\n\n");
    await throughPauses(dataOf(events(get, client)));
    expect(ids()).toEqual([undefined, "1", undefined]);
  });

  test("the first one begins after the event that its caller knows", async () => {
    const { client, ids } = answeredBy("data: a\n\n");
    await throughPauses(dataOf(events(get, client, undefined, { lastEventId: "41" })));
    expect(ids()).toEqual(["41", "41"]);
  });

  test("an id goes as UTF-8, and one that no header can carry stays here", async () => {
    const { client, ids } = answeredBy("id: é€\ndata: a\n\n", "id: a\u0001\ndata: b\n\n");
    await throughPauses(dataOf(events(get, client, { headers: new Headers({ "x-a": "1" }) })));
    expect(ids()).toEqual([undefined, Buffer.from("é€").toString("latin1"), undefined]);
  });

  test("data: [DONE] is the end of all", async () => {
    const { client, sent } = answeredBy("data: 1\n\ndata: [DONE]\n\n", "data: 2\n\n");
    const json = defineEndpoint({
      method: "GET",
      path: "/events",
      stream: eventStream({ json: true }),
      types: typesOf<Streamed>(),
    });
    expect(await throughPauses(dataOf(events(json, client)))).toEqual([1]);
    expect(sent).toHaveLength(1);
  });

  test.each([408, 429, 500, 503])("with %i it is waited out", async (status) => {
    const { client } = answeredBy("data: a\n\n", new Response("busy", { status }), "data: b\n\n");
    expect(await throughPauses(dataOf(events(get, client)))).toEqual(["a", "b"]);
  });

  test("without an answer it is waited out, and so is one that breaks off", async () => {
    const broken = new ReadableStream(
      {
        start: (controller) => controller.enqueue(new TextEncoder().encode("id: 1\ndata: a\n\nid: 2\ndata: b")),
        pull: (controller) => controller.error(new TypeError("terminated")),
      },
      { highWaterMark: 0 },
    );
    const { client, ids } = answeredBy(
      new TypeError("fetch failed"),
      new Response(broken, { headers: { "content-type": "text/event-stream" } }),
      "data: c\n\n",
    );
    expect(await throughPauses(dataOf(events(get, client)))).toEqual(["a", "c"]);
    expect(ids()).toEqual([undefined, undefined, "1", "1"]);
  });
});

describe("the pause before the next connection", () => {
  test("is a second, or what the server says", async () => {
    expect(await pausesOf("data: a\n\n", "data: b\n\nretry: 3000\n\n", "data: c\n\n")).toEqual([1000, 3000, 3000]);
  });

  test("grows while there are no events, and begins anew with one", async () => {
    const none = new TypeError("fetch failed");
    const pauses = await pausesOf(none, "", ": hi\n\n", none, none, none, none, "data: a\n\n", none);
    expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 1000, 1000]);
  });

  test("is as long as Retry-After asks for", async () => {
    const busy = new Response(null, { status: 429, headers: { "retry-after": "7" } });
    expect(await pausesOf(busy, "data: a\n\n")).toEqual([7000, 1000]);
  });

  test("is up to half as long again, by chance", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0.999);
    expect(await pausesOf("data: a\n\n")).toEqual([1400]);
  });
});

describe("what no other connection mends is thrown", () => {
  test.each([400, 401, 403, 404, 410, 422])("%i, as an ApiError", async (status) => {
    const { client, sent } = answeredBy("data: a\n\n", Response.json({ title: "No" }, { status }));
    const error: unknown = await throughPauses(dataOf(events(get, client))).catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status, error: { title: "No" } });
    expect(sent).toHaveLength(2);
  });

  test("a page where events are declared", async () => {
    const declared = defineEndpoint({
      method: "GET",
      path: "/events",
      accept: ["text/event-stream"],
      types: typesOf<Streamed>(),
    });
    const { client } = answeredBy(new Response("<html>", { headers: { "content-type": "text/html" } }));
    await expect(dataOf(events(declared, client))).rejects.toBeInstanceOf(ResponseBodyError);
  });

  test("a line that is wrong", async () => {
    const json = defineEndpoint({
      method: "GET",
      path: "/events",
      stream: eventStream({ json: true }),
      types: typesOf<Streamed>(),
    });
    await expect(dataOf(events(json, answeredBy("data: no\n\n").client))).rejects.toBeInstanceOf(ResponseBodyError);
  });

  test("a call that cannot be made", async () => {
    const secured = defineEndpoint({
      method: "GET",
      path: "/events",
      security: [{ bearerAuth: [] }],
      types: typesOf<Streamed>(),
    });
    const stream = events(secured, createClient() as never);
    await expect(dataOf(stream)).rejects.toBeInstanceOf(MissingCredentialError);
  });

  test("an endpoint that streams no events, where no type has said so", async () => {
    const { client } = answeredBy(Response.json({ a: 1 }));
    await expect(dataOf(events(get, client))).rejects.toThrow("events: GET /events does not stream server-sent events");
  });
});

describe("what is not safe to repeat", () => {
  test("ends with its stream", async () => {
    const { client, sent } = answeredBy("data: a\n\n", "data: b\n\n");
    expect(await throughPauses(dataOf(events(post, client)))).toEqual(["a"]);
    expect(sent).toHaveLength(1);
  });

  test("throws what happens to it", async () => {
    await expect(dataOf(events(post, answeredBy(new TypeError("no")).client))).rejects.toBeInstanceOf(ConnectionError);
    await expect(dataOf(events(post, answeredBy(new Response(null, { status: 503 })).client))).rejects.toBeInstanceOf(
      ApiError,
    );
  });

  test("goes on where its events have ids", async () => {
    const { client, ids } = answeredBy("id: 1\ndata: a\n\n", "id: 2\ndata: b\n\n");
    expect(await throughPauses(dataOf(events(post, client)))).toEqual(["a", "b"]);
    expect(ids()).toEqual([undefined, "1", "2"]);
  });
});

describe("a token", () => {
  test("is asked for at each connection, and again when it is refused", async () => {
    const answers: Answer[] = ["id: 1\ndata: a\n\n", new Response(null, { status: 401 }), "data: b\n\n"];
    const { fetch, sent } = observedFetch(async () => {
      const next = answers.shift() ?? new Response(null, { status: 204 });
      return typeof next === "string" ? stream(next) : (next as Response); // None is an error.
    });
    let asked = 0;
    const bearerAuth = () => `t${++asked}`;
    const client = createClient({
      fetch,
      auth: { bearerAuth },
    });
    const secured = defineEndpoint({
      method: "GET",
      path: "/events",
      security: [{ bearerAuth: [] }],
      types: typesOf<Streamed>(),
    });
    expect(await throughPauses(dataOf(events(secured, client)))).toEqual(["a", "b"]);
    expect(sent.map(({ headers }) => headers["authorization"])).toEqual([
      "Bearer t1",
      "Bearer t2",
      "Bearer t3",
      "Bearer t4",
    ]);
  });
});

describe("an end", () => {
  test("by the caller's abort has its reason, in a pause too, and leaves no timer", async () => {
    const controller = new AbortController();
    const { client } = answeredBy("data: a\n\n");
    const items = events(get, client, { signal: controller.signal })[Symbol.asyncIterator]();
    await items.next();
    const next = items.next();
    await vi.advanceTimersByTimeAsync(500);
    expect(vi.getTimerCount()).toBe(1);
    const reason = { mine: true };
    controller.abort(reason);
    await expect(next).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("by an abort before it begins sends nothing", async () => {
    const { client, sent } = answeredBy("data: a\n\n");
    const reason = { mine: true };
    await expect(dataOf(events(get, client, { signal: AbortSignal.abort(reason) }))).rejects.toBe(reason);
    expect(sent).toEqual([]);
  });

  test("by cancel is no error, in a pause too", async () => {
    const { client, sent } = answeredBy("data: a\n\n", "data: b\n\n");
    const stream = events(get, client);
    const items = stream[Symbol.asyncIterator]();
    await items.next();
    const next = items.next();
    await vi.advanceTimersByTimeAsync(500);
    await stream.cancel();
    expect(await next).toEqual({ done: true, value: undefined });
    expect([vi.getTimerCount(), sent.length]).toEqual([0, 1]);
  });

  test("by a reader who leaves lets go of the connection", async () => {
    let isCancelled = false;
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode("data: a\n\n")),
      cancel: () => void (isCancelled = true),
    });
    const { client, sent } = answeredBy(new Response(body, { headers: { "content-type": "text/event-stream" } }));
    for await (const { data } of events(get, client)) {
      expect(data).toBe("a");
      break;
    }
    expect([isCancelled, sent.length, vi.getTimerCount()]).toEqual([true, 1, 0]);
  });

  test("leaves nothing on the caller's signal", async () => {
    const controller = new AbortController();
    const removed = vi.spyOn(controller.signal, "removeEventListener");
    const added = vi.spyOn(controller.signal, "addEventListener");
    const { client } = answeredBy("data: a\n\n");
    await throughPauses(dataOf(events(get, client, { signal: controller.signal })));
    expect(added).toHaveBeenCalledTimes(1);
    expect(removed).toHaveBeenCalledTimes(1);
  });
});

test("nothing is sent before somebody reads, and it is read once", async () => {
  const { client, sent } = answeredBy("data: a\n\n");
  const stream = events(get, client);
  await vi.advanceTimersByTimeAsync(5000);
  expect(sent).toEqual([]);
  await throughPauses(dataOf(stream));
  await expect(dataOf(stream)).rejects.toThrow("The items of a stream can be read once");
});
