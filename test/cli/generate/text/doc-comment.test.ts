import { describe, expect, test } from "vitest";
import { docComment, prose, proseLine } from "../../../../cli/src/generate/text/doc-comment.ts";

describe("prose", () => {
  test.each([
    ["*/ process.exit() /*", "*\\/ process.exit() /*"],
    ["@ts-ignore", "\\@ts-ignore"],
    ["one\n  @deprecated", "one\n  \\@deprecated"],
    ["* @deprecated", "* \\@deprecated"],
    ["mail me@example.com", "mail me@example.com"],
    ["a\u2028b\r\nc\rd", "a\nb\nc\nd"],
    ["\u202Ereversed", "\\u202Ereversed"],
    ["//# sourceMappingURL=evil.map", "//# sourceMapping\\u0055RL=evil.map"],
    ["  kept **markdown**  \n\n- item ", "kept **markdown**\n\n- item"],
  ])("makes %j harmless", (text, want) => {
    expect(prose(text)).toBe(want);
  });

  test("fits on one line where it has to", () => {
    expect(proseLine("a\n\n b\u2028c")).toBe("a b c");
  });
});

describe("docComment", () => {
  test.each([
    ["", ""],
    ["One.", "/** One. */\n"],
    ["One.\n\nTwo.", "/**\n * One.\n *\n * Two.\n */\n"],
  ])("writes %j", (text, want) => {
    expect(docComment(text)).toBe(want);
  });
});
