import { expect, test } from "vitest";
import { pad, widthOf, words, wrap } from "../../../../cli/src/inspect/terminal/wrap.ts";

test("lines stay within the width", () => {
  expect(wrap(words("one two three four"), 9)).toEqual(["one two", "three", "four"]);
});

test("a word that is longer than a line has one of its own", () => {
  expect(wrap(words("a reallylongword b"), 6)).toEqual(["a", "reallylongword", "b"]);
});

test("width is counted in columns, not in characters, and colours take none", () => {
  expect(widthOf("世界")).toBe(4);
  expect(pad("世", 4)).toBe("世  ");
  expect(wrap([{ text: "世界", painted: "\u001b[32m世界\u001b[39m" }, ...words("a")], 5)).toEqual([
    "\u001b[32m世界\u001b[39m",
    "a",
  ]);
});
