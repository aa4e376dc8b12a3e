import { expect, test } from "vitest";
import { bodyOf } from "./blog.ts";

test("a tag's file of schemas has what only its operations use, and exports what tags share", () => {
  expect(bodyOf("schemas/blog.ts")).toBe(`import type { User, Record as Record_ } from "./shared.js";
export type * from "./shared.js";

export interface Post {
    author?: User;
    record?: Record_;
}

export type PageNumber = number;
`);
  const declared = [...bodyOf("schemas/shared.ts").matchAll(/^(?:export )?(?:interface|type) (\w+)/gm)];
  expect(declared.map(([, name]) => name)).toEqual(["User", "Record_", "Problem"]);
});

test("what no operation uses stands apart", () => {
  expect(bodyOf("schemas/unused.ts")).toContain(
    'import type { Post } from "./blog.js";\nimport type { User } from "./shared.js";\n\nexport interface Hook {',
  );
});
