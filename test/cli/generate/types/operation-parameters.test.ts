import ts from "typescript";
import { expect, test } from "vitest";
import { changeParameters, nameOf, updateType } from "../../../../cli/src/generate/types/operation-parameters.ts";

const text = `interface operations { a: { parameters: { query?: { q: 1 }; path: { p: 2 } } }; b: { parameters: { path: 3 } } }
interface other { a: { parameters: { query: { q: 4 } } } }`;

test("one place of the parameters of each operation is changed, and nothing else", () => {
  const source = ts.createSourceFile("x.ts", text, ts.ScriptTarget.ESNext, true);
  const seen: (string | undefined)[] = [];
  const changed = changeParameters([...source.statements], "query", (member) => {
    seen.push(nameOf(member));
    return updateType(member, ts.factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword));
  });
  const printer = ts.createPrinter({ removeComments: true });
  const printed = changed.map((node) =>
    printer.printNode(ts.EmitHint.Unspecified, node, source).replaceAll(/\s+/g, " "),
  );
  expect(seen).toEqual(["query"]);
  expect(printed[0]).toContain("query?: never;");
  expect(printed[0]).toContain("p: 2");
  expect(changed[1]).toBe(source.statements[1]);
});
