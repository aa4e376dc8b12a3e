import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ResponseBodyError } from "../../../src/errors.ts";
import { eventStream, type EventStreamOptions } from "../../../src/response/streams/event-stream.ts";
import type { EventStream } from "../../../src/response/streams/item-stream.ts";
import { allItems, cut, inPieces, itemsOf, streamOf } from "./streamed.ts";

const event = (data: unknown, more: object = {}): object => ({ event: "message", data, id: "", ...more });

function streamed(text: string, options?: EventStreamOptions, contentType?: string): EventStream<unknown> {
  return streamOf(eventStream(options), inPieces([text], contentType)) as EventStream<unknown>; // As `eventStream` makes it.
}

describe("an event", () => {
  test.each<[rule: string, text: string, want: object[]]>([
    ["ends at an empty line", "data: a\n\ndata: b\n\n", [event("a"), event("b")]],
    ["ends with LF, CR or both", "data: a\r\n\r\ndata: b\r\rdata: c\n\n", [event("a"), event("b"), event("c")]],
    ["loses one space of a value, and no more", "data:  a \ndata:b\n\n", [event(" a \nb")]],
    ["joins its lines of data", "data: a\ndata\ndata: b\n\n", [event("a\n\nb")]],
    ["has empty data where a line says so", "data\n\ndata:\n\n", [event(""), event("")]],
    ["is none without data", "event: a\nid: 1\n\ndata: b\n\n", [event("b", { id: "1" })]],
    [
      "has the name that was given last",
      "event: a\nevent: b\ndata: 1\n\ndata: 2\n\n",
      [event("1", { event: "b" }), event("2")],
    ],
    [
      "keeps the id of one before it",
      "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
      [event("a", { id: "1" }), event("b", { id: "1" }), event("c")],
    ],
    ["ignores an id with a NUL", "id: 1\nid: 2\0\ndata: a\n\n", [event("a", { id: "1" })]],
    ["has no retry of its own unless its schema has", "retry: 250\ndata: a\n\n", [event("a")]],
    ["ignores what is no number of digits", "retry: 1.5\nretry: -1\nretry:\nretry: 1e3\ndata: a\n\n", [event("a")]],
    [
      "ignores comments, and fields that nobody knows",
      ": a\n:data: a\nData: a\n data: a\ndatas: a\ndata: b\n\n",
      [event("b")],
    ],
    ["begins after a byte order mark", "\uFEFFdata: a\n\n", [event("a")]],
    ["takes no second mark away", "\uFEFF\uFEFFdata: a\ndata: b\n\n", [event("b")]],
    ["is dropped if the stream ends within it", "data: a\n\ndata: b\n", [event("a")]],
    ["is dropped if the stream ends within its line", "data: a\n\ndata: b", [event("a")]],
  ])("%s", async (_, text, want) => {
    expect(await allItems(streamed(text))).toEqual(want);
  });

  test("comes as soon as its end is there, whatever follows a CR", async () => {
    let write: ((text: string) => void) | undefined;
    const body = new ReadableStream({
      start: (controller) => void (write = (text) => controller.enqueue(new TextEncoder().encode(text))),
    });
    const events = streamOf(eventStream(), new Response(body))[Symbol.asyncIterator]();
    write?.("data: a\r\r");
    expect(await events.next()).toEqual({ done: false, value: event("a") });
    write?.("\ndata: b\n\r");
    expect(await events.next()).toEqual({ done: false, value: event("b") });
    await events.return?.();
  });
});

/** The standard's own algorithm, over the whole text at once. */
function parseWhole(text: string): object[] {
  const events: object[] = [];
  let id = "";
  let block: { event: string; data: string; retry?: number } = { event: "", data: "" };
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  for (const line of lines.slice(0, -1)) {
    if (line === "") {
      const { event: name, data, retry } = block;
      if (data !== "")
        events.push(event(data.slice(0, -1), { event: name || "message", id, ...(retry !== undefined && { retry }) }));
      block = { event: "", data: "" };
      continue;
    }
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line) ?? [];
    if (name === "event") block.event = value;
    if (name === "data") block.data += `${value}\n`;
    if (name === "id" && !value.includes("\0")) id = value;
    if (name === "retry" && /^[0-9]+$/.test(value)) block.retry = Math.min(Number(value), 3_600_000);
  }
  return events;
}

