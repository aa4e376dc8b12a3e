import { expect, test } from "vitest";
import { markdownCode, markdownLine } from "../../../../cli/src/generate/text/markdown.ts";

test.each([
  ["a\n\n# b", "a # b"],
  ["# a", "\\# a"],
  ["- a", "\\- a"],
  ["1. a", "1\\. a"],
  ["<img onerror=x>", "\\<img onerror=x\\>"],
  ["[a](javascript:b)", "\\[a\\](javascript:b)"],
  ["`a` | b *c*", "\\`a\\` \\| b \\*c\\*"],
  ["snake_case _b_", "snake_case \\_b\\_"],
  ["&lt;script&gt; R&D", "\\&lt;script\\&gt; R&D"],
  ["a\u202Eb\u2028c", "a\\\\u202Eb c"],
])("%j is one line of prose", (text, line) => {
  expect(markdownLine(text)).toBe(line);
});

test.each([
  ["a", "`a`"],
  ["a`b", "`` a`b ``"],
  ["``", "``` `` ```"],
  ["a | b\nc", "`a ¦ b c`"],
  ["", "`  `"],
])("%j is code", (text, code) => {
  expect(markdownCode(text)).toBe(code);
});
