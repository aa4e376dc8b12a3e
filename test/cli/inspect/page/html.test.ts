import { describe, expect, test } from "vitest";
import { html, join } from "../../../../cli/src/inspect/page/html.ts";
import { withCode } from "../../../../cli/src/inspect/page/with-code.ts";

describe("html", () => {
  test("escapes what would be markup, in text and in attributes", () => {
    expect(html`<a title="${`"><script>'&`}">${"<b>"}</a>`.text).toBe(
      '<a title="&quot;&gt;&lt;script&gt;&#39;&amp;">&lt;b&gt;</a>',
    );
  });

  test("leaves markup as it is, and nothing for undefined and false", () => {
    expect(html`${html`<b>${1}</b>`}${undefined}${false}${0}${[html`<i>`, html`</i>`]}`.text).toBe("<b>1</b>0<i></i>");
  });

  test("joins", () => {
    expect(join([html`a`, html`b`], html`<wbr>`).text).toBe("a<wbr>b");
  });
});

describe("withCode", () => {
  test.each([
    ["use `x` here", "use <code><bdi>x</bdi></code> here"],
    ["`<b>`", "<code><bdi>&lt;b&gt;</bdi></code>"],
    ["a ` alone", "a ` alone"],
  ])("%s", (text, want) => {
    expect(
      withCode(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(want);
  });
});
