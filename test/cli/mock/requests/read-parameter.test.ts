import { expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { decodeForm, readParameter, splitForm, splitPair } from "../../../../cli/src/mock/requests/read-parameter.ts";

const none = { path: {}, query: [], headers: {}, cookies: [] };
const read = (parameter: object, sent: object) =>
  readParameter({}, parameter as JsonObject, { ...none, ...sent }, new Set());

test("content is read by its media type", () => {
  const json = { name: "f", in: "query", content: { "application/json": {} } };
  expect(read(json, { query: [["f", "%7B%22a%22%3A1%7D"]] })).toEqual({ a: 1 });
  expect(read(json, { query: [["f", "broken"]] })).toBe("broken");
  expect(read({ name: "f", in: "header", content: { "text/plain": {} } }, { headers: { f: "a" } })).toBe("a");
});

test("an empty value counts as not sent where it may be empty", () => {
  const flag = { name: "f", in: "query", schema: { type: "integer" } };
  expect(read({ ...flag, allowEmptyValue: true }, { query: [["f", ""]] })).toBeUndefined();
  expect(read(flag, { query: [["f", ""]] })).toBe("");
});

test("a header has no case and no percent-encoding", () => {
  expect(read({ name: "X-Name", in: "header", schema: { type: "string" } }, { headers: { "x-name": "%41" } })).toBe(
    "%41",
  );
});

test("pairs keep what stands behind the first equals sign", () => {
  expect(splitPair("a=b=c", decodeForm)).toEqual(["a", "b=c"]);
  expect(splitForm("a+b=1&&c")).toEqual([
    ["a b", "1"],
    ["c", ""],
  ]);
  expect(decodeForm("a+b%2B%")).toBe("a+b%2B%".replaceAll("+", " "));
});
