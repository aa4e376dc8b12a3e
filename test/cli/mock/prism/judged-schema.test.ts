import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { createConverter } from "../../../../cli/src/mock/prism/judged-schema.ts";

function convert(schema: Json, root: Json = {}, openapi = "3.1.0") {
  const converter = createConverter({ openapi, ...(root as object) });
  return { schema: converter.convert(schema), bundle: converter.bundle };
}

const plain: readonly (readonly [rule: string, schema: Json, want: Json])[] = [
  ["null is a type of what may be null", { type: "array", nullable: true }, { type: ["array", "null"] }],
  [
    "null is a choice of what may be null",
    { enum: ["a"], nullable: true },
    { anyOf: [{ enum: ["a"] }, { type: "null" }] },
  ],
  [
    "bounds are numbers",
    { minimum: 1, exclusiveMinimum: true, exclusiveMaximum: false },
    { minimum: 1, exclusiveMinimum: 1 },
  ],
  ["a list of items is a tuple", { items: [{ type: "string" }] }, { prefixItems: [{ type: "string" }] }],
  ["what describes is left out", { type: "string", example: 1, title: "t", $id: "x", xml: {} }, { type: "string" }],
  ["a pattern that nobody can read is left out", { pattern: "(" }, {}],
  [
    "read-only members are not demanded",
    { required: ["a", "b"], properties: { a: { readOnly: true } } },
    { required: ["b"], properties: { a: {} } },
  ],
  [
    "a property may be called like a keyword",
    { properties: { pattern: { type: "string" } } },
    { properties: { pattern: { type: "string" } } },
  ],
  ["true and false are schemas", false, false],
  ["what is none is anything", null, true],
];

test.each(plain)("%s", (_rule, schema, want) => {
  expect(convert(schema).schema).toEqual(want);
});

test("references lead to what is reached, and may go round", () => {
  const root = { a: { properties: { next: { $ref: "#/a" } } }, b: { type: "string" } };
  const { schema, bundle } = convert({ $ref: "#/a" }, root);
  expect(schema).toEqual({ allOf: [{ $ref: "#/__bundled__/s0" }, {}] });
  expect(Object.keys(bundle)).toEqual(["s0"]);
});

test("beside a reference nothing counts in OpenAPI 3.0, and all does later", () => {
  const root = { b: { type: "string" } };
  expect(convert({ $ref: "#/b", maxLength: 1 }, root, "3.0.3").schema).toEqual({ $ref: "#/__bundled__/s0" });
  expect(convert({ $ref: "#/b", maxLength: 1 }, root).schema).toEqual({
    allOf: [{ $ref: "#/__bundled__/s0" }, { maxLength: 1 }],
  });
});

test("a part does not demand what the whole holds to be read-only", () => {
  const root = { base: { properties: { id: { readOnly: true } } }, part: { required: ["id", "name"] } };
  const { bundle } = convert({ allOf: [{ $ref: "#/base" }, { $ref: "#/part" }] }, root);
  expect(Object.values(bundle)).toContainEqual({ required: ["name"] });
});

test("a reference that leads nowhere judges nothing", () => {
  expect(convert({ $ref: "#/nowhere" }, {}, "3.0.0").schema).toBe(true);
});
