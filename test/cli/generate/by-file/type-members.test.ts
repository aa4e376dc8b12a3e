import ts from "typescript";
import { expect, test } from "vitest";
import { isInterface, typeMembers } from "../../../../cli/src/generate/by-file/type-members.ts";

const text = `
type paths = Record<string, never>;
interface components { schemas: { Post: string; "a-b": number; 9: boolean; [other: string]: unknown }; responses: never }
`;
const { statements } = ts.createSourceFile("types.ts", text, ts.ScriptTarget.ESNext);

const keys = (name: string, inside?: string): string[] => typeMembers(statements, name, inside).map(({ key }) => key);

test("the members of an interface, by name", () => {
  expect(keys("components")).toEqual(["schemas", "responses"]);
});

test("the members of an object in it, whatever their names look like", () => {
  expect(keys("components", "schemas")).toEqual(["Post", "a-b", "9", ""]);
});

test("nothing of an alias, of what is not there, and of what is no object", () => {
  expect([keys("paths"), keys("operations"), keys("components", "responses"), keys("components", "no")]).toEqual([
    [],
    [],
    [],
    [],
  ]);
});

test("an interface is known by its name", () => {
  expect(statements.map((node) => isInterface(node, "components"))).toEqual([false, true]);
});
