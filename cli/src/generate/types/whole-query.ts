/**
 * Parameters that are the whole query (OpenAPI 3.2, section 4.12.1, `in: querystring`), on their way through openapi-typescript.
 *
 * It knows queries of several parameters only. So there it is one of them, under a name that no parameter has, and afterwards
 * the type of that one takes the place of the query's.
 */
import ts from "typescript";

// A noncharacter: no name that is meant to be read has it.
const wholeQuery = "\uFDD1";

/** The place and the name under which openapi-typescript sees such a parameter. */
export const asQueryParameter: { readonly in: string; readonly name: string } = { in: "query", name: wholeQuery };

/** The declarations of a document's types with the types of such queries where they belong. */
export function liftWholeQueries(declarations: readonly ts.Node[]): ts.Node[] {
  return declarations.map((node) => (isOperations(node) ? liftIn(node) : node));
}

function isOperations(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === "operations";
}

function liftIn(operations: ts.InterfaceDeclaration): ts.InterfaceDeclaration {
  const members = operations.members.map((operation) =>
    withType(operation, (facts) =>
      withMember(facts, "parameters", (member) => withType(member, (type) => withMember(type, "query", lift))),
    ),
  );
  const { modifiers, name, typeParameters, heritageClauses } = operations;
  return ts.factory.updateInterfaceDeclaration(operations, modifiers, name, typeParameters, heritageClauses, members);
}

type Change<T extends ts.Node> = (node: T) => T;

/** The member with its type changed, if that is an object's. */
function withType(member: ts.TypeElement, change: Change<ts.TypeLiteralNode>): ts.TypeElement {
  if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isTypeLiteralNode(member.type)) return member;
  const type = change(member.type);
  return type === member.type ? member : update(member, type);
}

/** The object's type with one of its members changed. */
function withMember(type: ts.TypeLiteralNode, name: string, change: Change<ts.TypeElement>): ts.TypeLiteralNode {
  const members = type.members.map((member) => (nameOf(member) === name ? change(member) : member));
  const isSame = members.every((member, index) => member === type.members[index]);
  return isSame ? type : ts.factory.updateTypeLiteralNode(type, ts.factory.createNodeArray(members));
}

/** The query with the type of what is all of it, and with its words. */
function lift(query: ts.TypeElement): ts.TypeElement {
  if (!ts.isPropertySignature(query) || query.type === undefined || !ts.isTypeLiteralNode(query.type)) return query;
  const whole = query.type.members.find((member) => nameOf(member) === wholeQuery);
  if (whole === undefined || !ts.isPropertySignature(whole) || whole.type === undefined) return query;
  return ts.setSyntheticLeadingComments(update(query, whole.type), ts.getSyntheticLeadingComments(whole));
}

function update(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

function nameOf({ name }: ts.TypeElement): string | undefined {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
