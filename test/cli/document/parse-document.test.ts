import { describe, expect, test } from "vitest";
import { parseDocument, type SpecDocument } from "../../../cli/src/document/parse-document.ts";

function parse(text: string): SpecDocument {
  return parseDocument({ file: "api.yaml", name: "api.yaml", text });
}

describe("a key that its object has twice", () => {
  test.each([
    ["in block style", "a: 1\nb: { c: 1 }\na: 2", "3:1"],
    ["in flow style", "x:\n  - { a: 1, b: 2, 'a': 3 }", "2:19"],
    ["in a key", "? { a: 1, a: 2 }\n: 1", "1:11"],
  ])("is refused %s", (_name, text, place) => {
    expect(() => parse(text)).toThrow(`api.yaml:${place}: This key stands in its object twice.`);
  });

  test("is none where each stands in an object of its own", () => {
    expect(parse("a: { a: 1 }\nb: [{ a: 1 }, { a: 2 }]\n1: x\n'2': y").root).toEqual({
      a: { a: 1 },
      b: [{ a: 1 }, { a: 2 }],
      1: "x",
      2: "y",
    });
  });
});

test("an object of 20,000 keys is read in seconds", () => {
  const start = performance.now();
  const root = parse(Array.from({ length: 20_000 }, (_, index) => `key${index}: ${index}`).join("\n")).root;
  expect(Object.keys(root as object)).toHaveLength(20_000);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test("keys may be merged from what an alias stands for", () => {
  expect(parse("a: &a { x: 1, y: 2 }\nb: { <<: *a, y: 3 }").root).toMatchObject({ b: { x: 1, y: 3 } });
});

test("the first of several documents is taken, and an empty text is nothing", () => {
  expect(parse("a: 1\n---\nb: 2").root).toEqual({ a: 1 });
  expect(parse("").root).toBeNull();
});
