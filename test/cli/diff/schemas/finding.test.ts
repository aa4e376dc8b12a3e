import { expect, test } from "vitest";
import { joinAt, memberAt } from "../../../../cli/src/diff/schemas/finding.ts";

test.each([
  ["", "a", "a"],
  ["posts[]", "title", "posts[].title"],
  ["a", "x-y", "a.x-y"],
  ["a", "b c", 'a["b c"]'],
  ["", "", '[""]'],
])("the member of %j called %j is %s", (at, name, want) => {
  expect(memberAt(at, name)).toBe(want);
});

test.each([
  ["data", "", "data"],
  ["", "a", "a"],
  ["data", "[].a", "data[].a"],
  ["data", "a.b", "data.a.b"],
])("%j and %j are %s", (outer, inner, want) => {
  expect(joinAt(outer, inner)).toBe(want);
});
