import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../../cli/src/document/json.ts";
import { mendRequired } from "../../../../cli/src/generate/types/mend-required.ts";
import { present } from "../../../../cli/src/generate/types/schema-type.ts";

const text = { type: "string" };
const there = { type: "object", [present]: true };
const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const schemas = {
  Draft: { properties: { title: text, id: { readOnly: true } } },
  Deep: { allOf: [ref("Draft")] },
  Map: { additionalProperties: text },
  MapOrNull: { anyOf: [ref("Map"), { type: "null" }] },
  NamedMap: { additionalProperties: text, properties: { id: { type: "integer" } } },
  Loop: { allOf: [ref("Loop")] },
  Nest: { additionalProperties: { required: ["a"], allOf: [ref("Nest")] } },
};

function mended(schema: JsonObject, view: "input" | "output" = "output"): JsonObject {
  return mendRequired({ components: { schemas } }, schema, view);
}

describe("what is required", () => {
  test.each<[string, JsonObject, JsonObject]>([
    [
      "in a part that describes nothing stands in the whole",
      { allOf: [ref("Draft"), { required: ["title"] }] },
      { allOf: [ref("Draft"), {}], required: ["title"] },
    ],
    [
      "in one part and described in another stands in the whole",
      { allOf: [{ properties: { a: text } }, { required: ["a", "b"], properties: { b: text } }] },
      { allOf: [{ properties: { a: text } }, { required: ["b"], properties: { b: text } }], required: ["a", "b"] },
    ],
    [
      "of an alternative is there, whichever it is",
      { required: ["title"], oneOf: [ref("Draft"), { properties: { title: {} } }] },
      { required: ["title"], oneOf: [ref("Draft"), { properties: { title: {} } }], properties: { title: there } },
    ],
    [
      "of the base of a base is there",
      { required: ["title"], allOf: [ref("Deep")] },
      { required: ["title"], allOf: [ref("Deep")], properties: { title: there } },
    ],
    [
      "and described nowhere is there",
      { required: ["user"], properties: { email: text } },
      { required: ["user"], properties: { email: text, user: there } },
    ],
    [
      "and described as all others are is as they are",
      { required: ["b"], properties: { a: text }, additionalProperties: text },
      { required: ["b"], properties: { a: text, b: text }, additionalProperties: text },
    ],
    [
      "and described as all others of a base are is as they are",
      { required: ["b"], allOf: [ref("Map")] },
      { required: ["b"], allOf: [ref("Map")], properties: { b: text } },
    ],
    [
      "and described as all others of a base are that may be null is as they are",
      { required: ["b"], allOf: [ref("MapOrNull")] },
      { required: ["b"], allOf: [ref("MapOrNull")], properties: { b: text } },
    ],
    [
      "and described by the only alternative is no other of it",
      { required: ["id"], oneOf: [ref("NamedMap")], anyOf: [ref("Draft"), ref("Deep")] },
      { required: ["id"], oneOf: [ref("NamedMap")], anyOf: [ref("Draft"), ref("Deep")], properties: { id: there } },
    ],
    [
      "in an object without properties is there, and others may be",
      { type: "object", required: ["a"] },
      { type: "object", required: ["a"], properties: { a: there }, additionalProperties: true },
    ],
    [
      "in a map is as all others are",
      { required: ["a"], additionalProperties: text },
      { required: ["a"], additionalProperties: text, properties: { a: text } },
    ],
    [
      "and described as all others of a base are is referred to, where these lead back to the base",
      { required: ["a"], allOf: [ref("Nest")] },
      {
        required: ["a"],
        allOf: [ref("Nest")],
        properties: { a: { $ref: "#/components/schemas/Nest/additionalProperties" } },
      },
    ],
    [
      "makes an object of what may be null",
      { type: ["object", "null"], required: ["a"] },
      { type: ["object", "null"], required: ["a"], properties: { a: there }, additionalProperties: true },
    ],
    [
      "in a schema of nothing but itself is there, and comes to an end",
      { required: ["a"], allOf: [ref("Loop")] },
      { required: ["a"], allOf: [ref("Loop")], properties: { a: there } },
    ],
  ])("%s", (_, schema, want) => {
    expect(mended(schema)).toEqual(want);
  });

  test("of the other side is not required on this one", () => {
    const schema = { allOf: [ref("Deep"), { required: ["id"] }] };
    expect(mended(schema, "input")["required"]).toEqual([]);
    expect(mended(schema, "output")["required"]).toEqual(["id"]);
  });

  test("of the other side in an alternative is not required either", () => {
    expect(mended({ required: ["id"], oneOf: [ref("Draft")] }, "input")["required"]).toEqual([]);
  });

  test.each<[string, JsonObject]>([
    ["what need not be an object", { type: ["object", "string"], required: ["a"] }],
    ["an object that takes nothing", { type: "object", required: ["a"], additionalProperties: false }],
    ["a schema that describes what it requires", { required: ["a"], properties: { a: text } }],
    ["a schema that requires nothing", { properties: { a: text } }],
    ["`required` as a boolean", { required: true, properties: { a: text } }],
  ])("leaves %s as it is", (_, schema) => {
    expect(mended(schema)).toBe(schema);
  });
});
