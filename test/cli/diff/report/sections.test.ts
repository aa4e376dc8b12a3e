import { expect, test } from "vitest";
import { changeOf } from "../../../../cli/src/diff/change.ts";
import { groupChanges } from "../../../../cli/src/diff/report/order-changes.ts";
import { countsOf, sectionsOf, whereOf } from "../../../../cli/src/diff/report/sections.ts";

const changes = [
  changeOf("operation-added", "GET /c", [], "c"),
  changeOf("operation-removed", "GET /b", [], "b"),
  changeOf("security-scope-added", "GET /a", [], "a"),
];

test("there is a part for what is silent, for what breaks, and for the rest", () => {
  expect(sectionsOf(changes).map(({ title, changes: own }) => [title, own.length])).toEqual([
    ["What the compiler does not see", 1],
    ["Code that no longer compiles", 1],
    ["All else", 1],
  ]);
  expect(sectionsOf([])).toEqual([]);
});

test("the operations of a group are counted", () => {
  const where = (operations: readonly string[]): string | undefined => {
    const [group] = groupChanges(operations.map((operation) => changeOf("answer-null-added", operation, [], "x")));
    return group && whereOf(group);
  };
  expect([where(["A"]), where(["A", "B"]), where(["A", "B", "C"])]).toEqual(["A", "A and 1 other", "A and 2 others"]);
  expect(sectionsOf([changeOf("scheme-added", null, [], "")]).map(({ changes: own }) => own.map(whereOf))).toEqual([
    [""],
  ]);
});

test("the steps are counted", () => {
  expect(countsOf(changes)).toBe("2 major, 1 minor");
  expect(countsOf([])).toBe("nothing has changed");
});
