import { expect, test } from "vitest";
import { bodyOf, made } from "./blog.ts";

test("all types are in schema.ts, and in schemas.ts", () => {
  const text = made.file("schema.ts");
  expect(text).toContain('import type * as blogTypes from "./operations/blog.js";\n');
  expect(text).toContain('get: operations["listPosts"];');
  expect(text).toContain("Post: schemas.Post;");
  expect(text).toContain("    responses: responses;\n    parameters: never;\n");
  expect(text).toContain(`export interface operations
  extends blogTypes.operations,
    usersTypes.operations,
    healthTypes.operations {}
interface responses
  extends sharedTypes.responses,
    blogTypes.responses,
    unusedTypes.responses {}
`);
  expect(bodyOf("schemas.ts")).toBe(
    ["shared", "blog", "unused"].map((file) => `export type * from "./schemas/${file}.js";\n`).join(""),
  );
});
