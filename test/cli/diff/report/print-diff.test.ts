import { expect, test } from "vitest";
import { changeOf } from "../../../../cli/src/diff/change.ts";
import { printDiff } from "../../../../cli/src/diff/report/print-diff.ts";

const plain = (_style: string, text: string): string => text;

test("each change has its step, its operation and what follows", () => {
  const changes = [
    changeOf("security-scope-added", "GET /a", [], "`t` needs `x`."),
    changeOf("operation-added", "GET /b", [], "`b` is new."),
    changeOf("scheme-added", null, [], "The scheme `k` is new."),
  ];
  expect(printDiff({ step: "major", changes }, plain)).toBe(`major: 1 major, 2 minor

What the compiler does not see
  major  GET /a: \`t\` needs \`x\`.
         A token without it gets a 403.

All else
  minor  GET /b: \`b\` is new.
  minor  The scheme \`k\` is new.
`);
});

test("nothing says so", () => {
  expect(printDiff({ step: "none", changes: [] }, plain)).toBe("none: nothing has changed\n");
});

test("nothing of a document steers the terminal, or looks like a line of its own", () => {
  const change = changeOf("operation-added", "GET /\u001b[2J", [], "a\u202eb\nmajor: x");
  expect(printDiff({ step: "minor", changes: [change] }, plain)).toContain(
    "  minor  GET /\\u001B[2J: a\\u202Eb major: x\n",
  );
});

test("each step has its colour", () => {
  const painted = printDiff(
    {
      step: "major",
      changes: [changeOf("operation-removed", null, [], "x"), changeOf("operation-described", null, [], "y")],
    },
    (style, text) => `<${style} ${text}>`,
  );
  expect(painted).toContain("<red major>");
  expect(painted).toContain("<green patch>");
  expect(painted).toContain("<bold Code that no longer compiles>");
});
