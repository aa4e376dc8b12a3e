import { expect, test } from "vitest";
import { declaredHeaders, type HeaderForms } from "../../src/response/declared-headers.ts";

function read(forms: HeaderForms, headers: Record<string, string>, status = 200): unknown {
  return declaredHeaders(forms)(new Response(null, { status, headers }))?.() ?? {};
}

test.each([
  ["string", "a, b", "a, b"],
  ["string", "", ""],
  ["number", "42", 42],
  ["number", " -1.5 ", -1.5],
  ["boolean", "true", true],
  ["boolean", "false", false],
  ["string[]", "a, b,c", ["a", "b", "c"]],
  ["string[]", "", []],
  ["number[]", "1,2", [1, 2]],
  ["boolean[]", "true, false", [true, false]],
  ["json", '{"a":[1]}', { a: [1] }],
] as const)("%s of %j is %j", (form, text, value) => {
  expect(read({ 200: { "X-H": form } }, { "x-h": text })).toEqual({ "X-H": value });
});

test.each([
  ["number", "many"],
  ["number", ""],
  ["number", "1e999"],
  ["boolean", "yes"],
  ["number[]", "1,two"],
  ["json", "{"],
] as const)("%s of %j is left out", (form, text) => {
  expect(read({ 200: { "X-H": form } }, { "x-h": text })).toStrictEqual({});
});

test("a header that is not there is left out", () => {
  expect(read({ 200: { "X-A": "string", "X-B": "number" } }, { "x-b": "1", "x-c": "2" })).toEqual({ "X-B": 1 });
});

test("an answer has the headers of its status, else of its class, else of all", () => {
  const forms = { 404: { "X-A": "string" }, "4XX": { "X-B": "string" }, default: { "X-C": "string" } } as const;
  const headers = { "x-a": "a", "x-b": "b", "x-c": "c" };
  expect(read(forms, headers, 404)).toEqual({ "X-A": "a" });
  expect(read(forms, headers, 429)).toEqual({ "X-B": "b" });
  expect(read(forms, headers, 500)).toEqual({ "X-C": "c" });
  expect(read({ 404: { "X-A": "string" } }, headers)).toEqual({});
});
