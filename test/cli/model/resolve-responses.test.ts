import { expect, test } from "vitest";
import { isSuccess, resolveResponses } from "../../../cli/src/model/resolve-responses.ts";

const named = (component: string): string => component;

test("successes come first, else the document's order holds", () => {
  const responses = { "404": {}, default: {}, "201": {}, "4XX": {}, "2XX": {} };
  const statuses = resolveResponses({}, { responses }, named).map(({ status }) => status);
  expect(statuses).toEqual(["201", "2XX", "404", "default", "4XX"]);
});

test.each(["100", "1XX", "6XX", "2xx", "x-note", "20"])("%s is no answer that reaches a caller", (status) => {
  expect(resolveResponses({}, { responses: { [status]: {} } }, named)).toEqual([]);
});

test("an answer has its media types, with the names of their schemas", () => {
  const content = {
    "application/json": { schema: { $ref: "#/components/schemas/S" } },
    "text/csv": { schema: { type: "string" } },
    "text/event-stream": {},
  };
  const root = { components: { responses: { R: { content } } } };
  const [response] = resolveResponses(root, { responses: { "200": { $ref: "#/components/responses/R" } } }, named);
  expect(response?.media).toEqual([
    { type: "application/json", kind: "json", schema: "S" },
    { type: "text/csv", kind: "text", schema: undefined },
    { type: "text/event-stream", kind: "stream", schema: undefined },
  ]);
});

test("a success is of the 2xx class", () => {
  expect(["200", "2XX", "302", "default"].map((status) => isSuccess({ status }))).toEqual([true, true, false, false]);
});
