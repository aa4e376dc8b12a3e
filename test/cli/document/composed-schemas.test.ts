import { describe, expect, test } from "vitest";
import { composedSchemas } from "../../../cli/src/document/composed-schemas.ts";
import type { Json } from "../../../cli/src/document/json.ts";

const a = { title: "a" };
const b = { title: "b" };
const both = { allOf: [a, { $ref: "#/components/schemas/B" }] };
const loop = { anyOf: [{ $ref: "#/components/schemas/Loop" }, a] };
const root = { components: { schemas: { B: b, Both: both, Loop: loop } } };
const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });

describe("a schema is composed of", () => {
  test("itself alone, where nothing else is said", () => {
    expect(composedSchemas(root, a, ["allOf"])).toEqual([a]);
  });

  test("what it refers to, and what stands beside the reference", () => {
    const beside = { $ref: "#/components/schemas/B", oneOf: [a] };
    expect(composedSchemas(root, beside, ["oneOf"])).toEqual([b, beside, a]);
  });

  test("the parts of the keywords that are asked for, the nearer one first", () => {
    const whole = { allOf: [ref("Both"), { title: "c" }], anyOf: [{ title: "d" }] };
    expect(composedSchemas(root, whole, ["allOf"])).toEqual([whole, both, ref("Both"), a, b, ref("B"), { title: "c" }]);
  });

  test("each part once, however many ways lead to it", () => {
    const found = composedSchemas(root, { allOf: [both, both, ref("Both")] }, ["allOf"]);
    expect(found.filter((part) => part === a || part === b)).toEqual([a, b]);
  });

  test("what a circle has, and nothing twice", () => {
    expect(composedSchemas(root, ref("Loop"), ["anyOf"])).toEqual([loop, ref("Loop"), ref("Loop"), a]);
  });

  test.each<Json>([true, false, null, "x", { $ref: "#/no" }])("no schema of another kind: %j", (schema) => {
    expect(composedSchemas(root, schema, ["allOf"])).toEqual(
      typeof schema === "object" && schema !== null ? [schema] : [],
    );
  });
});
