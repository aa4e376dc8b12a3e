import { describe, expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { makeItems } from "../../../../cli/src/mock/answers/make-items.ts";
import { usual } from "../../../../cli/src/mock/answers/random.ts";
import { streamItem } from "../../../../cli/src/model/streams/stream-item.ts";

const named = (event: string, data: object): object => ({ properties: { event: { const: event }, data } });
const object = { type: "object", properties: { a: { const: 1 } }, required: ["a"] };
const json = { type: "string", contentMediaType: "application/json", contentSchema: object };

function itemsOf(type: string, media: Json, given?: Json, lastEventId?: string): string[] {
  const item = streamItem({}, type, media);
  if (item === undefined) throw new Error(`${type} does not stream`);
  return makeItems({}, { type, item, lastEventId }, given, usual);
}

describe("items are made of the schema", () => {
  test("three lines of one kind", () => {
    expect(itemsOf("application/jsonl", { itemSchema: object })).toEqual(Array(3).fill('{"a":1}\n'));
  });

  test("one of each kind", () => {
    expect(itemsOf("application/jsonl", { itemSchema: { oneOf: [{ const: 1 }, { const: "b" }] } })).toEqual([
      "1\n",
      '"b"\n',
    ]);
  });

  test("events with ids, and JSON where their data are JSON", () => {
    const itemSchema = { oneOf: [named("a", json), named("done", { type: "string", const: "[DONE]" })] } as Json;
    expect(itemsOf("text/event-stream", { itemSchema })).toEqual([
      'event: a\nid: 1\ndata: {"a":1}\n\n',
      "event: done\nid: 2\ndata: [DONE]\n\n",
    ]);
    expect(itemsOf("text/event-stream", { schema: object })[1]).toBe('id: 2\ndata: {"a":1}\n\n');
    expect(itemsOf("text/event-stream", {})[2]).toBe("id: 3\ndata: string\n\n");
  });

  test("no pause that a schema happens to have", () => {
    const itemSchema = { properties: { data: { type: "string" }, retry: { type: "integer" } } };
    expect(itemsOf("text/event-stream", { itemSchema })[0]).toBe("id: 1\ndata: string\n\n");
  });
});

describe("an example wins", () => {
  test("as the items, or as one of them", () => {
    expect(itemsOf("application/jsonl", {}, [1, { a: 2 }])).toEqual(["1\n", '{"a":2}\n']);
    expect(itemsOf("application/jsonl", {}, { a: 2 })).toEqual(['{"a":2}\n']);
  });

  test("as the whole text", () => {
    expect(itemsOf("text/event-stream", {}, "data: a\n\n")).toEqual(["data: a\n\n"]);
    expect(itemsOf("application/jsonl", {}, "1\n2\n")).toEqual(["1\n2\n"]);
  });

  test("as events, whose JSON is a text already", () => {
    const media = { itemSchema: named("a", json) as Json };
    const given = [
      { event: "a", id: "x", data: '{"a":2}' },
      { event: "a", data: { a: 3 } },
    ];
    expect(itemsOf("text/event-stream", media, given)).toEqual([
      'event: a\nid: x\ndata: {"a":2}\n\n',
      'event: a\nid: 2\ndata: {"a":3}\n\n',
    ]);
  });
});

test("who has seen an event gets what follows it, and nothing after the last one", () => {
  const media = { schema: object };
  expect(itemsOf("text/event-stream", media, undefined, "2")).toEqual(['id: 3\ndata: {"a":1}\n\n']);
  expect(itemsOf("text/event-stream", media, undefined, "3")).toEqual([]);
  expect(itemsOf("text/event-stream", media, undefined, "of another server")).toHaveLength(3);
});
