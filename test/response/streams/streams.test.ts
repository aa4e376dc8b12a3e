import { expect, test } from "vitest";
import { eventStream } from "../../../src/response/streams/event-stream.ts";
import { jsonLines } from "../../../src/response/streams/json-lines.ts";
import { allStreams, streams } from "../../../src/response/streams/streams.ts";
import { allItems, inPieces, streamOf } from "./streamed.ts";

const either = streams({ "text/event-stream": eventStream({ json: true }), "application/jsonl": jsonLines });
/** A call that asks for a media type, as its document declares both. */
const asking = (accept: string) => ({
  operation: { method: "GET", path: "/events", answers: { 200: ["text/event-stream", "application/jsonl"] } },
  signal: undefined,
  accept,
});
const event = { event: "message", data: 1, id: "" };

test.each([
  ["its own media type", "application/jsonl; charset=utf-8", "text/event-stream", "1\n", [1]],
  ["what was asked for, without one", "", "Application/JSONL", "1\n", [1]],
  ["what was asked for, if it is called otherwise", "text/plain", "application/jsonl", "1\n", [1]],
  ["events", "text/event-stream", "application/jsonl", "data: 1\n\n", [event]],
])("an answer is read by %s", async (_, type, expected, text, want) => {
  const response = inPieces([text], type);
  const { data } = either({ response, data: response.body }, "auto", asking(expected));
  expect(await allItems(data as AsyncIterable<unknown>)).toEqual(want); // As all readers make it.
});

test("what no reader is for is not read", () => {
  const response = inPieces(["1"], "text/plain");
  const call = { operation: { method: "GET", path: "/events" }, signal: undefined };
  expect(either({ response, data: response.body }, "auto", call).data).toBe(response.body);
});

test.each([
  ["text/event-stream", "data: 1\n\n", [{ ...event, data: "1" }]],
  ["application/x-ndjson", "1\n", [1]],
  ["application/stream+json", "1\n", [1]],
  ["application/geo+json-seq", "\u001E1\n", [1]],
])("written by hand, %s is read", async (type, text, want) => {
  expect(await allItems(streamOf(allStreams, inPieces([text], type)))).toEqual(want);
});
