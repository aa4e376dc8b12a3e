import { expect, test } from "vitest";
import { withCode } from "../../../../cli/src/inspect/page/with-code.ts";

test.each([
  ["plain", "plain"],
  ["see `Post` and `Feed`.", "see <code><bdi>Post</bdi></code> and <code><bdi>Feed</bdi></code>."],
  ["one ` alone", "one ` alone"],
  ["`<b>`", "<code><bdi>&lt;b&gt;</bdi></code>"],
  ["<i>", "&lt;i&gt;"],
])("%j is %s", (text, want) => {
  expect(
    withCode(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(want);
});
