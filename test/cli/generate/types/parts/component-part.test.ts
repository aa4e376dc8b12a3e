import { expect, test } from "vitest";
import type { Json } from "../../../../../cli/src/document/json.ts";
import { printNode } from "../../../../../cli/src/generate/types/print-members.ts";
import {
  componentPart,
  declarationOf,
  schemaPart,
} from "../../../../../cli/src/generate/types/parts/component-part.ts";

const resolve = () => undefined;
const named = (schema: Json, isTaken = false) => ({ key: "post", local: "Post", exported: "Post", schema, isTaken });
const lineOf = (node: Parameters<typeof printNode>[0]): string => printNode(node).replaceAll(/\s+/g, " ").trim();

test("a component that is no schema is a member of its kind", () => {
  const part = componentPart("headers", "Total", { schema: { type: "integer" } }, resolve);
  expect(lineOf(part)).toBe("Total: number;");
});

test("a schema is a declaration, and knows which others it needs", () => {
  const list = { type: "array", items: { $ref: "#/components/schemas/User" } };
  const { declaration, uses } = schemaPart(
    named({ type: "object", properties: { list } }),
    resolve,
    (key) => `${key}_`,
  );
  expect(lineOf(declaration.node)).toContain("list?: User_[];");
  expect([...uses]).toEqual([]); // A member of an object need not be known yet.
  const union = { anyOf: [{ $ref: "#/components/schemas/User" }, { type: "string" }] };
  expect([...schemaPart(named(union), resolve, (key) => key).uses]).toEqual(["User"]);
});

test("lists of what only requests have are for reading", () => {
  const schema = named({ type: "array", items: { type: "string" } }, true);
  const part = schemaPart(schema, resolve, (key) => key);
  expect(lineOf(part.declaration.node)).toContain("readonly string[]");
  expect(lineOf(declarationOf({ ...schema, isTaken: false }, part.type, (key) => key).node)).not.toContain("readonly");
});
