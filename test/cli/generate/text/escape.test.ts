import { expect, test } from "vitest";
import { escapeUnseen } from "../../../../cli/src/generate/text/escape.ts";

test.each([
  ["a\u0000b", "a\\u0000b"],
  ["a\rb", "a\\u000Db"],
  ["\u007F", "\\u007F"],
  ["\u061C", "\\u061C"],
  ["\u200F", "\\u200F"],
  ["\u2028", "\\u2028"],
  ["\u202E", "\\u202E"],
  ["\u2066", "\\u2066"],
  ["\uFEFF", "\\uFEFF"],
  ["\uD800", "\\uD800"],
])("%j is written as %s", (text, want) => {
  expect(escapeUnseen(text)).toBe(want);
});

test.each(["tab\t and line\n", "é漢👩‍💻", "\u00A0"])("%j stays", (text) => {
  expect(escapeUnseen(text)).toBe(text);
});

test.each(["//# sourceMappingURL=x", "//@ sourceURL = x"])("%s loses its meaning", (text) => {
  expect(escapeUnseen(text)).toBe(text.replace("URL", "\\u0055RL"));
});
