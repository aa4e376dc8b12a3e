import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { itemText } from "../../../../cli/src/mock/answers/stream-text.ts";

test.each<[Json, string, string]>([
  [{ a: 1 }, "application/jsonl", '{"a":1}\n'],
  ["a\nb", "application/x-ndjson", '"a\\nb"\n'],
  [1, "application/geo+json-seq", "\u001E1\n"],
  [{ a: 1 }, "text/event-stream", 'data: {"a":1}\n\n'],
  ["a\nb\r\nc", "text/event-stream; charset=utf-8", "data: a\ndata: b\ndata: c\n\n"],
  [
    { event: "e", id: "7", retry: 5, data: { a: 1 } },
    "text/event-stream",
    'event: e\nid: 7\nretry: 5\ndata: {"a":1}\n\n',
  ],
])("%j in %s", (item, type, text) => {
  expect(itemText(item, type)).toBe(text);
});

test("a text is written as JSON where data are JSON", () => {
  expect(itemText({ data: "a" }, "text/event-stream", true)).toBe('data: "a"\n\n');
  expect(itemText({ data: "a" }, "text/event-stream")).toBe("data: a\n\n");
});
