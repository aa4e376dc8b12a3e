import { describe, expect, test } from "vitest";
import { marker } from "./hostile.ts";
import { judgeFiles, judgePage, judgePrinted } from "./judge.ts";

function kinds(text: string, path = "client.ts"): string[] {
  return judgeFiles(new Map([[path, text]])).map(({ kind }) => kind);
}

describe("judgeFiles", () => {
  test("takes a word of a document in literals and comments", () => {
    expect(
      kinds(`/** ${marker}(); */\nexport const a = "; ${marker}()"; // ${marker}\ntype B = { "${marker}": 1 };\n`),
    ).toEqual([]);
    expect(kinds(`export type Schema_${marker}_ = 1;\n`)).toEqual([]);
  });

  test.each([
    ["behind a literal", `export const a = ""; ${marker}(); "";`],
    ["behind a comment", `/** a */ ${marker}(); /* */`],
    ["in a template", `export const a = \`\${${marker}}\`;`],
    ["as a key", `export const a = { ${marker}: 1 };`],
    ["as a type", `export type A = ${marker};`],
  ])("finds a word %s", (_, text) => {
    expect(kinds(text)).toEqual(["an injected word"]);
  });

  test.each([
    ["a file that cannot be parsed: ',' expected.", "export const a = 1 2;"],
    ["a directive of the compiler", "// @ts-nocheck\nexport {};"],
    ["a directive of the compiler", "export {};\n  // @ts-ignore x"],
    ["a directive of the compiler", '/// <reference path="a" />\nexport {};'],
    ["a source map's comment", "export {};\n//# sourceMappingURL=a.map"],
    ["a raw control character in a file", 'export const a = "\u202E";'],
    ["a raw control character in a file", 'export const a = "\u0085";'],
    ["a raw control character in a file", 'export const a = "\uD800";'],
  ])("finds %s", (kind, text) => {
    expect(kinds(text)).toEqual([kind]);
  });

  test.each([
    "../client.ts",
    "other.ts",
    "endpoints/a/b.ts",
    "endpoints/con.ts",
    "endpoints/a:b.ts",
    `endpoints/${"x".repeat(300)}.ts`,
  ])("finds the odd name of %s", (path) => {
    expect(kinds("export {};", path)).toEqual(["a file of an odd name"]);
  });

  test("finds names that are one on some disks", () => {
    const files = ["endpoints/οδος.ts", "endpoints/οδοσ.ts"].map((path): [string, string] => [path, "export {};"]);
    expect(judgeFiles(new Map(files)).map(({ kind }) => kind)).toEqual(["two files of one name on some disks"]);
  });
});

test("judgePage finds an element of the document", () => {
  expect(judgePage(`<p title="&quot;&gt;&lt;${marker}">`)).toEqual([]);
  expect(judgePage(`<p title=""><${marker} x="">`)).toMatchObject([{ kind: "an element in the page" }]);
});

test("judgePrinted finds a line of the document, and what steers a terminal", () => {
  expect(judgePrinted("summary", `${marker} 1.0\n! "\\n${marker}"`)).toEqual([]);
  expect(judgePrinted("summary", `T\n! a\n${marker}`)).toMatchObject([
    { kind: "a line of the document's own in the summary" },
  ]);
  expect(judgePrinted("table", "\u001B[2J")).toMatchObject([{ kind: "a raw control character in the table" }]);
});
