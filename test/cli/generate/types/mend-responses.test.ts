import { expect, test } from "vitest";
import { mendResponses } from "../../../../cli/src/generate/types/mend-responses.ts";

const text = { "text/plain": { schema: { type: "string" } } };
const json = { "application/json": { schema: { type: "object" } } };
const open = { "*/*": { schema: {} } };

test("default is a success, too, where none is declared", () => {
  const responses = { default: { description: "", content: json } };
  expect(mendResponses({}, responses)).toEqual({ ...responses, "2XX": responses.default });
});

test("nothing is known of a success where nothing is declared, and never that there is none", () => {
  expect(mendResponses({}, {})).toEqual({ "2XX": { description: "", content: open } });
  expect(mendResponses({}, { default: { description: "" } })["2XX"]).toEqual({ description: "", content: open });
  expect(mendResponses({}, { "404": { description: "", content: json } })["2XX"]).toEqual({
    description: "",
    content: open,
  });
});

test("a success without content may have any, but for 204 and 205", () => {
  const none = { description: "" };
  const responses = { "200": none, "204": none, "205": none, "404": none };
  expect(mendResponses({}, responses)).toEqual({ ...responses, "200": { description: "", content: open } });
});

test("beside JSON there is nothing but JSON", () => {
  const root = { components: { responses: { R: { description: "r", content: { ...text, ...json, void: {} } } } } };
  const responses = {
    "200": { $ref: "#/components/responses/R" },
    "400": { description: "", content: { ...text, ...json } },
  };
  expect(mendResponses(root, responses)).toEqual({
    "200": { description: "r", content: json },
    "400": { description: "", content: json },
  });
});

test("what is as it should be stays a reference", () => {
  const root = { components: { responses: { R: { content: json } } } };
  const responses = { "200": { $ref: "#/components/responses/R" }, "206": { description: "", content: text } };
  expect(mendResponses(root, responses)).toEqual(responses);
});

test("what streams has the type of an item", () => {
  const item = { type: "object" };
  const lines = { "application/jsonl": { itemSchema: item } };
  expect(mendResponses({}, { "200": { description: "", content: lines } })).toEqual({
    "200": { description: "", content: { "application/jsonl": { schema: item } } },
  });
  const events = { "text/event-stream": { schema: { type: "array", items: item } } };
  expect(mendResponses({}, { "200": { description: "", content: events } })).toEqual({
    "200": { description: "", content: { "text/event-stream": { schema: item } } },
  });
});

test("what streams beside JSON stands under a status of its own, unless it has a name or is text", () => {
  const item = { type: "object" };
  const named = { $ref: "#/components/schemas/S" };
  const content = { ...json, "application/jsonl": { itemSchema: item }, "text/event-stream": {} };
  expect(mendResponses({}, { "200": { description: "", content } })).toEqual({
    "200": { description: "", content: json },
    "200 application/jsonl": { description: "", content: { "application/jsonl": { schema: item } } },
  });
  const known = { ...json, "application/jsonl": { itemSchema: named } };
  expect(mendResponses({}, { "200": { description: "", content: known } })).toEqual({
    "200": { description: "", content: json },
  });
});
