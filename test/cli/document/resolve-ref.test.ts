import { describe, expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { componentName, followed, resolveRef } from "../../../cli/src/document/resolve-ref.ts";

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

describe("followed", () => {
  const follow = (ref: string): unknown => resolveRef(root, { $ref: ref }, [])?.value;

  test("tells which references were followed, known ones too", () => {
    follow("#/a");
    expect(followed(() => follow("#/a"))).toEqual({ made: { type: "string" }, refs: new Set(["#/a"]) });
  });

  test("tells the outer one what the inner one followed, and nobody what comes afterwards", () => {
    const outer = followed(() => {
      const inner = followed(() => follow("#/b"));
      follow("#/no");
      return inner.refs;
    });
    follow("#/list");
    expect([outer.made, outer.refs]).toEqual([new Set(["#/b"]), new Set(["#/b", "#/no"])]);
  });

  test("ends with an error", () => {
    const outer = followed(() => {
      expect(() =>
        followed(() => {
          throw new Error("no");
        }),
      ).toThrow("no");
      follow("#/a");
    });
    expect(outer.refs).toEqual(new Set(["#/a"]));
  });
});
