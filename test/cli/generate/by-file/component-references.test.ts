import ts from "typescript";
import { expect, test } from "vitest";
import { componentId, findReferences } from "../../../../cli/src/generate/by-file/component-references.ts";
import { typeMembers } from "../../../../cli/src/generate/by-file/type-members.ts";
import { declareBlog } from "./blog.ts";

const { declared } = declareBlog();

function operation(key: string): ts.TypeElement {
  const found = typeMembers(declared.rest, "operations").find((member) => member.key === key);
  if (found === undefined) throw new Error(`There is no ${key}.`);
  return found.node;
}

test("an id is a kind and a key, which may have a slash itself", () => {
  expect(componentId("schemas", "a/b")).toBe("schemas/a/b");
});

test("an operation refers to components of every kind", () => {
  const { idsIn } = findReferences(declared);
  expect([...idsIn(operation("listPosts"))].toSorted()).toEqual([
    "responses/NoBlog",
    "responses/Wrong",
    "schemas/PageNumber",
    "schemas/Post",
  ]);
  expect([...idsIn(operation("ping"))]).toEqual([]);
});

test("a schema refers to others by the names of their declarations, itself alone", () => {
  const { idsIn } = findReferences(declared);
  const ids = declared.schemas.map(({ key, node }) => [key, [...idsIn(node)].toSorted()]);
  expect(Object.fromEntries(ids)).toEqual({
    Post: ["schemas/Record", "schemas/User"],
    PageNumber: [],
    User: ["schemas/Record"],
    Record: [],
    Problem: [],
    Hook: ["schemas/Post", "schemas/User"],
  });
});

test("says in which nodes there is a reference", () => {
  const { areIn } = findReferences(declared);
  const [whole, other] = [operation("listPosts"), operation("ping")];
  expect([areIn(whole, whole), areIn(other, other)]).toEqual([true, false]);
  const name = ts.isPropertySignature(whole) ? whole.name : undefined;
  expect(name !== undefined && areIn(name, whole)).toBe(false);
});
