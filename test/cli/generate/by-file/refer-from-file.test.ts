import ts from "typescript";
import { expect, test } from "vitest";
import { planFiles } from "../../../../cli/src/generate/by-file/plan-files.ts";
import { referFromFile } from "../../../../cli/src/generate/by-file/refer-from-file.ts";
import { typeMembers } from "../../../../cli/src/generate/by-file/type-members.ts";
import { printTypes } from "../../../../cli/src/generate/types/print-types.ts";
import { declareBlog } from "./blog.ts";

const { declared, model } = declareBlog();
const plan = planFiles(declared, model);
const lookups = {
  exported: (key: string) => declared.nameOf(key).exported,
  fileOf: (id: string) => plan.fileOfComponent(id),
};

/** An operation as a file has it, in one line, and what the file has to import for it. */
function written(file: string, key: string): { text: string; imported: string[] } {
  const member = typeMembers(declared.rest, "operations").find((one) => one.key === key);
  if (member === undefined) throw new Error(`There is no ${key}.`);
  const { node, imported } = referFromFile(file, member.node, lookups, plan);
  const whole = ts.factory.createInterfaceDeclaration(undefined, "operations", undefined, undefined, [node]);
  return { text: printTypes([whole]).replaceAll(/\s+/g, " "), imported: [...imported].toSorted() };
}

test("an operation refers to schemas, to components of its file, and to what tags share", () => {
  const { text, imported } = written("blog", "listPosts");
  expect(text).toContain("page?: schemas.PageNumber;");
  expect(text).toContain("schemas.Post[]");
  expect(text).toContain('404: responses["NoBlog"];');
  expect(text).toContain('default: shared.responses["Wrong"];');
  expect(imported).toEqual(["schemas", "shared"]);
});

test("what stands in yet another file is left in components", () => {
  const { text, imported } = written("users", "listPosts");
  expect(text).toContain('404: components["responses"]["NoBlog"];');
  expect(imported).toEqual(["components", "schemas", "shared"]);
});

test("an operation without references needs nothing", () => {
  expect(written("health", "ping").imported).toEqual([]);
});
