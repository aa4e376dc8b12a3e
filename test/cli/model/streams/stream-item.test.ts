import { describe, expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { streamedStatus, streamItem, wholeItem } from "../../../../cli/src/model/streams/stream-item.ts";

const text = { type: "string" };
const object = { type: "object", properties: { a: text } };
const named = { $ref: "#/components/schemas/S" };
const event = { type: "object", properties: { event: { const: "e" }, data: named } };
const root: Json = {
  components: { schemas: { S: object, List: { type: "array", items: object }, E: event, T: text } },
};

describe("events", () => {
  const itemOf = (media: Json) => streamItem(root, "text/event-stream; charset=utf-8", media);

  test.each<[rule: string, media: Json, want: object]>([
    ["of which nothing is known are texts", {}, { form: "text", json: [] }],
    ["as a text are texts", { schema: text }, { form: "text" }],
    ["as a list of texts are texts", { schema: { type: "array", items: text } }, { form: "text" }],
    ["as anything are texts", { itemSchema: true }, { form: "text", schema: {} }],
    ["carry an object that is no event", { schema: named }, { form: "data", schema: named, json: true }],
    [
      "carry the items of a list",
      { schema: { $ref: "#/components/schemas/List" } },
      { form: "data", schema: object, path: ["schema"] },
    ],
    [
      "carry them where the list stands there",
      { schema: { type: "array", items: named } },
      { form: "data", schema: named, path: ["schema", "items"] },
    ],
    [
      "carry what an item is",
      { itemSchema: named, schema: text },
      { form: "data", schema: named, path: ["itemSchema"] },
    ],
    [
      "carry JSON in a text",
      { itemSchema: { ...text, contentMediaType: "application/json", contentSchema: named } },
      { form: "data", schema: named },
    ],
    [
      "have a schema of their own",
      { itemSchema: { $ref: "#/components/schemas/E" } },
      { form: "event", schema: { $ref: "#/components/schemas/E" }, json: true },
    ],
    ["have it in the old place too", { schema: event }, { form: "event", json: true }],
  ])("%s", (_, media, want) => {
    expect(itemOf(media)).toMatchObject(want);
  });

  test("have JSON under some names, and under none an event is a message", () => {
    const json = { ...text, contentMediaType: "application/json" };
    const itemSchema = {
      oneOf: [
        { properties: { event: { const: "a" }, data: json } },
        { properties: { data: json } },
        { properties: { event: { const: "done" }, data: text } },
      ],
    };
    expect(itemOf({ itemSchema })?.json).toEqual(["a", "message"]);
  });
});

test("an event has a retry if its schema has", () => {
  const itemOf = (itemSchema: Json) => streamItem(root, "text/event-stream", { itemSchema });
  expect(itemOf({ properties: { data: text, retry: { type: "integer" } } })?.hasRetry).toBe(true);
  expect(itemOf({ properties: { data: text } })?.hasRetry).toBe(false);
});

describe("lines", () => {
  const itemOf = (media: Json) => streamItem(root, "application/x-ndjson", media);

  test.each<[rule: string, media: Json, want: object]>([
    ["are anything where nothing is known", {}, { form: "value", schema: {} }],
    ["are anything where the whole is called a text", { schema: text }, { form: "value", schema: {} }],
    ["are the schema", { schema: named }, { form: "value", schema: named }],
    ["are the items of a list", { schema: { type: "array", items: named } }, { form: "value", schema: named }],
    [
      "are lists where an item is one",
      { itemSchema: { type: "array", items: named } },
      { schema: { type: "array", items: named } },
    ],
    ["are texts where an item is one", { itemSchema: text }, { schema: text }],
    ["are never events", { itemSchema: event }, { form: "value", schema: event }],
  ])("%s", (_, media, want) => {
    expect(itemOf(media)).toMatchObject(want);
  });
});

test("nothing else has items", () => {
  expect(streamItem(root, "application/json", { itemSchema: named })).toBeUndefined();
  expect(streamItem(root, "text/plain", {})).toBeUndefined();
});

test("around what an event carries stands the event", () => {
  const item = streamItem(root, "text/event-stream", { itemSchema: named });
  expect(item && wholeItem(item)).toMatchObject({ properties: { data: named, event: text, id: text } });
  const lines = streamItem(root, "application/jsonl", { itemSchema: named });
  expect(lines && wholeItem(lines)).toBe(named);
});

test("no status is called like that of what streams beside JSON", () => {
  expect(streamedStatus("200", "text/event-stream")).toBe("200 text/event-stream");
});
