import { describe, expect, test } from "vitest";
import { told } from "../diff-text.ts";

const api = (schemas: string, used = "string"): string =>
  `paths: { /a: { get: { operationId: a, responses: { '200': { description: '', content: { application/json: { schema: ${used} } } } } } } }\ncomponents: { schemas: { ${schemas} } }`;
const ref = (name: string): string => `{ $ref: '#/components/schemas/${name}' }`;
const [A, B] = ["A", "B"].map((name) => `${name}: { type: object, properties: { x: { type: string } } }`);

describe("exported schemas", () => {
  test.each([
    [api(A ?? "", "{}"), api("", "{}"), ["schema-removed: `schemas.A` is gone."]],
    [api("", "{}"), api(A ?? "", "{}"), ["schema-added: `schemas.A` is new."]],
    [api(A ?? "", "{}"), api(B ?? "", "{}"), ["schema-renamed: `schemas.A` is called `schemas.B`."]],
    [api(A ?? "", ref("A")), api(B ?? "", ref("B")), ["schema-renamed: `schemas.A` is called `schemas.B`."]],
    [
      api(A ?? "", "{}"),
      api((A ?? "").replace("string", "number"), "{}"),
      ["schema-changed: `schemas.A`: `x` is a number; it was a string."],
    ],
  ])("%s and %s", (before, now, want) => {
    expect(told(before, now)).toEqual(want);
  });

  test("that an operation has told of are not told of again", () => {
    expect(told(api(A ?? "", ref("A")), api((A ?? "").replace("string", "number"), ref("A")))).toEqual([
      "answer-type-changed: `data.x` is a number; it was a string (200).",
    ]);
  });

  test("of which two are alike are not taken for renamed", () => {
    const two = `${B ?? ""}, ${(B ?? "").replace("B", "C")}`;
    expect(told(api(A ?? "", "{}"), api(two, "{}"))).toEqual([
      "schema-removed: `schemas.A` is gone.",
      "schema-added: `schemas.B` is new.",
      "schema-added: `schemas.C` is new.",
    ]);
  });

  test("are not told of for what is inside another one", () => {
    const outer = (type: string): string =>
      api(
        `A: { type: object, properties: { b: ${ref("B")} } }, B: { type: object, properties: { x: { type: ${type} } } }`,
        "{}",
      );
    expect(told(outer("string"), outer("number"))).toEqual([
      "schema-changed: `schemas.B`: `x` is a number; it was a string.",
    ]);
  });
});
