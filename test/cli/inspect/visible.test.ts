import { describe, expect, test } from "vitest";
import { visible, visibleProse } from "../../../cli/src/inspect/visible.ts";

describe("visible", () => {
  test.each([
    ["/feed/{id}", "/feed/{id}"],
    ["/a\nb\tc", "/a\\u{A}b\\u{9}c"],
    ["\u001b[31mred\u0007", "\\u{1B}[31mred\\u{7}"],
    ["admin\u202Enimda", "admin\\u{202E}nimda"],
    ["zero\u200Bwidth\uFEFF", "zero\\u{200B}width\\u{FEFF}"],
    ["tag\u{E0041}", "tag\\u{E0041}"],
    ["half\uD800", "half\\u{D800}"],
    ["wide\u3000space", "wide space"],
    ["שלום 世界 é", "שלום 世界 é"],
  ])("%j", (text, want) => {
    expect(visible(text)).toBe(want);
  });
});

describe("visibleProse", () => {
  test("makes one line, and leaves joined emoji whole", () => {
    expect(visibleProse(" Two\r\n\tlines 👩‍💻 ")).toBe("Two lines 👩‍💻");
  });

  test("shows what would hide", () => {
    expect(visibleProse("a\u200Db\u202E \uE000")).toBe("a\\u{200D}b\\u{202E} \\u{E000}");
  });
});
