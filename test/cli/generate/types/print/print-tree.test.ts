import ts from "typescript";
import { expect, test } from "vitest";
import { printMember, printName, printTree } from "../../../../../cli/src/generate/types/print/print-tree.ts";

const { factory } = ts;
const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });

function byTypeScript(node: ts.Node): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, ts.createSourceFile("a.ts", "", ts.ScriptTarget.ESNext));
}

/** The declarations of a text, as if factories had made them: no node knows a text. */
function declarations(text: string): readonly ts.Statement[] {
  const source = ts.createSourceFile("a.ts", text, ts.ScriptTarget.ESNext);
  const forget = (node: ts.Node): ts.Node => {
    const copy = ts.visitEachChild(node, forget, undefined);
    return ts.setTextRange(ts.isStringLiteral(copy) ? factory.createStringLiteral(copy.text) : copy, {
      pos: -1,
      end: -1,
    });
  };
  return source.statements.map((statement) => forget(statement) as ts.Statement);
}

test.each([
  "type A = string | number | boolean | null | undefined | unknown | never | true | false;",
  "export type A = { readonly a?: string; b: { c: { d: 1 } } };",
  "type A = {};",
  "interface A {}",
  "export interface A { a: {}; readonly [key: string]: (string | null)[]; b?: readonly string[][] }",
  "type A = components['schemas']['a-b'][number] & B.C.D<string, E<never>> & (F | G)[];",
  'type A = "plain" | "with \\"quotes\\"" | "back\\\\slash" | "zwölf" | "a\\nb" | "" | "\\u202E";',
  "type A = 0 | 1.5 | -3 | 1e21;",
  "type A = [a: string, ...rest: { b: number }[]] | [x?: string] | [];",
  "type A = { a: [{ b: string }] };",
  'type A = { "a-b": string; 1: string; "with \\"quotes\\"": string; zwölf: string; __proto__: string; constructor?: string };',
  "type A<T> = T;",
  "type A = keyof B | typeof c | B extends string ? { a: 1 } : never;",
  "type A = { [P in keyof B as Exclude<P, 'c'>]?: { d: B[P] } };",
  "type A = { method(): void; (): string; new (): A; get a(): string; plain };",
  "type A = { a: { method(b: { c: string }): { d: 1 } } };",
  "interface A extends B, C<string> { a: string }",
  "type A = (() => void) | (new () => B)[];",
  "declare const a: { b: string };",
])("%s", (text) => {
  for (const node of declarations(text)) expect(printTree(node)).toBe(byTypeScript(node));
});

function property(name: string, type: ts.TypeNode, ...comments: readonly string[]): ts.PropertySignature {
  const node = factory.createPropertySignature(undefined, name, undefined, type);
  for (const comment of comments)
    ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, comment, true);
  return node;
}

const text = factory.createKeywordTypeNode(ts.SyntaxKind.StringKeyword);

test.each([
  "* One line. ",
  "*\n * Lines,\n *\n *     indented ones as well,\n * and spaces behind.  \n ",
  "*\n * One\ttab\n ",
  "*\n  * Two spaces\n ",
  "*\n* No space\n ",
  "*\n\n * An empty line\n ",
  "*\n * A carriage\r\n * return\n ",
  "*\n * A line\u2028 * separator\n ",
  " No star ",
  "",
])("the comment %j", (comment) => {
  const inner = property("a", text, comment);
  const nodes = [
    factory.createTypeAliasDeclaration(undefined, "A", undefined, factory.createTypeLiteralNode([inner])),
    factory.createInterfaceDeclaration(undefined, "A", undefined, undefined, [
      property("b", factory.createTypeLiteralNode([inner, property("c", text, comment, "* Another. ")]), comment),
    ]),
  ];
  for (const node of nodes) expect(printTree(node)).toBe(byTypeScript(node));
});

test.each<[string, (node: ts.Node) => void]>([
  ["behind two slashes", (node) => ts.addSyntheticLeadingComment(node, ts.SyntaxKind.SingleLineCommentTrivia, " a")],
  ["in the same line", (node) => ts.addSyntheticLeadingComment(node, ts.SyntaxKind.MultiLineCommentTrivia, "* a ")],
])("a comment %s", (_name, comment) => {
  const inner = property("a", text);
  const alias = factory.createTypeAliasDeclaration(undefined, "A", undefined, factory.createTypeLiteralNode([inner]));
  for (const node of [inner, alias]) {
    comment(node);
    expect(printTree(alias)).toBe(byTypeScript(alias));
  }
});

test("a member is indented, and so is all that it has", () => {
  const member = property("b", factory.createTypeLiteralNode([property("a", text, "*\n * One\n * two.\n ")]));
  const owner = factory.createInterfaceDeclaration(undefined, "A", undefined, undefined, [
    property("c", factory.createTypeLiteralNode([member])),
  ]);
  expect(byTypeScript(owner)).toContain(printMember(member, "        "));
});

test("a name is a word, a text or a number", () => {
  const names = [factory.createIdentifier("a"), factory.createStringLiteral('a"b'), factory.createNumericLiteral(1)];
  expect(names.map((name) => printName(name))).toEqual(["a", '"a\\"b"', "1"]);
});
