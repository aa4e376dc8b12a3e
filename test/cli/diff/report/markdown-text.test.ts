import { describe, expect, test } from "vitest";
import { markdownText } from "../../../../cli/src/diff/report/markdown-text.ts";

describe("a text of a document", () => {
  test.each([
    ["plain words, 1.5", "plain words, 1.5"],
    ["`code` beside", "<code>code</code> beside"],
    ["a | b", "a &#124; b"],
    ["<img src=x onerror=1>", "&#60;img src=x onerror=1&#62;"],
    ["[a](https://b.example)", "&#91;a&#93;&#40;https:&#47;&#47;b.example&#41;"],
    ["**bold** _x_ ~y~", "&#42;&#42;bold&#42;&#42; &#95;x&#95; &#126;y&#126;"],
    ["ping @octocat", "ping @&#8203;octocat"],
    ["fixes #12", "fixes #&#8203;12"],
    ["www.example.com", "www&#46;example.com"],
    ["$x^2$", "&#36;x&#94;2&#36;"],
    ["a\nb", "a b"],
    ["a\u202eb", "a&#92;u202Eb"],
    ["&amp;", "&#38;amp;"],
  ])("%s is %s", (text, want) => {
    expect(markdownText(text)).toBe(want);
  });

  test("with a backtick too many has no code at all", () => {
    expect(markdownText("`a`b`")).toBe("a&#96;b&#96;".replace("a", "&#96;a"));
  });

  test("stays a text inside code", () => {
    expect(markdownText("`<b>@x|`")).toBe("<code>&#60;b&#62;@&#8203;x&#124;</code>");
  });
});
