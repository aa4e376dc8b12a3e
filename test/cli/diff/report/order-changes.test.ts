import { expect, test } from "vitest";
import { changeOf } from "../../../../cli/src/diff/change.ts";
import { groupChanges, orderChanges } from "../../../../cli/src/diff/report/order-changes.ts";

test("what the compiler does not see comes first, then each step, then the order of the documents", () => {
  const rules = [
    "operation-described",
    "operation-added",
    "operation-removed",
    "server-changed",
    "request-limit-tightened",
    "schema-added",
  ] as const;
  const changes = rules.map((rule) => changeOf(rule, null, [], rule));
  expect(orderChanges(changes).map(({ message }) => message)).toEqual([
    "request-limit-tightened",
    "server-changed",
    "operation-removed",
    "operation-added",
    "schema-added",
    "operation-described",
  ]);
});

test("one change of several operations is one group", () => {
  const changes = ["GET /a", "GET /b", "GET /a"].map((operation) =>
    changeOf("answer-null-added", operation, ["x"], "same"),
  );
  const other = changeOf("answer-null-added", "GET /a", ["y"], "same");
  expect(groupChanges([...changes, other]).map(({ operations }) => operations)).toEqual([
    ["GET /a", "GET /b"],
    ["GET /a"],
  ]);
});
