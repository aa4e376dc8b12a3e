import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { readEntries, readPairs } from "../../../../cli/src/mock/requests/read-pairs.ts";

const list = { type: "array", items: { type: "string" } };
const decode = decodeURIComponent;

const cases: readonly (readonly [style: string, explode: boolean, schema: Json, query: string, value: unknown])[] = [
  ["form", true, list, "p=a&p=b", ["a", "b"]],
  ["form", true, { type: ["array", "string"] }, "p=a", "a"],
  ["form", false, list, "p=a,b", ["a", "b"]],
  ["form", false, list, "p=a%2Cb", ["a,b"]],
  ["form", false, list, "p=", []],
  ["pipeDelimited", false, list, "p=a|b%7Cc", ["a", "b", "c"]],
  ["spaceDelimited", false, list, "p=a+b%20c", ["a", "b", "c"]],
  ["deepObject", true, { type: "object" }, "p[a]=1&p[b][c]=2", { a: "1", b: { c: "2" } }],
  ["deepObject", true, { type: "object" }, "q=1", undefined],
  ["form", true, { type: "string" }, "p=a&p=b", "b"],
  ["form", true, list, "q=a", undefined],
];

test.each(cases)("%s, explode %s, by %j: %s", (style, explode, schema, query, value) => {
  const pairs = query.split("&").map((pair): [string, string] => [pair.split("=")[0] ?? "", pair.split("=")[1] ?? ""]);
  expect(readPairs({}, { name: "p", schema, style, explode, decode }, pairs)).toEqual(value);
});

test("names and values that take turns are an object", () => {
  expect(readEntries({}, [{ properties: { R: { type: "integer" } } }], ["R", "100", "G", "200", "odd"])).toEqual({
    R: 100,
    G: "200",
  });
});
