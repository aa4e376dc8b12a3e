import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { mendAlternatives } from "../../../../cli/src/generate/types/mend-alternatives.ts";
import { present } from "../../../../cli/src/generate/types/schema-type.ts";

const ref = { $ref: "#/components/schemas/T" };
const text = { type: "string" };
const requires = (name: string): JsonObject => ({ required: [name] });
const has = (name: string): JsonObject => ({
  type: "object",
  required: [name],
  properties: { [name]: { type: "object", [present]: true } },
});

function mended(schema: JsonObject): JsonObject {
  return mendAlternatives({}, schema, "input");
}

describe("mendAlternatives", () => {
  test.each<[string, JsonObject, unknown]>([
    [
      "alternatives beside properties hold as well",
      { properties: { a: text }, anyOf: [ref] },
      { properties: { a: text }, allOf: [{ anyOf: [ref] }] },
    ],
    [
      "and beside what an object may have besides",
      { additionalProperties: true, anyOf: [ref] },
      { additionalProperties: true, allOf: [{ anyOf: [ref] }] },
    ],
    [
      "and beside a plain type",
      { ...text, oneOf: [{ const: "a" }, { const: "b" }] },
      { ...text, allOf: [{ oneOf: [{ const: "a" }, { const: "b" }] }] },
    ],
    [
      "and beside other alternatives",
      { anyOf: [ref], oneOf: [text] },
      { allOf: [{ anyOf: [ref] }, { oneOf: [text] }] },
    ],
    ["alternatives that say no type are left out", { ...text, anyOf: [{ format: "ipv4" }] }, text],
    ["alternatives of a plain value stay", { anyOf: [ref, text] }, { anyOf: [ref, text] }],
    ["and so do those of any object", { type: "object", oneOf: [ref, ref] }, { type: "object", oneOf: [ref, ref] }],
    ["and those of null", { type: "null", oneOf: [text] }, { type: "null", oneOf: [text] }],
    [
      "what an alternative requires is there",
      { properties: { a: text }, oneOf: [requires("a"), requires("b")] },
      { properties: { a: text }, allOf: [{ oneOf: [has("a"), has("b")] }] },
    ],
    [
      "but for what this side does not have",
      { properties: { a: text, id: { readOnly: true } }, anyOf: [requires("a"), requires("id")] },
      { properties: { a: text, id: { readOnly: true } }, allOf: [{ anyOf: [has("a"), {}] }] },
    ],
    [
      "an object without properties stays open",
      { type: "object", anyOf: [requires("a")] },
      { type: "object", anyOf: [{ ...has("a"), additionalProperties: true }] },
    ],
  ])("%s", (_, schema, want) => {
    expect(mended(schema)).toEqual(want);
  });
});
