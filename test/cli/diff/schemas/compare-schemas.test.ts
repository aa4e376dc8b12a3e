import { describe, expect, test } from "vitest";
import { createSchemaComparison } from "../../../../cli/src/diff/schemas/compare-schemas.ts";
import { findingsOf, found } from "../diff-text.ts";

const tree = (label: string): string => `
      type: object
      properties: { label: { type: ${label} }, child: { $ref: "#/components/schemas/S" }, other: { $ref: "#/components/schemas/T" } }
    T: { type: object, properties: { back: { $ref: "#/components/schemas/S" }, label: { type: ${label} } } }`;

describe("meaning", () => {
  test("a circle ends, and each difference in it is told once, by the nearest way", () => {
    expect(found(tree("string"), tree("number"))).toEqual([
      "type-changed label: is a number; it was a string",
      "type-changed other.label: is a number; it was a string",
    ]);
  });

  test("a reference is what it refers to, whatever it is called", () => {
    const before =
      '\n      type: object\n      properties: { a: { $ref: "#/components/schemas/T" } }\n    T: { type: string, maxLength: 3 }';
    const renamed = before.replaceAll("T:", "Other:").replaceAll("/T", "/Other");
    expect(found(before, renamed)).toEqual([]);
    expect(found(before, "{ type: object, properties: { a: { type: string, maxLength: 3 } } }")).toEqual([]);
  });

  test("a circle that is written out once more is the same circle", () => {
    const once = '\n      type: object\n      properties: { next: { $ref: "#/components/schemas/S" } }';
    const twice =
      '\n      type: object\n      properties: { next: { type: object, properties: { next: { $ref: "#/components/schemas/S" } } } }';
    expect(found(once, twice)).toEqual([]);
    expect(found(twice, once)).toEqual([]);
  });

  test("allOf is what its parts are together", () => {
    const parts =
      '\n      allOf: [{ $ref: "#/components/schemas/T" }, { type: object, required: [b], properties: { b: { type: string } } }]\n    T: { type: object, properties: { a: { type: string } } }';
    const whole = "{ type: object, required: [b], properties: { a: { type: string }, b: { type: string } } }";
    expect(found(parts, whole)).toEqual([]);
    expect(found(whole, parts.replace("required: [b]", "required: [a]"))).toEqual([
      "property-required a: is always there",
      "property-optional b: may be missing",
    ]);
  });

  test("a property that two parts describe has to fit both", () => {
    const [before, now] = ["[x, y]", "[x]"].map(
      (values) =>
        `{ allOf: [{ type: object, properties: { a: { type: string } } }, { type: object, properties: { a: { enum: ${values} } } }] }`,
    );
    expect(found(before ?? "", now ?? "")).toEqual(['value-removed a: can no longer be "y"']);
  });

  test("3.0's nullable is 3.1's null", () => {
    expect(found("{ type: string, nullable: true }", "{ type: [string, 'null'] }")).toEqual([]);
    const wrapped =
      "\n      nullable: true\n      allOf: [{ $ref: '#/components/schemas/T' }]\n    T: { type: string }";
    expect(found(wrapped, "{ type: [string, 'null'] }")).toEqual([]);
    expect(found("{ type: string }", wrapped)).toEqual(["null-added : can be null"]);
  });

  test("a composition of itself ends", () => {
    const self = '\n      allOf: [{ $ref: "#/components/schemas/S" }, { type: object, properties: { a: {} } }]';
    const choice = '\n      oneOf: [{ $ref: "#/components/schemas/S" }, { type: string }]';
    expect(found(self, "{ type: object, properties: { a: {} } }")).toEqual([]);
    expect(found(choice, "{ type: string }")).toEqual(expect.any(Array));
  });
});

describe("places", () => {
  test("a finding leads into the new document, what is gone into the old one", () => {
    const [before, now] = ["a: { type: string }, b: {}", "b: {}, c: {}"].map(
      (own) => `{ type: object, properties: { ${own} } }`,
    );
    expect(findingsOf(before ?? "", now ?? "").map(({ kind, path }) => [kind, path.join("/")])).toEqual([
      ["property-removed", "components/schemas/S/properties/a"],
      ["property-added", "components/schemas/S/properties/c"],
    ]);
  });

  test("what is the same to the letter is told apart from what is not", () => {
    const { isSame, flatten } = createSchemaComparison({ a: 1 }, { a: 1 });
    expect([isSame({ a: [1] }, { a: [1] }), isSame({ a: 1 }, { a: 2 })]).toEqual([true, false]);
    expect(flatten("now", [{ value: { type: "null" }, path: [] }], "input").hasNull).toBe(true);
  });
});
