import { expect, test } from "vitest";
import { jsonSchema, sampleValue } from "../../../cli/src/init/sample-values.ts";

const root = { components: { schemas: { Name: { type: "string" } } } };

test.each([
  [{ type: "string" }, "ada-lovelace"],
  [{ type: "string", format: "uuid" }, "1b4e28ba-2fa1-41d2-883f-0016d3cca427"],
  [{ type: "string", enum: ["b", "a"] }, "b"],
  [{ $ref: "#/components/schemas/Name" }, "ada-lovelace"],
  [{ type: "integer" }, 1],
  [{ type: "integer", minimum: 5 }, 5],
  [{ type: "boolean" }, true],
  [{ type: "object", required: ["a"], properties: { a: { type: "boolean" }, b: { type: "string" } } }, { a: true }],
])("%j has the plain value %j", (schema, value) => {
  expect(sampleValue(root, schema, "x")).toEqual(value);
});

test.each([
  { type: "string", pattern: "^x$" },
  { type: "string", maxLength: 3 },
  { type: "string", format: "isbn" },
  { type: "integer", multipleOf: 7 },
  { type: "integer", minimum: 5, maximum: 4 },
  { type: "array", items: {} },
  { type: "object", required: ["a"], properties: { a: { type: "string", pattern: "x" } } },
  { type: "object", oneOf: [{ required: ["a"] }] },
  {},
])("%j has none", (schema) => {
  expect(sampleValue(root, schema, "x")).toBeUndefined();
});

test("a member that is called an e-mail address gets one", () => {
  const schema = { type: "object", required: ["userEmail"], properties: { userEmail: { type: "string" } } };
  expect(sampleValue(root, schema, "")).toEqual({ userEmail: "ada@example.com" });
});

test("a body counts where it is JSON first", () => {
  const schema = { type: "string" };
  expect(jsonSchema(root, { requestBody: { content: { "application/json": { schema } } } })).toEqual(schema);
  expect(jsonSchema(root, { requestBody: { content: { "text/plain": { schema } } } })).toBeUndefined();
});
