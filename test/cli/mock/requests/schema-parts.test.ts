import { expect, test } from "vitest";
import {
  allTypes,
  choicesOf,
  itemSchema,
  memberNames,
  memberSchema,
  partsOf,
  typesOf,
} from "../../../../cli/src/mock/requests/schema-parts.ts";

test("takes references and compositions apart, and ends where they go round", () => {
  const root = { a: { allOf: [{ $ref: "#/b" }] }, b: { anyOf: [{ $ref: "#/a" }, { type: "string" }] } };
  expect([...allTypes(partsOf(root, { $ref: "#/a" }))]).toEqual(["string"]);
});

test.each([
  [{ type: "string", nullable: true }, ["string", "null"]],
  [{ type: ["array", "null"] }, ["array", "null"]],
  [{ enum: [1, null, "a", []] }, ["number", "null", "string", "array"]],
  [{ properties: {} }, ["object"]],
  [{ items: {} }, ["array"]],
  [{ minimum: 1 }, []],
])("%j has the types %j", (part, types) => {
  expect(typesOf(part)).toEqual(types);
});

test("what is inside is found in whichever part has it", () => {
  const parts = [{ properties: { a: { const: 1 } } }, { additionalProperties: { const: 2 }, items: { const: 3 } }];
  expect(memberSchema(parts, "a")).toEqual({ const: 1 });
  expect(memberSchema(parts, "b")).toEqual({ const: 2 });
  expect(memberSchema([], "b")).toBe(true);
  expect(itemSchema(parts)).toEqual({ const: 3 });
  expect(itemSchema([{ prefixItems: [{ const: 4 }] }], 0)).toEqual({ const: 4 });
  expect([...memberNames(parts)]).toEqual(["a"]);
  expect(choicesOf({ const: 1, enum: [2] })).toEqual([1]);
});
