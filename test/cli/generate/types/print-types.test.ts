import ts from "typescript";
import { expect, test } from "vitest";
import { printSchemas, printTypes } from "../../../../cli/src/generate/types/print-types.ts";

/** Declarations as the generator has them: without a place in a text. */
function nodesIn(text: string): ts.DeclarationStatement[] {
  const { factory } = ts;
  const file = ts.createSourceFile("types.ts", text, ts.ScriptTarget.ESNext, true);
  return file.statements
    .filter(ts.isTypeAliasDeclaration)
    .map((node) => factory.createTypeAliasDeclaration(undefined, node.name.text, undefined, copyOf(node.type)));
}

function copyOf(type: ts.TypeNode): ts.TypeNode {
  if (!ts.isTypeReferenceNode(type) || !ts.isIdentifier(type.typeName)) return type;
  return ts.factory.createTypeReferenceNode(type.typeName.text, type.typeArguments?.map(copyOf));
}

const schema = (key: string, exported: string, node: ts.DeclarationStatement) => ({
  key,
  local: exported,
  exported,
  node,
});

test("declarations stand one after the other, and the helpers that they use behind them, once", () => {
  const text = printTypes(nodesIn("type A = WithRequired<B, C>; type D = WithRequired<A, C>;"));
  expect(text.match(/^type \w+/gm)).toEqual(["type A", "type D", "type WithRequired"]);
});

test("a name that only looks like a helper's brings none", () => {
  const [node] = nodesIn("type A = B;");
  if (node === undefined) throw new Error("There is none.");
  ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, "* Without<B, C> ", true);
  expect(printTypes([node])).not.toContain("type Without");
});

test("a file of schemas has its imports, its declarations by their own keys, and its helpers", () => {
  const [one, other] = nodesIn("type Rate = B; type Rest = Without<Rate, C>;");
  if (one === undefined || other === undefined) throw new Error("There are none.");
  const file = printSchemas([schema("100\uFDD0", "Rate", one), schema("rest", "Rest", other)], 'import "./x.js";\n');
  expect(file.imports).toBe('import "./x.js";\n');
  expect(file.schemas).toMatchObject([
    { key: "100%", exported: "Rate", text: "type Rate = B;\n" },
    { key: "rest", exported: "Rest", text: "type Rest = Without<Rate, C>;\n" },
  ]);
  expect(file.helper).toMatch(/^type Without</);
});
