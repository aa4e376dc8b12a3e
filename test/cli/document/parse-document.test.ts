import { describe, expect, test } from "vitest";
import { parseDocument, type SpecDocument } from "../../../cli/src/document/parse-document.ts";
import { documentOf, errorOf } from "./spec-document.ts";

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

describe("a document", () => {
  test.each([
    ["JSON", '{ "a": [1, null, "x"] }'],
    ["YAML", "a:\n  - 1\n  - null\n  - x\n"],
    ["YAML in flow style", "{ a: [1, null, x] }"],
  ])("may be %s", (_name, text) => {
    expect(documentOf(text).root).toEqual({ a: [1, null, "x"] });
  });

  test("is read as YAML 1.2: `no` is a text, and a date is one too", () => {
    expect(documentOf("a: no\nb: 2026-01-01\nc: 0o17\n").root).toEqual({ a: "no", b: "2026-01-01", c: 15 });
  });

  test("may have merge keys and aliases", () => {
    expect(documentOf("a: &a { x: 1 }\nb: { <<: *a, y: 2 }\n").root).toMatchObject({ b: { x: 1, y: 2 } });
  });
});

describe("a place", () => {
  const document = documentOf('a:\n  "b/c":\n    - x\n    - key: 1\nd: &d { e: 2 }\nf: *d\n');

  test.each([
    [["a", "b/c", "1", "key"], 4, 12, "/a/b~1c/1/key"],
    [["a", "b/c", "0"], 3, 7, "/a/b~1c/0"],
    [[], 1, 1, ""],
  ])("of the value at %j is found", (path, line, column, pointer) => {
    expect(document.locate(path)).toEqual({ file: "api.yaml", line, column, pointer });
  });

  test("of what is not there is that of the last value on the way", () => {
    expect(document.locate(["a", "no", "x"])).toMatchObject({ line: 2, pointer: "/a/no/x" });
  });

  test("behind an alias is where the value stands", () => {
    expect(document.locate(["f", "e"])).toMatchObject({ line: 5, column: 12 });
  });
});

describe("a text at fault", () => {
  test.each([
    ["broken YAML", "a: [", 1, /^This is not valid YAML: /],
    ["broken JSON", '{ "a": }}', 1, /^This is not valid JSON or YAML: /],
    ["a key twice", "a: 1\na: 2\n", 2, /twice/],
  ])("is refused with its line: %s", (_name, text, line, problem) => {
    expect(errorOf(() => documentOf(text))).toMatchObject({
      file: "api.yaml",
      line,
      problem: expect.stringMatching(problem),
    });
  });

  test("is refused where its aliases multiply", () => {
    const levels = Array.from(
      { length: 9 },
      (_, level) => `l${level + 1}: &l${level + 1} [${`*l${level}, `.repeat(9)}]`,
    );
    const error = errorOf(() => documentOf(`l0: &l0 [x]\n${levels.join("\n")}\n`));
    expect(error).toMatchObject({ problem: expect.stringMatching(/^The document cannot be expanded: /) });
  });

  test("is refused where it is nested too deeply", () => {
    const error = errorOf(() => documentOf(`a: ${"[".repeat(20_000)}${"]".repeat(20_000)}`));
    expect(error).toMatchObject({ problem: "The document is nested deeper than 250 levels." });
  });
});
