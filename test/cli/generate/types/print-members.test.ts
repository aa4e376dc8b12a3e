import ts from "typescript";
import { expect, test } from "vitest";
import { printInterface, printNode } from "../../../../cli/src/generate/types/print-members.ts";

const { factory } = ts;

/** An interface as only the code knows it: there is no text at hand when it is printed. */
function createInterface(name: string): ts.InterfaceDeclaration {
  const inner = factory.createPropertySignature(undefined, "a", undefined, factory.createTypeReferenceNode("A"));
  const owner = factory.createPropertySignature(undefined, "b", undefined, factory.createTypeLiteralNode([inner]));
  for (const node of [inner, owner])
    ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, "*\n * one\n * two\n ", true);
  const kind = factory.createPropertySignature(undefined, "kind", undefined, factory.createTypeLiteralNode([owner]));
  const none = factory.createPropertySignature(undefined, "none", undefined, factory.createTypeReferenceNode("never"));
  const modifiers = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  return factory.createInterfaceDeclaration(modifiers, name, undefined, undefined, [kind, none]);
}

test.each(["components", "operations"])("an interface is what its members are: %s", (name) => {
  const node = createInterface(name);
  expect(printInterface(node)).toBe(printNode(node));
  expect(printInterface(node).split("\n").slice(0, 8)).toEqual([
    `export interface ${name} {`,
    "    kind: {",
    "        /**",
    "         * one",
    "         * two",
    "         */",
    "        b: {",
    "            /**",
  ]);
});

test.each(["components", "operations"])("%s without members are an interface too", (name) => {
  const node = factory.createInterfaceDeclaration(undefined, name, undefined, undefined, []);
  expect(printInterface(node)).toBe(printNode(node));
});

test("percent signs come back, and what cannot be seen is escaped", () => {
  const type = factory.createTypeReferenceNode("B");
  const alias = factory.createTypeAliasDeclaration(undefined, "A", undefined, type);
  ts.addSyntheticLeadingComment(alias, ts.SyntaxKind.MultiLineCommentTrivia, "* 100\uFDD0\u202E ", true);
  expect(printNode(alias)).toBe("/** 100%\\u202E */\ntype A = B;\n");
});
