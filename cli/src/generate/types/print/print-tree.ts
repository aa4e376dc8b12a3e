/**
 * Types as text, to the byte as TypeScript's printer writes them.
 *
 * That one is made for the whole language, and for sources that have comments anywhere. The types of a document are of some twenty kinds,
 * and a large one has a million of them. Whatever else there may be is left to TypeScript's printer.
 */
import { ts } from "../typescript.ts";
import { printComments } from "./print-comments.ts";

const printer = ts.createPrinter({ newLine: ts.NewLineKind.LineFeed });
const nowhere = ts.createSourceFile("types.ts", "", ts.ScriptTarget.ESNext);
const step = "    ";

/** The text of a declaration or a type whose first line is indented already. */
export function printTree(node: ts.Node, indent = ""): string {
  if (ts.isTypeAliasDeclaration(node) && isBare(node))
    return `${printModifiers(node.modifiers)}type ${ts.idText(node.name)} = ${printType(node.type, indent)};`;
  if (ts.isInterfaceDeclaration(node) && isBare(node) && node.heritageClauses === undefined)
    return `${printModifiers(node.modifiers)}interface ${ts.idText(node.name)} ${printMembers(node.members, indent)}`;
  return printAny(node, indent);
}

/** The lines of a member, indented, with a line feed behind them. */
export function printMember(node: ts.TypeElement, indent: string): string {
  const text = printProperty(node, indent) ?? printIndex(node, indent) ?? printAny(node, indent);
  return `${indent}${text}\n`;
}

/** The name of a property. Most names are letters. */
export function printName(name: ts.Node, indent = ""): string {
  return ts.isIdentifier(name) ? ts.idText(name) : printLiteral(name, indent);
}

function isBare(node: ts.TypeAliasDeclaration | ts.InterfaceDeclaration): boolean {
  return node.typeParameters === undefined && ts.getSyntheticLeadingComments(node) === undefined;
}

function printModifiers(modifiers: readonly ts.Node[] | undefined): string {
  return (modifiers ?? []).map(({ kind }) => `${ts.tokenToString(kind)} `).join("");
}

function printMembers(members: readonly ts.TypeElement[], indent: string): string {
  return `{\n${members.map((member) => printMember(member, indent + step)).join("")}${indent}}`;
}

function printProperty(node: ts.TypeElement, indent: string): string | undefined {
  if (!ts.isPropertySignature(node) || node.type === undefined) return undefined;
  const comments = printComments(ts.getSyntheticLeadingComments(node) ?? [], indent);
  if (comments === undefined) return undefined;
  const name = `${printModifiers(node.modifiers)}${printName(node.name, indent)}`;
  return `${comments}${name}${node.questionToken === undefined ? "" : "?"}: ${printType(node.type, indent)};`;
}

function printIndex(node: ts.TypeElement, indent: string): string | undefined {
  if (!ts.isIndexSignatureDeclaration(node)) return undefined;
  const [parameter] = node.parameters;
  if (parameter?.type === undefined || !ts.isIdentifier(parameter.name)) return undefined;
  const key = `${ts.idText(parameter.name)}: ${printType(parameter.type, indent)}`;
  return `${printModifiers(node.modifiers)}[${key}]: ${printType(node.type, indent)};`;
}

const { SyntaxKind } = ts;
const keywords: ReadonlyMap<ts.SyntaxKind, string> = new Map(
  [
    ...[SyntaxKind.StringKeyword, SyntaxKind.NumberKeyword, SyntaxKind.BooleanKeyword, SyntaxKind.UnknownKeyword],
    ...[SyntaxKind.NeverKeyword, SyntaxKind.UndefinedKeyword, SyntaxKind.NullKeyword],
    ...[SyntaxKind.TrueKeyword, SyntaxKind.FalseKeyword],
  ].map((kind) => [kind, ts.tokenToString(kind) ?? ""]),
);

/** The factories have put parentheses where they are needed. */
function printType(node: ts.Node, indent: string): string {
  const keyword = keywords.get(node.kind);
  if (keyword !== undefined) return keyword;
  const print = (part: ts.Node): string => printType(part, indent);
  if (ts.isTypeLiteralNode(node)) return node.members.length === 0 ? "{}" : printMembers(node.members, indent);
  if (ts.isTypeReferenceNode(node)) return printReference(node, print);
  if (ts.isLiteralTypeNode(node)) return printLiteral(node.literal, indent);
  if (ts.isIndexedAccessTypeNode(node)) return `${print(node.objectType)}[${print(node.indexType)}]`;
  if (ts.isUnionTypeNode(node)) return node.types.map(print).join(" | ");
  if (ts.isIntersectionTypeNode(node)) return node.types.map(print).join(" & ");
  if (ts.isArrayTypeNode(node)) return `${print(node.elementType)}[]`;
  if (ts.isTypeOperatorNode(node)) return `${ts.tokenToString(node.operator)} ${print(node.type)}`;
  if (ts.isParenthesizedTypeNode(node)) return `(${print(node.type)})`;
  return printAny(node, indent);
}

function printReference(node: ts.TypeReferenceNode, print: (part: ts.Node) => string): string {
  const list = (node.typeArguments ?? []).map(print).join(", ");
  return list === "" ? printEntity(node.typeName) : `${printEntity(node.typeName)}<${list}>`;
}

function printEntity(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? ts.idText(name) : `${printEntity(name.left)}.${ts.idText(name.right)}`;
}

/** A text that needs no escapes, or a number; TypeScript knows how to write all others. */
function printLiteral(node: ts.Node, indent: string): string {
  if (ts.isStringLiteral(node) && /^[\x20!#-[\]-~]*$/.test(node.text)) return `"${node.text}"`;
  return ts.isNumericLiteral(node) ? node.text : (keywords.get(node.kind) ?? printAny(node, indent));
}

function printAny(node: ts.Node, indent: string): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, nowhere).replaceAll("\n", `\n${indent}`);
}
