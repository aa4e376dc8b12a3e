import { expect, test } from "vitest";
import type { DocumentOutcome } from "../../../scripts/corpus/all-outcomes.ts";
import { detailsOf, markdownOf } from "../../../scripts/corpus/report-all.ts";
import { inGeneral, madeOf, sampleOf } from "../../../scripts/corpus/run-all.ts";

const outcome = (name: string, kind: string, detail = ""): DocumentOutcome => ({
  name,
  kind,
  detail,
  operations: 3,
  time: 100,
  size: 1024,
  isSampled: name === "a",
});

const outcomes = [
  outcome("a", "compiles"),
  outcome("b", "compiles"),
  outcome("c", "refused: No …", "/somewhere/api/c.json:1:2: No | x.\nsecond line"),
];

test("kinds are counted, the most frequent first, and each document that failed is listed with the reason", () => {
  expect(markdownOf(outcomes)).toBe(`3 documents; 2 SDKs with 6 functions compile, 1 of them with TypeScript 5.9 too.

| what came of it | documents |
| --- | --- |
| compiles | 2 |
| refused: No … | 1 |

| document | what is wrong |
| --- | --- |
| c | c.json:1:2: No \\| x. |`);
  expect(detailsOf(outcomes)).toEqual(["c: refused: No …\n/somewhere/api/c.json:1:2: No | x.\nsecond line"]);
});

test("failures of one kind have the same words", () => {
  expect(inGeneral("There is no file ../a/b.yml.")).toBe("There is no file …");
  expect(inGeneral('`x` is not "a\\"b" or \'c\' in 3.')).toBe("… is not … or … in n.");
});

test("a process that hangs or ends is a failure of its own", () => {
  expect(madeOf({ kind: "late" }).kind).toContain("takes more than");
  expect(madeOf({ kind: "crashed", code: 7 })).toEqual({ kind: "ends the process", refusal: "exit code 7" });
  expect(madeOf({ kind: "done", result: { kind: "generated", operations: 2, time: 5 } }).kind).toBeUndefined();
  const failed = { kind: "failed", problem: "x is 1", message: "Error: x is 1\n at y" } as const;
  expect(madeOf({ kind: "done", result: failed })).toEqual({ kind: "failed: x is n", refusal: failed.message });
});

test("the sample is the same each time, and another one for another seed", () => {
  const documents = Array.from({ length: 50 }, (_, index) => ({ name: `d${index}`, path: "" }));
  expect(sampleOf(documents, 10, "1")).toEqual(sampleOf(documents.toReversed(), 10, "1"));
  expect(sampleOf(documents, 10, "1").size).toBe(10);
  expect(sampleOf(documents, 10, "2")).not.toEqual(sampleOf(documents, 10, "1"));
});
