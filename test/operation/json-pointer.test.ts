import { expect, test } from "vitest";
import { documentWith, formatPointer, parsePointer, valueAtPointer } from "../../src/operation/json-pointer.ts";

const document = { token: "A", "a/b": { "m~n": 1 }, list: ["first", { deep: true }], "": 0 };

test.each([
  ["", document],
  ["/token", "A"],
  ["/a~1b/m~0n", 1],
  ["/list/0", "first"],
  ["/list/1/deep", true],
  ["/", 0],
  ["/absent", undefined],
  ["/token/length", undefined],
  ["/list/length", undefined],
  ["/list/00", undefined],
  ["/constructor", undefined],
  ["/__proto__/x", undefined],
])("%j is found, or leads nowhere", (pointer, value) => {
  expect(valueAtPointer(document, pointer)).toEqual(value);
});

test.each(["", "/", "/token", "/a~1b/m~0n", "/~01"])("%j is the same when taken apart and written again", (pointer) => {
  expect(formatPointer(parsePointer(pointer) ?? ["no pointer"])).toBe(pointer);
});

test("what does not begin with a slash is no pointer", () => {
  expect(parsePointer("token")).toBeUndefined();
});

test.each([
  ["/token", { token: "R" }],
  ["/data/refresh~1token", { data: { "refresh/token": "R" } }],
  ["", "R"],
])("a document can be made that has something at %j", (pointer, made) => {
  expect(documentWith(pointer, "R")).toEqual(made);
});

test("a pointer of a hostile document changes no prototype", () => {
  documentWith("/__proto__/polluted", true);
  expect("polluted" in {}).toBe(false);
  expect(JSON.stringify(documentWith("/__proto__", "R"))).toBe('{"__proto__":"R"}');
});
