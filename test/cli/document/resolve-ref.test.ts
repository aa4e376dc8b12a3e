import { describe, expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { componentName, resolveRef } from "../../../cli/src/document/resolve-ref.ts";

const root: Json = {
  a: { $ref: "#/b" },
  b: { $ref: "#/c~1d" },
  "c/d": { type: "string" },
  circle: { $ref: "#/round" },
  round: { $ref: "#/circle" },
  list: [1],
};

describe("a reference", () => {
  test("is followed to the end, which is told with its place", () => {
    expect(resolveRef(root, { $ref: "#/a" }, ["x"])).toEqual({ value: { type: "string" }, path: ["c/d"] });
  });

  test("that is none leaves the object where it stands", () => {
    expect(resolveRef(root, { type: "number" }, ["x"])).toEqual({ value: { type: "number" }, path: ["x"] });
  });

  test.each(["#/circle", "#/no", "#/list", "other.yaml#/a"])("%s leads to no object", (ref) => {
    expect(resolveRef(root, { $ref: ref }, [])).toBeUndefined();
  });

  test("of nothing is nothing", () => {
    expect(resolveRef(root, undefined, [])).toBeUndefined();
  });
});

test.each([
  ["#/components/schemas/Post", "Post"],
  ["#/components/schemas/a~1b", "a/b"],
  ["#/components/schemas/Post/properties/id", undefined],
  ["#/components/responses/Post", undefined],
  ["#/definitions/schemas/Post", undefined],
  ["other.yaml#/components/schemas/Post", undefined],
])("%s names the component %s", (ref, want) => {
  expect(componentName({ $ref: ref }, "schemas")).toBe(want);
});
