import { expect, test } from "vitest";
import { initJson, summarizeInit } from "../../../cli/src/commands/init-summary.ts";
import { factsOf, hostile } from "../init/facts.ts";

const placed = { spec: "openapi.yaml", files: new Map(), address: undefined, isAddressCut: false };
const made = { facts: factsOf(), paths: ["a", "b"], placed, dir: "sdk", open: ["Fill in this."] };

test("a summary says what was made, what is left, and what comes next", () => {
  expect(summarizeInit(made)).toBe(`✓ @acme/notes is in sdk: 2 files, 4 operations of Notes.

Left to fill in:
  - Fill in this.

Next:
  cd sdk
  git init --initial-branch=main   (unless it is in a repository already)
  npm install
  npm test
`);
  expect(summarizeInit({ ...made, open: [] })).not.toContain("Left to fill in");
});

test("a summary counts one operation as one", () => {
  const facts = factsOf();
  const model = { ...facts.model, operations: facts.model.operations.slice(0, 1) };
  expect(summarizeInit({ ...made, facts: { ...facts, model } })).toContain("1 operation of Notes.");
});

test("a title cannot steer the terminal", () => {
  const facts = factsOf();
  const text = summarizeInit({ ...made, facts: { ...facts, model: { ...facts.model, title: `\u001B[2J${hostile}` } } });
  expect([..."\u001B\u202E"].filter((character) => text.includes(character))).toEqual([]);
  expect(text.split("\n")).toHaveLength(11);
});

test("JSON has the same", () => {
  expect(JSON.parse(initJson(made))).toEqual({
    name: "@acme/notes",
    dir: "sdk",
    operations: 4,
    files: ["a", "b"],
    open: ["Fill in this."],
  });
});
