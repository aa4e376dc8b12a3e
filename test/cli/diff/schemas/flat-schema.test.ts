import { describe, expect, test } from "vitest";
import { flat } from "../diff-text.ts";

const kinds = (yaml: string): string[] => flat(yaml).scalars.map(({ kind }) => kind);

describe("a schema by its values", () => {
  test("has each type once", () => {
    const { isAny, hasNull, scalars, objects, lists } = flat(
      "{ type: [integer, string, boolean, object, array, 'null'] }",
    );
    expect({ isAny, hasNull, kinds: scalars.map(({ kind }) => kind) }).toEqual({
      isAny: false,
      hasNull: true,
      kinds: ["number", "string", "boolean"],
    });
    expect([objects.length, lists.length]).toEqual([1, 1]);
  });

  test("is anything where nothing is said, and nothing where `false` is", () => {
    expect(flat("{}").isAny).toBe(true);
    expect(flat("true").isAny).toBe(true);
    expect(flat("{ allOf: [false] }")).toMatchObject({ isAny: false, scalars: [], objects: [] });
    expect(flat("{ oneOf: [{}, { type: string }] }").isAny).toBe(true);
  });

  test("puts alternatives side by side, with what holds for all of them", () => {
    const { objects } = flat(
      "{ type: object, properties: { id: {} }, oneOf: [{ properties: { a: {} } }, { properties: { b: {} } }] }",
    );
    expect(objects.map(({ properties }) => [...properties.keys()])).toEqual([
      ["id", "a"],
      ["id", "b"],
    ]);
  });

  test("takes alternatives of alternatives apart", () => {
    expect(kinds("{ oneOf: [{ anyOf: [{ type: string }, { type: number }] }, { type: boolean }] }")).toEqual([
      "string",
      "number",
      "boolean",
    ]);
  });

  test("knows a nullable choice", () => {
    expect(flat("{ nullable: true, oneOf: [{ type: string }] }").hasNull).toBe(true);
  });

  test("tells a file from a text", () => {
    expect([kinds("{ type: string, format: binary }"), kinds("{ type: string }")]).toEqual([["file"], ["string"]]);
  });

  test("has a default and is deprecated by the word of any part", () => {
    const { default: fallback, isDeprecated } = flat(
      "\n      $ref: '#/components/schemas/T'\n    T: { type: number, default: 3, deprecated: true }",
    );
    expect({ fallback, isDeprecated }).toEqual({ fallback: 3, isDeprecated: true });
  });
});
