import { expect, test } from "vitest";
import { nameFiles, operationsByFile } from "../../../../cli/src/model/names/name-files.ts";
import { generateText } from "../../generate/generate-text.ts";

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

test("operations share a file by their first tag, in the order of the document", () => {
  const { model } = generateText(`
paths:
  /a: { get: { operationId: a, tags: [B], responses: {} } }
  /b: { get: { operationId: b, tags: [A], responses: {} } }
  /c: { get: { operationId: c, tags: [B], responses: {} } }`);
  const byFile = [...operationsByFile(model.operations)].map(([file, all]) => [file, all.map(({ name }) => name)]);
  expect(byFile).toEqual([
    ["b", ["a", "c"]],
    ["a", ["b"]],
  ]);
});
