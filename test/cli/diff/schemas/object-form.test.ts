import { describe, expect, test } from "vitest";
import type { ObjectForm } from "../../../../cli/src/diff/schemas/form.ts";
import type { View } from "../../../../cli/src/model/split-schemas.ts";
import { flat } from "../diff-text.ts";

function objectOf(yaml: string, view?: View): ObjectForm {
  const [object] = flat(yaml, view).objects;
  if (object === undefined) throw new Error("This is no object.");
  return object;
}

describe("an object", () => {
  test("has what its parts describe, and requires what they require", () => {
    const { properties } = objectOf(
      "{ required: [a, c], properties: { a: {}, b: {} }, allOf: [{ properties: { c: {} } }] }",
    );
    expect([...properties].map(([name, { required }]) => [name, required])).toEqual([
      ["a", true],
      ["b", false],
      ["c", true],
    ]);
  });

  test("has a property that is required and nowhere described", () => {
    expect([...objectOf("{ type: object, required: [a] }").properties.keys()]).toEqual(["a"]);
  });

  test("has no read-only property where it is sent", () => {
    const text = "{ type: object, properties: { a: { readOnly: true }, b: { writeOnly: true } } }";
    expect([...objectOf(text, "input").properties.keys()]).toEqual(["b"]);
    expect([...objectOf(text, "output").properties.keys()]).toEqual(["a"]);
  });

  test.each([
    ["{ type: object, properties: { a: {} } }", undefined],
    ["{ type: object, properties: { a: {} }, additionalProperties: false }", "closed"],
    ["{ allOf: [{ additionalProperties: true }, { additionalProperties: false }] }", "closed"],
  ])("%s has these others: %s", (yaml, extras) => {
    expect(objectOf(yaml).extras).toBe(extras);
  });

  test("is told from others by its own words, by the mapping, by its name", () => {
    const text = `
      oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }, { $ref: "#/components/schemas/C" }]
      discriminator: { propertyName: kind, mapping: { b1: B, b2: "#/components/schemas/B", own: "#/components/schemas/C" } }
    A: { type: object, properties: { kind: { type: string } } }
    B: { type: object, properties: { kind: { type: string } } }
    C: { type: object, properties: { kind: { const: see } } }`;
    expect(flat(text).objects.map(({ name, tag }) => [name, tag?.values.join()])).toEqual([
      ["A", '"A"'],
      ["B", '"b1","b2"'],
      ["C", '"see"'],
    ]);
  });
});

describe("a list", () => {
  test.each([
    ["{ type: array, items: { type: string } }", { first: 0, isClosed: false, hasItems: true }],
    ["{ type: array }", { first: 0, isClosed: false, hasItems: false }],
    ["{ type: array, prefixItems: [{}, {}], items: false }", { first: 2, isClosed: true, hasItems: false }],
    ["{ type: array, items: [{}, {}] }", { first: 2, isClosed: true, hasItems: false }],
  ])("%s", (yaml, want) => {
    const [list] = flat(yaml).lists;
    expect({ first: list?.first.length, isClosed: list?.isClosed, hasItems: list?.items !== undefined }).toEqual(want);
  });
});
