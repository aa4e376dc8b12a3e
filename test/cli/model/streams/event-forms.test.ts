import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { eventForms } from "../../../../cli/src/model/streams/event-forms.ts";

const text = { type: "string" };
const point = { type: "object", required: ["x"], properties: { x: { type: "number" } } };
const json = { type: "string", contentMediaType: "application/json", contentSchema: point };
const root = {
  components: {
    schemas: {
      Event: {
        type: "object",
        required: ["data"],
        properties: { data: text, event: text, id: text, retry: { type: "integer" } },
      },
      Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }, { properties: { data: text } }] },
    },
  },
};
const ref = { $ref: "#/components/schemas/Event" };

test("an event is an object of nothing but an event's fields", () => {
  const [only] = eventForms(root, ref) ?? [];
  expect(only).toMatchObject({ names: [], isJson: false, isEncoded: false });
  expect(only?.schema["required"]).toEqual(["data", "event", "id"]);
});

test.each<[string, Json]>([
  ["nothing", {}],
  ["a text", text],
  ["an object with other members", { properties: { data: text, token: text } }],
  ["an object without data", { properties: { event: text } }],
  ["one of which an alternative has other members", { oneOf: [ref, { properties: { delta: text } }] }],
  ["a schema of itself without an end", { $ref: "#/components/schemas/Loop" }],
])("%s is none", (_, schema) => {
  expect(eventForms(root, schema)).toBeUndefined();
});

test("JSON in a text is what is read", () => {
  const [only] = eventForms(root, { properties: { data: json }, required: ["data"] }) ?? [];
  expect(only).toMatchObject({ isJson: true, isEncoded: true });
  expect(only?.schema["properties"]).toEqual({ data: point });
});

test("data that are no text can only be JSON", () => {
  const [only] = eventForms(root, { properties: { data: point } }) ?? [];
  expect(only).toMatchObject({ isJson: true, isEncoded: false });
});

test("alternatives are told apart by their names, as in the specification's own example", () => {
  const forms = eventForms(root, {
    ...ref,
    required: ["event"],
    oneOf: [
      { properties: { event: { const: "addString" } } },
      { properties: { event: { const: "addInt64" }, data: { format: "int64" } } },
      { properties: { event: { enum: ["addJson", "addMore"] }, data: { contentMediaType: "application/json" } } },
    ],
  });
  expect(forms?.map(({ names, isJson }) => [names, isJson])).toEqual([
    [["addString"], false],
    [["addInt64"], false],
    [["addJson", "addMore"], true],
  ]);
  expect(forms?.[1]?.schema).toEqual({
    type: "object",
    properties: {
      data: { ...text, format: "int64" },
      event: { ...text, const: "addInt64" },
      id: text,
      retry: { type: "integer" },
    },
    required: ["data", "event", "id"],
  });
  expect(forms?.[2]?.schema["properties"]).toMatchObject({ data: {} });
});

test("so many alternatives that nobody wrote them are none", () => {
  const choice = {
    oneOf: Array.from({ length: 30 }, (_, index) => ({ properties: { event: { const: `e${index}` }, data: text } })),
  };
  expect(eventForms(root, choice)).toHaveLength(30);
  expect(eventForms(root, { allOf: [choice, choice, choice] })).toBeUndefined();
});
