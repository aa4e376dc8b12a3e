import { expect, test } from "vitest";
import { formatPlace, InputError, SpecError } from "../../../cli/src/document/spec-error.ts";

const long = "x".repeat(600_000);

test("a message says the place, then what is wrong", () => {
  const error = new SpecError("It is broken.", { file: "api.yaml", line: 3, column: 7, pointer: "/a" }, "Mend it.");
  expect(error).toMatchObject({ message: "api.yaml:3:7: It is broken.", problem: "It is broken.", hint: "Mend it." });
  expect(new SpecError("It is broken.", { file: "api.yaml" }).message).toBe("api.yaml: It is broken.");
});

test("a message is short enough to be read, whatever it quotes, and keeps its end", () => {
  const error = new SpecError(`"${long}" points to nothing.`, { file: "api.yaml" }, `Define "${long}".`);
  for (const text of [error.message, error.problem, error.hint]) expect(text?.length).toBeLessThan(1_100);
  expect(error.message).toMatch(/^api\.yaml: "xxx.* … .*xxx" points to nothing\.$/);
  expect(new InputError(`There is no "${long}".`).message).toHaveLength(1_003);
});

test("a message is one line, whatever it quotes", () => {
  const error = new SpecError("No `a\r\n  b\u2028c\u0085d  e`.", { file: "api.yaml" }, "Mend\n`a`.");
  expect([error.message, error.problem, error.hint]).toEqual([
    "api.yaml: No `a b c d  e`.",
    "No `a b c d  e`.",
    "Mend `a`.",
  ]);
});

test.each([
  [{ file: "api.yaml", line: 12, column: 7 }, "api.yaml:12:7"],
  [{ file: "api.yaml", line: 12 }, "api.yaml:12:1"],
  [{ file: "api.yaml" }, "api.yaml"],
])("%j is written as editors link it", (place, want) => {
  expect(formatPlace(place)).toBe(want);
});

test("a document's fault is an input's fault, with its place apart and in the message", () => {
  const error = new SpecError("Wrong.", { file: "a.yaml", line: 1, column: 2, pointer: "/x" }, "Mend it.");
  expect(error).toBeInstanceOf(InputError);
  expect(error).toMatchObject({
    name: "SpecError",
    message: "a.yaml:1:2: Wrong.",
    problem: "Wrong.",
    hint: "Mend it.",
  });
  expect(error).toMatchObject({ file: "a.yaml", line: 1, column: 2, pointer: "/x" });
});

test("a fault keeps its cause", () => {
  const cause = new Error("deeper");
  expect(new SpecError("Wrong.", { file: "a.yaml" }, undefined, { cause }).cause).toBe(cause);
});
