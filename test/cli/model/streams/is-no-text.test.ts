import { expect, test } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { isNoText } from "../../../../cli/src/model/streams/is-no-text.ts";

const text = { type: "string" };
const object = { type: "object" };

test.each<[Json, boolean]>([
  [{}, false],
  [true, false],
  [text, false],
  [{ type: ["string", "null"] }, false],
  [{ type: ["object", "string"] }, false],
  [object, true],
  [{ type: "integer" }, true],
  [{ type: ["array", "null"] }, true],
  [{ enum: ["a"] }, false],
  [{ enum: [1, 2] }, true],
  [{ const: "a" }, false],
  [{ const: false }, true],
  [{ properties: {} }, true],
  [{ items: {} }, true],
  [{ allOf: [{}, object] }, true],
  [{ allOf: [{}, {}] }, false],
  [{ oneOf: [object, text] }, false],
  [{ anyOf: [object, { type: "number" }] }, true],
  [{ $ref: "#/Object" }, true],
  [{ $ref: "#/Round" }, false],
  [{ $ref: "#/nowhere" }, false],
])("%j", (schema, want) => {
  const root = { Object: object, Round: { allOf: [{ $ref: "#/Round" }] } };
  expect(isNoText(root, schema)).toBe(want);
});
