import { describe, expect, test } from "vitest";
import { mendKeyword, mendSchema } from "../../../../cli/src/generate/types/mend-keyword.ts";
import type { JsonObject } from "../../../../cli/src/document/json.ts";

function mended(schema: JsonObject, key: string): unknown {
  return mendKeyword(schema, key, schema[key] ?? null);
}

describe("mendKeyword", () => {
  test.each<[string, string, JsonObject, unknown]>([
    ["a number as a title is a text", "title", { title: 5 }, "5"],
    ["an object as a description is none", "description", { description: { a: 1 } }, undefined],
    ["a composition that is no list is none", "allOf", { allOf: {} }, undefined],
    ["a part that is no schema says nothing", "anyOf", { anyOf: ["x", true] }, [{}, {}]],
    ["a part that nothing fulfils stays one", "oneOf", { oneOf: [false] }, [{ not: {} }]],
    ["null beside alternatives is one of them", "oneOf", { type: "null", oneOf: [{}] }, [{}, { type: "null" }]],
    ["and then the type is nothing more", "type", { type: "null", anyOf: [{}] }, undefined],
    [
      "an object of which all values are named has no type beside them",
      "type",
      { type: "object", enum: ["a"] },
      undefined,
    ],
    ["an object alone is a type", "type", { type: "object" }, "object"],
    ["null alone is a type", "type", { type: "null" }, "null"],
    ["definitions are no properties", "$defs", { $defs: { A: true } }, undefined],
    [
      "a property without a value says nothing",
      "properties",
      { properties: { a: null, b: false } },
      { a: {}, b: false },
    ],
    ["properties as a list are none", "properties", { properties: [] }, undefined],
    ["a media type without a value says nothing", "content", { content: { "text/csv": null } }, { "text/csv": {} }],
    ["what no literal stands for is left out", "enum", { enum: [1, Number.POSITIVE_INFINITY] }, [1]],
    ["values that are no list are none", "enum", { type: "object", enum: {} }, undefined],
    ["a constant that cannot be written is none", "const", { const: Number.POSITIVE_INFINITY }, undefined],
    ["`required` of a property, as in draft 3, says nothing", "required", { required: true }, undefined],
    ["`required` of a parameter is its own", "required", { in: "query", required: true }, true],
    ["a discriminator is written elsewhere", "discriminator", { discriminator: { propertyName: "a" } }, undefined],
    ["items as a list are a tuple", "items", { items: [{ type: "string" }, null] }, [{ type: "string" }, {}]],
    ["prefixItems as an object are none", "prefixItems", { prefixItems: {} }, undefined],
    ["a schema that is a text says nothing", "additionalProperties", { additionalProperties: "yes" }, {}],
    ["all else stays", "minLength", { minLength: 3 }, 3],
  ])("%s", (_, key, schema, want) => {
    expect(mended(schema, key)).toEqual(want);
  });
});

test.each([
  [true, true],
  [{ type: "string" }, { type: "string" }],
  ["string", {}],
  [[], {}],
])("mendSchema makes of %j %j", (schema, want) => {
  expect(mendSchema(schema)).toEqual(want);
});
