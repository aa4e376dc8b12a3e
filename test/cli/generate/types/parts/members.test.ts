import ts from "typescript";
import { expect, test } from "vitest";
import { componentMember, membersOf } from "../../../../../cli/src/generate/types/parts/members.ts";

const { statements } = ts.createSourceFile(
  "types.ts",
  "type paths = never; interface operations { a: string; b: number } interface components { schemas: { Post: string }; headers: never }",
  ts.ScriptTarget.ESNext,
);

test("the members of an interface; none of an alias, and of what is not there", () => {
  expect(["operations", "paths", "webhooks"].map((name) => membersOf(statements, name).length)).toEqual([2, 0, 0]);
});

test("the one component of a kind", () => {
  const { name } = componentMember(statements, "schemas");
  expect(ts.isIdentifier(name) && name.text).toBe("Post");
});

test.each(["headers", "responses"])("a component without a type is a fault of ours: %s", (kind) => {
  expect(() => componentMember(statements, kind)).toThrow(`There is a type for each of ${kind}.`);
});
