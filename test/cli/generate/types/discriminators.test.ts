import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { groupMarks, marksOf, type Mark } from "../../../../cli/src/generate/types/discriminators.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function values(schema: JsonObject, others: JsonObject = {}): string[] {
  const marks = marksOf(
    { root: { components: { schemas: { S: schema, ...others } } }, looksAround: () => undefined },
    schema,
  );
  return marks.map(({ schema: name, value, isImplied }) => `${name} ${isImplied ? "implies" : "is"} ${value}`);
}

describe("a union", () => {
  const oneOf = [ref("Cat"), ref("Dog")];
  test.each<[string, JsonObject, string[]]>([
    ["implies the names of its members", {}, ["Cat implies Cat", "Dog implies Dog"]],
    ["knows others by its mapping", { mapping: { c: "#/components/schemas/Cat" } }, ["Cat is c", "Dog implies Dog"]],
    ["may map to a bare name", { mapping: { c: "Cat", d: "Dog" } }, ["Cat is c", "Dog is d"]],
    ["may have two values for one", { mapping: { c: "Cat", k: "Cat" } }, ["Cat is c", "Cat is k", "Dog implies Dog"]],
    ["leaves the target of all other values alone", { defaultMapping: "Dog" }, ["Cat implies Cat"]],
  ])("%s", (_, rest, want) => {
    expect(values({ oneOf, discriminator: { propertyName: "kind", ...rest } })).toEqual(want);
    expect(values({ anyOf: oneOf, discriminator: { propertyName: "kind", ...rest } })).toEqual(want);
  });
});

describe("a base", () => {
  const base = { discriminator: { propertyName: "kind", mapping: { v: "Volvo" } } };
  test("speaks of all that extend it, step by step, and of nothing else", () => {
    const others = {
      Car: { allOf: [ref("S")] },
      Volvo: { allOf: [ref("Car")] },
      House: { properties: { s: ref("S") } },
    };
    expect(values(base, others)).toEqual(["Car implies Car", "Volvo is v"]);
  });

  test("that extends itself comes to an end", () => {
    expect(values({ ...base, allOf: [ref("A")] }, { A: { allOf: [ref("S")] } })).toEqual(["A implies A"]);
  });
});

test.each([{}, { discriminator: "kind" }, { discriminator: { mapping: {} } }])("%j says nothing", (schema) => {
  expect(values({ oneOf: [ref("Cat")], ...schema })).toEqual([]);
});

test("a mapping wins over what is implied, for each property by itself", () => {
  const mark = (property: string, value: string, isImplied: boolean): Mark => ({
    schema: "S",
    property,
    value,
    isImplied,
  });
  const grouped = groupMarks([
    mark("a", "S", true),
    mark("a", "x", false),
    mark("a", "y", false),
    mark("b", "S", true),
  ]);
  expect(grouped.get("S")).toEqual(
    new Map([
      ["a", new Set(["x", "y"])],
      ["b", new Set(["S"])],
    ]),
  );
});
