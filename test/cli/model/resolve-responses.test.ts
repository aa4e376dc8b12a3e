import { expect, test } from "vitest";
import {
  isSuccess,
  resolveResponses,
  successesOf,
  unusableMediaTypes,
} from "../../../cli/src/model/resolve-responses.ts";

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
    { type: "application/json", twin: "application/json", kind: "json", schema: "S", item: undefined },
    { type: "text/csv", twin: "text/csv", kind: "text", schema: undefined, item: undefined },
    {
      ...{ type: "text/event-stream", twin: "text/event-stream", kind: "stream", schema: undefined },
      item: { form: "text", schema: {}, json: [], hasRetry: false, path: ["schema"] },
    },
  ]);
});

test("a success is of the 2xx class", () => {
  expect(["200", "2XX", "302", "default"].map((status) => isSuccess({ status }))).toEqual([true, true, false, false]);
});

test("JSON stands first, then what ends in +json, then the document's order", () => {
  const types = ["*/*", "text/csv", "application/hal+json", "text/json", "APPLICATION/JSON;v=1", "image/png"];
  const content = Object.fromEntries(types.map((type) => [type, {}]));
  const [response] = resolveResponses({}, { responses: { "200": { content } } }, named);
  expect(response?.media.map(({ type }) => type)).toEqual([
    "APPLICATION/JSON;v=1",
    "text/json",
    "application/hal+json",
    "*/*",
    "text/csv",
    "image/png",
  ]);
});

test("what is no media type is left out, and told", () => {
  const content = { void: {}, "a/b\r\nx: y": {}, "text/csv": {}, "": {}, "text/é": {} };
  const operation = { responses: { "200": { content }, "404": {} } };
  const [response] = resolveResponses({}, operation, named);
  expect(response?.media.map(({ type }) => type)).toEqual(["text/csv"]);
  expect(unusableMediaTypes({}, operation)).toEqual([
    ["200", "void"],
    ["200", "a/b\r\nx: y"],
    ["200", ""],
    ["200", "text/é"],
  ]);
});

test("default stands for success where no success is declared", () => {
  const of = (...statuses: string[]) => successesOf(statuses.map((status) => ({ status, media: [], headers: [] })));
  expect(of("404", "default").map(({ status }) => status)).toEqual(["default"]);
  expect(of("204", "default").map(({ status }) => status)).toEqual(["204"]);
  expect(of("404")).toEqual([]);
});

test("a media type with the schema of one before it is that one's twin", () => {
  const schema = { type: "array", items: { type: "string" } };
  const content = { "text/json": { schema }, "application/json": { schema }, "text/plain": { schema }, "a/b+json": {} };
  const [response] = resolveResponses({}, { responses: { "200": { content } } }, named);
  expect(response?.media.map(({ type, twin }) => [type, twin])).toEqual([
    ["application/json", "application/json"],
    ["text/json", "application/json"],
    ["a/b+json", "a/b+json"],
    ["text/plain", "text/plain"],
  ]);
});
