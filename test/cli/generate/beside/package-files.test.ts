import { expect, test } from "vitest";
import { emitPackageFiles } from "../../../../cli/src/generate/beside/package-files.ts";
import { factsOf } from "../../init/facts.ts";

const contents = { model: factsOf().model, files: new Map(), sources: [], options: {} };

test("a package has the files that it names, and no others", () => {
  expect(emitPackageFiles({ name: "a" }, contents).size).toBe(0);
  const files = emitPackageFiles({ name: "a", reference: "R.md", skill: "s/SKILL.md", lock: "l.json" }, contents);
  expect([...files.keys()]).toEqual(["R.md", "s/SKILL.md", "l.json"]);
  expect(files.get("R.md")).toContain("# Reference of `a`");
});

test("a reference shows parameters as the types of the package have them", () => {
  const schema = 'export interface operations { getNote: { parameters: { path: { id: "a" | "b" } } } }';
  const files = emitPackageFiles(
    { name: "a", reference: "R.md" },
    { ...contents, files: new Map([["schema.ts", schema]]) },
  );
  expect(files.get("R.md")).toContain('init: { params: { path: { id: "a" | "b" } } },');
});
