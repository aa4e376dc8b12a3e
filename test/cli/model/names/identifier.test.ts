import { expect, test } from "vitest";
import {
  capitalize,
  isPlainIdentifier,
  isReservedWord,
  lowerFirstWord,
  mendStart,
  splitWords,
  toCamelCase,
} from "../../../../cli/src/model/names/identifier.ts";

test.each([
  ["repos/get-all", ["repos", "get", "all"]],
  ["a_b$c", ["a", "b", "c"]],
  ["naïve Größe 漢字", ["naïve", "Größe", "漢字"]],
  ["e\u0301", ["é"]],
  ["a\u200Db", ["a", "b"]],
  ["!?", []],
])("splitWords takes %j for %j", (text, want) => {
  expect(splitWords(text)).toEqual(want);
});

test.each([
  ["URLList", "urlList"],
  ["GetHTTPServer", "getHTTPServer"],
  ["ID", "id"],
  ["already", "already"],
])("lowerFirstWord makes %s %s", (word, want) => {
  expect(lowerFirstWord(word)).toBe(want);
});

test.each([
  [["repos", "get"], "reposGet"],
  [["9x", "get"], "_9xGet"],
  [[], "_"],
])("toCamelCase makes %j %s", (words, want) => {
  expect(toCamelCase(words)).toBe(want);
});

test("capitalize leaves the inner letters, and takes a whole character", () => {
  expect([capitalize("fEED"), capitalize("𐐨x"), capitalize("")]).toEqual(["FEED", "𐐀x", ""]);
});

test("mendStart puts an underscore before what cannot begin a name", () => {
  expect([mendStart("9x"), mendStart("x9"), mendStart("")]).toEqual(["_9x", "x9", "_"]);
});

test("reserved are the words of strict mode and of modules too", () => {
  expect(["class", "await", "eval", "let", "undefined"].every(isReservedWord)).toBe(true);
  expect(isReservedWord("constructor")).toBe(false);
});

test("plain identifiers are those in ASCII", () => {
  expect(["a", "$_9", "é", "9a", "a-b", ""].map(isPlainIdentifier)).toEqual([true, true, false, false, false, false]);
});
