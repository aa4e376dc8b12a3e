import { describe, expect, test } from "vitest";
import { indexType, literalEntry, quote, quoteKey } from "../../../../cli/src/generate/text/quote.ts";
import { print } from "../../../../cli/src/generate/text/layout.ts";

describe("quote", () => {
  test.each([
    ['"; process.exit()', '"\\"; process.exit()"'],
    ["`${1}`", '"`${1}`"'],
    ["a\u2028b\u2029c", '"a\\u2028b\\u2029c"'],
    ["\u202Etxt", '"\\u202Etxt"'],
    ["\u0000\u0085\uFEFF", '"\\u0000\\u0085\\uFEFF"'],
    ["\uD800", '"\\ud800"'],
    ["//# sourceMappingURL=x", '"//# sourceMapping\\u0055RL=x"'],
    ["Größe 🎉", '"Größe 🎉"'],
  ])("writes %j so that nothing gets out of it", (text, want) => {
    expect(quote(text)).toBe(want);
    expect(JSON.parse(quote(text))).toBe(text);
  });
});

describe("quoteKey", () => {
  test.each([
    ["bearerAuth", "bearerAuth"],
    ["X-Key", '"X-Key"'],
    ["9", '"9"'],
    ["", '""'],
    ["constructor", "constructor"],
    ["__proto__", '["__proto__"]'],
  ])("writes the key %j as %s", (key, want) => {
    expect(quoteKey(key)).toBe(want);
  });
});

describe("indexType", () => {
  test.each([
    ["200", "[200]"],
    ["4XX", '["4XX"]'],
    ["007", '["007"]'],
    ["__proto__", '["__proto__"]'],
  ])("writes the access %j as %s", (key, want) => {
    expect(indexType(key)).toBe(want);
  });
});

test("a key that every object has is written with a value that is taken as it is", () => {
  const written = ["valueOf", "constructor", "__proto__", "a"].map((key) => print(literalEntry(key, '"x"')));
  expect(written).toEqual(['valueOf: "x" as const', 'constructor: "x" as const', '["__proto__"]: "x"', 'a: "x"']);
});
