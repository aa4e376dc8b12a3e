import { expect, test } from "vitest";
import { counted, oneLine } from "../../../../cli/src/generate/text/one-line.ts";

test.each([
  ["a b", "a b"],
  ["  a\r\n\tb\u2028c  ", "a b c"],
  [" \n ", ""],
])("%j is %j in one line", (text, want) => {
  expect(oneLine(text)).toBe(want);
});

test.each([
  [0, "0 operations"],
  [1, "1 operation"],
  [2, "2 operations"],
])("%i are counted as %j", (count, want) => {
  expect(counted(count, "operation")).toBe(want);
});
