import { expect, test } from "vitest";
import { bodyOf } from "./blog.ts";

test("a tag's file of operations has the components that only these use", () => {
  const text = bodyOf("operations/blog.ts");
  expect(text).toMatch(
    /^import type \* as schemas from "\.\.\/schemas\/blog\.js";\nimport type \* as shared from "\.\/shared\.js";\n/,
  );
  expect(text).toContain("page?: schemas.PageNumber;");
  expect(text).toContain('404: responses["NoBlog"];');
  expect(text).toContain('default: shared.responses["Wrong"];');
  expect(text).toMatch(/export interface responses \{[^}]*NoBlog: \{/);
  expect(bodyOf("operations/health.ts")).toMatch(/^export interface operations \{/);
});

test("what no operation uses stands apart", () => {
  expect(bodyOf("operations/unused.ts")).toMatch(
    /^import type \* as schemas from "\.\.\/schemas\.js";\nexport interface responses \{\n[^}]*Never: \{/,
  );
});
