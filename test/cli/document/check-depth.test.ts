import { describe, expect, test } from "vitest";
import { isTooDeep, maxDepth, shapeOfYaml } from "../../../cli/src/document/check-depth.ts";
import { shapeOfJson } from "../../../cli/src/document/json-shape.ts";
import { parseDocument } from "../../../cli/src/document/parse-document.ts";
import { SpecError } from "../../../cli/src/document/spec-error.ts";
import { Parser } from "yaml";

const deepPlaceIn = (text: string): number | undefined => shapeOfJson(text).deepPlace;

/** A value with as many lists around it. */
function lists(count: number): string {
  return "[".repeat(count) + "]".repeat(count);
}

function errorOf(text: string): SpecError {
  try {
    parseDocument({ file: "api.yaml", name: "api.yaml", text });
  } catch (error) {
    if (error instanceof SpecError) return error;
    throw error;
  }
  throw new Error("The document was taken.");
}

describe("the depth of a document", () => {
  test("is the number of objects and lists inside each other, in JSON as in YAML", () => {
    expect(deepPlaceIn(lists(maxDepth))).toBeUndefined();
    expect(deepPlaceIn(lists(maxDepth + 1))).toBe(maxDepth);
    expect(shapeOfYaml([...new Parser().parse(lists(maxDepth))]).deepPlace).toBeUndefined();
    expect(shapeOfYaml([...new Parser().parse(lists(maxDepth + 1))]).deepPlace).toBe(maxDepth);
  });

  test("does not count what stands in a string", () => {
    expect(deepPlaceIn(JSON.stringify([`"\\${"[".repeat(999)}`, "\\", "{".repeat(999)]))).toBeUndefined();
  });

  test("counts what ends before as well as what is still open", () => {
    expect(deepPlaceIn(JSON.stringify(Array.from({ length: 999 }, () => [[]])))).toBeUndefined();
    expect(isTooDeep(Array.from({ length: 999 }, () => [[]]))).toBe(false);
  });

  test.each([
    ["JSON in an example", `{"openapi":"3.1.0","x":${lists(50_000)}}`, "1:273"],
    ["flow style", `openapi: 3.1.0\nx: ${"[".repeat(50_000)}`, "2:253"],
    [
      "block style",
      `openapi: 3.1.0\n${Array.from({ length: 3_000 }, (_, n) => `${" ".repeat(n)}a:\n`).join("")}`,
      "252:251",
    ],
    ["a key", `openapi: 3.1.0\n? ${lists(999)}\n: 1`, "2:252"],
  ])("is too much in %s: the place is named, and nothing has gone down there", (_name, text, place) => {
    expect(errorOf(text).message).toBe(`api.yaml:${place}: The document is nested deeper than 250 levels.`);
  });

  test("counts what an alias stands for", () => {
    const chain = Array.from({ length: 3 }, (_, n) => `a${n + 1}: &a${n + 1} ${"[".repeat(90)}*a${n}${"]".repeat(90)}`);
    expect(errorOf(`a0: &a0 1\n${chain.join("\n")}`).message).toMatch(/nested deeper than 250 levels/);
  });

  test("is measured without going a way twice that many aliases share", () => {
    const shared = Array.from({ length: 100 }).reduce<unknown>((inner) => [inner, inner], 1);
    expect(isTooDeep(shared as never)).toBe(false);
  });
});
