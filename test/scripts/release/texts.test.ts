import { readFile } from "node:fs/promises";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";
import { root } from "../../../scripts/release/packages.ts";
import {
  type Catalog,
  catalogFile,
  catalogIn,
  manualWith,
  numbered,
  textsIn,
  textsOf,
  withoutTexts,
} from "../../../scripts/release/texts.ts";

const manual = `# Errors

## Texts by number

| number | text |
| --- | --- |
| <a id="2"></a>2 | It \\| that |
| <a id="5"></a>5 | Gone |

The end.
`;

test("each text of the runtime has one number in the manual, and the manual has no other: `npm run texts`", async () => {
  const texts = [...(await textsIn(join(root, "src")))].toSorted();
  const catalog = catalogIn(await readFile(catalogFile, "utf8"));
  expect([...catalog.keys()].toSorted()).toEqual(texts);
  expect(new Set(catalog.values()).size).toBe(texts.length);
  expect(texts.length).toBeGreaterThan(40);
});

test("texts keep their numbers, new ones get the next, and gone ones leave theirs free", () => {
  const catalog = numbered(new Set(["B", "It | that", "A"]), catalogIn(manual));
  expect([...catalog]).toEqual([
    ["It | that", 2],
    ["A", 6],
    ["B", 7],
  ]);
  expect(manualWith(manual, catalog)).toBe(
    manual.replace('| <a id="5"></a>5 | Gone |', '| <a id="6"></a>6 | A |\n| <a id="7"></a>7 | B |'),
  );
  expect(() => manualWith("# Errors", catalog)).toThrow('docs/errors.md has no table under "## Texts by number"');
});

test.each([
  ["say`It`", "It"],
  ["say`Within ${limits.timeout} ms of ${operation}`", "Within {timeout} ms of {operation}"],
  ["say`${JSON.stringify(name)} or ${names.join()} or ${a ? 1 : 2}: \\`b\\``", "{name} or {names} or {…}: `b`"],
])("names what stands in %s", (source, text) => {
  expect(textsOf(`throw new Error(${source})`)).toEqual([text]);
});

test("finds a text within another, and no other template", () => {
  expect(textsOf("say`A ${b ? say`B` : `C`}`; tell`D`")).toEqual(["A {…}", "B"]);
});

test("puts the number and the values in the place of a text", () => {
  const catalog: Catalog = new Map([
    ["It", 1],
    ["The {name} {…}", 2],
  ]);
  const short = (source: string): string =>
    ts.transpileModule(source, {
      compilerOptions: { target: ts.ScriptTarget.ES2023 },
      transformers: { before: [withoutTexts(catalog)] },
    }).outputText;
  expect(short("throw new Error(say`It`, { cause });")).toBe("throw new Error(say(1), { cause });\n");
  expect(short("f(say`The ${name} ${a ? say`It` : `B`}`);")).toBe("f(say(2, name, a ? say(1) : `B`));\n");
  expect(() => short("say`Other`")).toThrow("docs/errors.md has no number for this text; run `npm run texts`: Other");
});
