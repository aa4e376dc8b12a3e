import { expect, test } from "vitest";
import { isPlainSchema } from "../../../cli/src/model/plain-schema.ts";

const root = {
  components: { schemas: { Kind: { enum: ["a", "b"] }, Loop: { anyOf: [{ $ref: "#/components/schemas/Loop" }] } } },
};

test.each([
  { schema: { type: "string" }, want: true },
  { schema: { type: ["integer", "null"] }, want: true },
  { schema: { type: "array", items: { type: "number" } }, want: true },
  { schema: { $ref: "#/components/schemas/Kind" }, want: true },
  { schema: { anyOf: [{ type: "string" }, { type: "integer" }] }, want: true },
  { schema: { allOf: [{ $ref: "#/components/schemas/Kind" }, { description: "x" }] }, want: true },
  { schema: { const: 1 }, want: true },
  { schema: { type: "object" }, want: false },
  { schema: { enum: [{ a: 1 }] }, want: false },
  { schema: { type: "array", items: { type: "array", items: { type: "string" } } }, want: false },
  { schema: { type: "array" }, want: false },
  { schema: { oneOf: [{ type: "string" }, { type: "object" }] }, want: false },
  { schema: { $ref: "#/components/schemas/Loop" }, want: false },
  { schema: {}, want: false },
  { schema: undefined, want: false },
])("$schema is plain: $want", ({ schema, want }) => {
  expect(isPlainSchema(root, schema)).toBe(want);
});
