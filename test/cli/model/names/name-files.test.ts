import { expect, test } from "vitest";
import { nameFiles } from "../../../../cli/src/model/names/name-files.ts";

test.each([
  ["feed", "feed"],
  ["Blog Posts", "blog-posts"],
  ["blogPosts", "blog-posts"],
  ["../../etc/passwd", "etc-passwd"],
  ["C:\\windows", "c-windows"],
  ["..", "tag"],
  ["", "tag"],
  ["nul", "nul-tag"],
  ["x".repeat(300), "x".repeat(80)],
])("keeps the operations of the tag %j in %s.ts", (tag, want) => {
  expect(nameFiles([tag]).get(tag)).toBe(want);
});

test("gives each tag a file of its own, even where only case differs", () => {
  expect([...nameFiles(["Feed", "feed", "FEED", "Feed"]).values()]).toEqual(["feed", "feed_", "feed__"]);
});
