import { describe, expect, test } from "vitest";
import type { View } from "../../../../cli/src/model/split-schemas.ts";
import { found } from "../diff-text.ts";

const object = (properties: string, rest = ""): string => `{ type: object, properties: { ${properties} }${rest} }`;

describe("properties", () => {
  test.each<[string, string, View, string[]]>([
    [object("a: {}"), object("a: {}, b: {}"), "input", ["property-added b: is new"]],
    [
      object("a: {}"),
      object("a: {}, b: {}", ", required: [b]"),
      "input",
      ["property-added-required b: is new and required"],
    ],
    [
      object("a: {}"),
      object("a: {}, b: {}", ", required: [b]"),
      "output",
      ["property-added-required b: is new, and always there"],
    ],
    [object("a: {}, b: {}"), object("a: {}"), "output", ["property-removed b: is gone"]],
    [object("a: {}"), object("a: {}", ", required: [a]"), "input", ["property-required a: is required"]],
    [object("a: {}"), object("a: {}", ", required: [a]"), "output", ["property-required a: is always there"]],
    [object("a: {}", ", required: [a]"), object("a: {}"), "output", ["property-optional a: may be missing"]],
    [object("a: {}", ", required: [a]"), object("a: {}"), "input", ["property-optional a: may be left out"]],
  ])("%s and %s, as %s", (before, now, view, want) => {
    expect(found(before, now, view)).toEqual(want);
  });

  test("one that becomes read-only is gone from what is sent, and write-only from what is received", () => {
    const [plain, read, write] = ["", ", readOnly: true", ", writeOnly: true"].map((mark) =>
      object(`a: { type: string${mark} }, b: { type: string }`),
    );
    expect(found(plain ?? "", read ?? "", "input")).toEqual(["property-removed a: is gone"]);
    expect(found(plain ?? "", read ?? "", "output")).toEqual([]);
    expect(found(plain ?? "", write ?? "", "output")).toEqual(["property-removed a: is gone"]);
    expect(found(plain ?? "", write ?? "", "input")).toEqual([]);
  });
});

describe("properties of any name", () => {
  const closed = ", additionalProperties: false";
  const open = ", additionalProperties: { type: string }";
  test.each<[string, string, View, string[]]>([
    ["", closed, "input", ["extras-refused : refuses properties that it does not describe"]],
    ["", closed, "output", []],
    [closed, "", "input", []],
    [open, closed, "output", ["extras-removed : has no properties of any name any more"]],
    [open, "", "input", ["extras-removed : has no properties of any name any more"]],
    ["", open, "output", ["extras-added : may have properties of any name"]],
    [open, ", additionalProperties: { type: number }", "output", ["type-changed *: is a number; it was a string"]],
  ])("%s and %s, as %s", (before, now, view, want) => {
    expect(found(object("a: {}", before), object("a: {}", now), view)).toEqual(want);
  });

  test("an object of which nothing is known has some", () => {
    expect(found("{ type: object }", object("a: {}"), "output")).toEqual([
      "property-added a: is new",
      "extras-removed : has no properties of any name any more",
    ]);
    expect(found("{ type: object }", "{ type: object, additionalProperties: true }")).toEqual([]);
  });
});

test("a number of properties is a limit", () => {
  expect(found("{ type: object }", "{ type: object, maxProperties: 3 }")).toEqual([
    "limit-tightened : has maxProperties 3; it had none",
  ]);
});

describe("a discriminator", () => {
  const choice = (mapping: string, name = "kind"): string => `
      oneOf: [{ $ref: "#/components/schemas/A" }, { $ref: "#/components/schemas/B" }]
      discriminator: { propertyName: ${name}${mapping} }
    A: { type: object, properties: { kind: { type: string }, type: { type: string } } }
    B: { type: object, properties: { kind: { type: string }, b: {} } }`;

  test("is told from the schema's name, or from the mapping", () => {
    expect(found(choice(""), choice(', mapping: { A: "#/components/schemas/A" }'))).toEqual([]);
    expect(found(choice(""), choice(', mapping: { a: "#/components/schemas/A" }'))).toEqual([
      'discriminator-changed : is told from others by kind: "a"; it was kind: "A"',
    ]);
    expect(found(choice(""), choice("", "type"))).toHaveLength(2);
  });

  test("that is new only says more", () => {
    const none = choice("").replace(/discriminator:.*/, "title: X");
    expect(found(none, choice(""))).toEqual([
      'value-removed kind: can only be "A"',
      'value-removed kind: can only be "B"',
    ]);
    expect(found(choice(""), none)).toHaveLength(2);
  });
});
