/** The `parameters` of all operations in openapi-typescript's output, for what it cannot be told before. */
import { ts } from "./typescript.ts";

/** Gives something of the same kind back. */
export type Change<T extends ts.Node> = (node: T) => T;

/** The declarations, with a change made to one place (`path`, `query` …) of the parameters of each operation. */
export function changeParameters(
  declarations: readonly ts.Node[],
  place: string,
  change: Change<ts.PropertySignature>,
): ts.Node[] {
  return declarations.map((node) => (isOperations(node) ? changeIn(node, place, change) : node));
}

function isOperations(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === "operations";
}

function changeIn(
  operations: ts.InterfaceDeclaration,
  place: string,
  change: Change<ts.PropertySignature>,
): ts.InterfaceDeclaration {
  const members = operations.members.map((operation) =>
    withType(operation, (facts) =>
      withMember(facts, "parameters", (member) => withType(member, (type) => withMember(type, place, change))),
    ),
  );
  return updateMembers(operations, members);
}

/** The member with its type changed, if that is an object's. */
function withType(member: ts.TypeElement, change: Change<ts.TypeLiteralNode>): ts.TypeElement {
  if (!ts.isPropertySignature(member) || member.type === undefined || !ts.isTypeLiteralNode(member.type)) return member;
  const type = change(member.type);
  return type === member.type ? member : updateType(member, type);
}

/** The object's type with one of its members changed. */
function withMember(
  type: ts.TypeLiteralNode,
  name: string,
  change: (member: ts.PropertySignature) => ts.TypeElement,
): ts.TypeLiteralNode {
  const members = type.members.map((member) =>
    ts.isPropertySignature(member) && nameOf(member) === name ? change(member) : member,
  );
  const isSame = members.every((member, index) => member === type.members[index]);
  return isSame ? type : ts.factory.updateTypeLiteralNode(type, ts.factory.createNodeArray(members));
}

/** The property with another type. */
export function updateType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return ts.factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}

/** The interface with other members. */
export function updateMembers(
  node: ts.InterfaceDeclaration,
  members: readonly ts.TypeElement[],
): ts.InterfaceDeclaration {
  const { modifiers, name, typeParameters, heritageClauses } = node;
  return ts.factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, members);
}

/** What a member is called. */
export function nameOf({ name }: ts.TypeElement): string | undefined {
  return name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined;
}
