/**
 * Lists that a call takes: nothing changes them, so a readonly one is as good (`as const`, a frozen state).
 *
 * openapi-typescript writes either all lists so or none, and an answer's lists are its reader's.
 */
import { ts } from "./typescript.ts";
import { nameOf, updateMembers } from "./operation-parameters.ts";

const { factory } = ts;

/** A type with all lists in it as readonly ones. */
export function withReadonlyLists<T extends ts.Node>(type: T): T {
  return visit(type) as T; // Types are replaced by types.
}

/** The declarations of a document's types with readonly lists in what calls take: parameters and bodies. */
export function mendRequestLists(declarations: readonly ts.Node[]): ts.Node[] {
  return declarations.map((node) => {
    if (!ts.isInterfaceDeclaration(node)) return node;
    if (node.name.text === "components") return withMembers(node, ["parameters", "requestBodies"]);
    if (node.name.text !== "operations") return node;
    const members = node.members.map((operation) => {
      if (!ts.isPropertySignature(operation) || operation.type === undefined) return operation;
      if (!ts.isTypeLiteralNode(operation.type)) return operation;
      const facts = changed(operation.type.members, ["parameters", "requestBody"]);
      const type = factory.updateTypeLiteralNode(operation.type, factory.createNodeArray(facts));
      const { modifiers, name, questionToken } = operation;
      return factory.updatePropertySignature(operation, modifiers, name, questionToken, type);
    });
    return updateMembers(node, members);
  });
}

function withMembers(node: ts.InterfaceDeclaration, names: readonly string[]): ts.InterfaceDeclaration {
  return updateMembers(node, changed(node.members, names));
}

function changed(members: readonly ts.TypeElement[], names: readonly string[]): ts.TypeElement[] {
  return members.map((member) => (names.includes(nameOf(member) ?? "") ? withReadonlyLists(member) : member));
}

function visit(node: ts.Node): ts.Node {
  const inner = ts.visitEachChild(node, visit, undefined);
  if (!ts.isArrayTypeNode(inner) && !ts.isTupleTypeNode(inner)) return restOf(inner);
  return factory.createTypeOperatorNode(ts.SyntaxKind.ReadonlyKeyword, inner);
}

/** The rest of a tuple is a list in its own right, and no value of its own. */
function restOf(node: ts.Node): ts.Node {
  if (!ts.isRestTypeNode(node) || !ts.isTypeOperatorNode(node.type)) return node;
  return factory.updateRestTypeNode(node, node.type.type);
}
