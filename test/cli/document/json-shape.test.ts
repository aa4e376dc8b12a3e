import { describe, expect, test } from "vitest";
import { countKeys, duplicateKeyInJson, shapeOfJson } from "../../../cli/src/document/json-shape.ts";
import type { Json } from "../../../cli/src/document/json.ts";
import { parseDocument } from "../../../cli/src/document/parse-document.ts";

const texts = [
  "{}",
  '{"a":1,"b":{"a":[{"a":":"},{"a":"\\":"}]}}',
  '{"__proto__":{"x":1},"\\"":2,"":3}',
  '[": : :", {"a:b": {}}]',
];

describe("the keys of a JSON text", () => {
  test.each(texts)("are counted as those of its value: %s", (text) => {
    expect(shapeOfJson(text).keys).toBe(countKeys(JSON.parse(text) as Json));
    expect(duplicateKeyInJson(text)).toBeUndefined();
  });

  test.each([
    ["side by side", '{"a":1,"a":2}', 7],
    ["deep in a list", '[1,{"x":{"b":[],"c":{"b":1},"b":2}}]', 28],
    ["once with an escape", '{"a":1,"\\u0061":2}', 7],
    ["called __proto__", '{"__proto__":1,"__proto__":2}', 15],
    ["after one that ends in a backslash", '{"a\\\\":1,"a\\\\":2}', 9],
  ])("stand there twice %s", (_name, text, place) => {
    expect(duplicateKeyInJson(text)).toBe(place);
    expect(shapeOfJson(text).keys).toBeGreaterThan(countKeys(JSON.parse(text) as Json));
  });
});

test("a JSON document with a key twice is refused at the second one, as in YAML", () => {
  const text = '{\n  "paths": {\n    "/x": {},\n    "/x": {}\n  }\n}';
  expect(() => parseDocument({ file: "api.json", name: "api.json", text })).toThrow(
    "api.json:4:5: This key stands in its object twice.",
  );
});
