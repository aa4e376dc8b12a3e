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

test.each([
  ["ΟΔΟΣ", "οδοσ"],
  ["ı", "i"],
  ["ſ", "s"],
])("gives %s and %s files that no disk takes for one", (one, other) => {
  const names = [...nameFiles([one, other]).values()].map((name) => name.toUpperCase());
  expect(new Set(names).size).toBe(2);
});

test("keeps within the 255 bytes of a name on a disk, however many tags meet", () => {
  const tags = Array.from({ length: 300 }, (_, index) => "𠀀".repeat(120) + "-".repeat(index));
  const names = [...nameFiles(tags).values()];
  expect(new Set(names).size).toBe(300);
  expect(Math.max(...names.map((name) => Buffer.byteLength(name)))).toBeLessThanOrEqual(205);
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
