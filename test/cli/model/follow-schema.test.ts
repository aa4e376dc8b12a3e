import { describe, expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { leadsSomewhere } from "../../../cli/src/model/follow-schema.ts";

const root = {
  components: {
    schemas: {
      Tokens: { properties: { access: { type: "string" } } },
      Loop: { allOf: [{ $ref: "#/components/schemas/Loop" }] },
    },
  },
};
const tokens = { $ref: "#/components/schemas/Tokens" };

describe("a pointer leads somewhere", () => {
  test.each<[string, Json, string[]]>([
    ["to the value itself", { type: "string" }, []],
    ["to a property", { properties: { a: {} } }, ["a"]],
    ["through a reference", tokens, ["access"]],
    ["to what stands beside a reference", { ...tokens, properties: { b: {} } }, ["b"]],
    ["through allOf", { allOf: [tokens] }, ["access"]],
    ["through one of several alternatives", { oneOf: [{ type: "string" }, tokens] }, ["access"]],
    ["into a list", { items: tokens }, ["0", "access"]],
    ["to any key of a map", { additionalProperties: tokens }, ["x", "access"]],
    ["where nothing is said", {}, ["a", "b"]],
    ["where anything goes", true, ["a"]],
  ])("%s", (_, schema, path) => {
    expect(leadsSomewhere(root, schema, path)).toBe(true);
  });
});

describe("a pointer leads nowhere", () => {
  test.each<[string, Json, string[]]>([
    ["past the known properties", { properties: { a: {} } }, ["b"]],
    ["into a closed map", { properties: {}, additionalProperties: false }, ["b"]],
    ["into a list by a name", { items: tokens }, ["access"]],
    ["to a key that every object inherits", { properties: {} }, ["constructor"]],
    ["in a schema of nothing but itself", { $ref: "#/components/schemas/Loop" }, ["a"]],
    ["behind a broken reference", { $ref: "#/no" }, ["a"]],
  ])("%s", (_, schema, path) => {
    expect(leadsSomewhere(root, schema, path)).toBe(path.length === 0);
  });
});
