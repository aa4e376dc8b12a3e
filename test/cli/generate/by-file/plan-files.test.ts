import { expect, test } from "vitest";
import { planFiles } from "../../../../cli/src/generate/by-file/plan-files.ts";
import { declareBlog } from "./blog.ts";

const { declared, model } = declareBlog();
const plan = planFiles(declared, model);

test("there is a file for each tag, one for what tags share, and one for what no operation uses", () => {
  expect(plan).toMatchObject({ tags: ["blog", "users", "health"], shared: "shared", unused: "unused" });
});

test("an operation stands in the file of its tag", () => {
  expect(["listPosts", "listUsers", "ping", "webhook"].map(plan.fileOfOperation)).toEqual([
    "blog",
    "users",
    "health",
    "unused",
  ]);
});

test.each([
  ["schemas/Post", "blog"],
  ["schemas/PageNumber", "blog"],
  ["responses/NoBlog", "blog"],
  ["schemas/User", "shared"],
  ["schemas/Record", "shared"],
  ["schemas/Problem", "shared"],
  ["responses/Wrong", "shared"],
  ["schemas/Hook", "unused"],
  ["responses/Never", "unused"],
])("%s stands in %s", (id, file) => {
  expect(plan.fileOfComponent(id)).toBe(file);
});

test("a schema that only an endpoint names counts as used by it", () => {
  const [operation] = model.operations;
  if (operation === undefined) throw new Error("There is none.");
  const named = { ...model, operations: [operation, ...model.operations.slice(1)], errors: "Hook" };
  expect(planFiles(declared, named).fileOfComponent("schemas/Hook")).toBe("shared");
});