const line = fc.oneof(
  fc.constantFrom(
    "data",
    "data:",
    "data: a",
    "data:  é🎈",
    "event: ping",
    "event",
    "id: 7",
    "id",
    "id: \0",
    ": hi",
    "retry: 20",
    "retry: x",
    "",
    "",
    "",
  ),
  fc.string({ unit: "grapheme", maxLength: 6 }),
);
const streamText = fc
  .array(fc.tuple(line, fc.constantFrom("\n", "\r", "\r\n")), { maxLength: 20 })
  .map((lines) => lines.flat().join(""));

test("events are the same however the bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("", "\uFEFF"),
      streamText,
      fc.array(fc.nat(), { maxLength: 8 }),
      async (mark, text, places) => {
        const whole = mark + text;
        expect(await itemsOf(eventStream({ retry: true }), ...cut(whole, places))).toEqual(parseWhole(whole));
      },
    ),
    { numRuns: 500 },
  );
});

test("an event has its retry where its schema has", async () => {
  const text = "retry: 250\ndata: a\n\nretry: 1.5\ndata: b\n\n";
  expect(await allItems(streamed(text, { retry: true }))).toEqual([event("a", { retry: 250 }), event("b")]);
});

describe("data that are JSON", () => {
  test("are parsed, of all events or of those with a name", async () => {
    const text = 'data: {"a":\ndata: 1}\n\nevent: b\ndata: [2]\n\n';
    expect(await allItems(streamed(text, { json: true }))).toEqual([event({ a: 1 }), event([2], { event: "b" })]);
    expect(await allItems(streamed(text, { json: ["b"] }))).toEqual([event('{"a":\n1}'), event([2], { event: "b" })]);
    expect(await allItems(streamed(text, { json: ["message"] }))).toEqual([
      event({ a: 1 }),
      event("[2]", { event: "b" }),
    ]);
  });

  test("end at [DONE], which is an event like any other where data are texts", async () => {
    const text = "data: 1\n\ndata: [DONE]\n\ndata: 2\n\n";
    const events = streamed(text, { json: true });
    expect([await allItems(events), events.isDone]).toEqual([[event(1)], true]);
    const texts = streamed(text);
    expect([await allItems(texts), texts.isDone]).toEqual([[event("1"), event("[DONE]"), event("2")], false]);
  });

  test("that are wrong are an error with their line, and not a word of them", async () => {
    const events = streamed(": hi\r\ndata: 1\r\n\r\nid: 2\r\ndata: {s3cret\r\ndata: }\r\n\r\ndata: 3\n\n", {
      json: true,
    })[Symbol.asyncIterator]();
    expect(await events.next()).toEqual({ done: false, value: event(1) });
    const error: unknown = await events.next().catch((fault: unknown) => fault);
    expect(error).toBeInstanceOf(ResponseBodyError);
    expect(error).toMatchObject({ line: 5, status: 200, method: "GET", path: "/events" });
    expect(String(error)).toBe(
      "ResponseBodyError: The body of the answer 200 is not valid JSON in line 5 (GET /events)",
    );
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });
});

describe("the stream", () => {
  test("knows the last id and the pause that the server asks for", async () => {
    const events = streamed("retry: 99999999999\nid: 1\ndata: a\n\nid: 2\n\nid: 3\n");
    expect(events).toMatchObject({ lastEventId: "", retry: undefined });
    await allItems(events);
    // The third one has not come to its end.
    expect(events).toMatchObject({ lastEventId: "2", retry: 3_600_000 });
  });

  test.each(["text/html; charset=utf-8", "application/json"])("of %s is none", (type) => {
    const response = inPieces(["data: 1\n\n"], type);
    expect(() => streamOf(eventStream(), response)).toThrow("is not text/event-stream, which is declared");
    expect(() => streamOf(eventStream(), inPieces([""], type))).toThrow(ResponseBodyError);
  });

  test.each(["Text/Event-Stream;charset=UTF-8", ""])("may be called %j", async (type) => {
    expect(await allItems(streamed("data: a\n\n", {}, type))).toEqual([event("a")]);
  });

  test("does not gather an endless event", async () => {
    const data = new TextEncoder().encode(`data: ${"x".repeat(1 << 20)}\n`);
    let pulls = 0;
    const body = new ReadableStream({
      pull(controller) {
        // Who does not stop in time has failed.
        if (++pulls > 100) controller.close();
        else controller.enqueue(data);
      },
    });
    const events = streamOf(eventStream(), new Response(body));
    await expect(allItems(events)).rejects.toThrow(/is longer than any item can be/);
    expect(pulls).toBeLessThan(70);
  });
});
