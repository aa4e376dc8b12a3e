import { expect, test } from "vitest";
import { findingsIn, findingsInError } from "../../../../cli/src/mock/prism/violation.ts";

test("only errors are findings, and a missing credential is none", () => {
  const found = findingsIn([
    { severity: 0, path: ["body", "title"], message: "must be string" },
    { severity: 1, path: ["body"], message: "a warning" },
    { severity: 0, code: 401, message: "no credential" },
    { severity: 0, message: "of type application/x-form-value" },
  ]);
  expect(found).toEqual([
    { location: "body.title", message: "must be string" },
    { location: "request", message: "of type application/x-www-form-urlencoded" },
  ]);
});

test.each([
  ["lists what is wrong", { validation: [{ location: ["query", "a"], message: "m", severity: "Error" }] }, 1],
  ["lists a warning", { validation: [{ location: ["query", "a"], message: "m", severity: "Warning" }] }, 0],
  ["lists a missing credential", { validation: [{ message: "m", severity: "Error", code: 401 }] }, 0],
])("an error of Prism's that %s has so many findings", (_rule, additional, want) => {
  expect(findingsInError(Object.assign(new Error("e"), { status: 422, additional }))).toHaveLength(want);
});

test("an error without a list is one finding, by its detail", () => {
  const found = findingsInError(Object.assign(new Error("e"), { status: 404, detail: "Route not resolved" }));
  expect(found).toEqual([{ location: "request", message: "Route not resolved" }]);
  expect(findingsInError(new Error("plain"))).toEqual([{ location: "request", message: "plain" }]);
});

test("a refusal is no finding", () => {
  expect(findingsInError(Object.assign(new Error("e"), { status: 401 }))).toEqual([]);
});
