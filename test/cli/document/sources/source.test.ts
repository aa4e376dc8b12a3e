import { expect, test } from "vitest";
import { stripMark } from "../../../../cli/src/document/sources/source.ts";

test.each([
  ["\uFEFFopenapi: 3.1.0", "openapi: 3.1.0"],
  ["\uFEFF", ""],
  ["a\uFEFF", "a\uFEFF"],
  ["", ""],
])("of %j is left %j without a byte order mark", (text, left) => {
  expect(stripMark(text)).toBe(left);
});
