import { describe, expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { makeValue } from "../../../../cli/src/mock/answers/make-value.ts";
import { randomSource, usual } from "../../../../cli/src/mock/answers/random.ts";

const made: readonly (readonly [rule: string, schema: Json, value: Json])[] = [
  ["an example is taken", { type: "string", example: "ada" }, "ada"],
  ["so is the first of several, and what goes for it elsewhere", { type: "integer", examples: [7, 8] }, 7],
  ["a default is taken", { type: "integer", default: 20 }, 20],
  ["a constant is taken", { const: "a" }, "a"],
  ["the first choice that is something is taken", { enum: [null, "b"] }, "b"],
  ["a list has an item", { type: "array", items: { type: "integer" } }, [1]],
  ["a list has as many as it must", { type: "array", minItems: 2, items: { type: "boolean" } }, [true, true]],
  [
    "items differ where they must",
    { type: "array", minItems: 3, uniqueItems: true, items: { type: "integer" } },
    [1, 2, 3],
  ],
  [
    "choices differ where they must",
    { type: "array", minItems: 2, uniqueItems: true, items: { enum: ["a", "b"] } },
    ["a", "b"],
  ],
  ["a list may have to be empty", { type: "array", maxItems: 0, items: { type: "string" } }, []],
  ["a tuple has its items", { type: "array", prefixItems: [{ const: 1 }, { const: "a" }] }, [1, "a"]],
  ["what may be null is something", { type: ["null", "string"] }, "string"],
  ["null is null", { type: "null" }, null],
  ["an object has its members", { type: "object", properties: { a: { const: 1 }, b: { const: 2 } } }, { a: 1, b: 2 }],
  ["an object has what nobody describes, if it must", { type: "object", required: ["a"] }, { a: "string" }],
  ["a map has an entry", { additionalProperties: { type: "integer" } }, { key: 1 }],
  [
    "parts are put together",
    { allOf: [{ properties: { a: { const: 1 } } }, { properties: { b: { const: 2 } } }] },
    { a: 1, b: 2 },
  ],
  ["one alternative is taken", { oneOf: [{ type: "null" }, { const: 1 }, { const: 2 }] }, 1],
  [
    "what is write-only is in no answer",
    { properties: { id: { const: 1 }, secret: { const: 2, writeOnly: true } } },
    { id: 1 },
  ],
  [
    "nor where the example has it",
    { example: { id: 1, secret: 2 }, properties: { secret: { writeOnly: true } } },
    { id: 1 },
  ],
  ["what is both is in both", { properties: { a: { const: 1, writeOnly: true, readOnly: true } } }, { a: 1 }],
  ["rules tell the type", { minLength: 8 }, "stringst"],
  ["nothing is said", {}, {}],
  ["anything goes", true, {}],
];

test.each(made)("%s", (_rule, schema, value) => {
  expect(makeValue({}, schema, usual)).toEqual(value);
});

test("a discriminator has the value that means the alternative", () => {
  const root = { components: { schemas: { Cat: { type: "object", properties: { kind: { type: "string" } } } } } };
  const ref = "#/components/schemas/Cat";
  const pet = (discriminator: Json): Json => ({ oneOf: [{ $ref: ref }], discriminator });
  expect(makeValue(root, pet({ propertyName: "kind" }), usual)).toEqual({ kind: "Cat" });
  expect(makeValue(root, pet({ propertyName: "kind", mapping: { cat: ref } }), usual)).toEqual({ kind: "cat" });
});

describe("a schema that contains itself", () => {
  const node = (required: string[]): Json => ({
    components: {
      schemas: {
        Node: {
          type: "object",
          required,
          properties: {
            name: { const: "n" },
            next: { $ref: "#/components/schemas/Node" },
            kids: { type: "array", items: { $ref: "#/components/schemas/Node" } },
          },
        },
      },
    },
  });
  const schema = { $ref: "#/components/schemas/Node" };

  test("ends where it may", () => {
    expect(makeValue(node(["kids"]), schema, usual)).toEqual({ name: "n", kids: [] });
  });

  test("ends somewhere even where it may not", () => {
    expect(JSON.stringify(makeValue(node(["next"]), schema, usual)).length).toBeLessThan(5000);
  });
});

test("a document that branches without end costs no more than it is worth", () => {
  const names = Array.from({ length: 12 }, (_, index) => `S${index}`);
  const schemas = Object.fromEntries(
    names.map((name, index) => {
      const next = { $ref: `#/components/schemas/S${index + 1}` };
      return [name, { type: "object", properties: index === 11 ? {} : { a: next, b: next, c: next, d: next } }];
    }),
  );
  const value = makeValue({ components: { schemas } }, { $ref: "#/components/schemas/S0" }, usual);
  expect(JSON.stringify(value).length).toBeLessThan(200_000);
});

test("the same seed makes the same value, and another another", () => {
  const schema = { type: "array", minItems: 3, items: { type: "integer", minimum: 1, maximum: 1_000_000 } };
  const of = (seed: string): Json => makeValue({}, schema, randomSource(seed));
  expect(of("a")).toEqual(of("a"));
  expect(of("a")).not.toEqual(of("b"));
});
