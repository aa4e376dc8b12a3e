/**
 * Path parameters that a call may leave out, on their way through openapi-typescript.
 *
 * It takes every path parameter for required. So there such a one has a mark before its name, which is taken away afterwards.
 */
import { ts } from "./typescript.ts";
import { isPlainIdentifier } from "../../model/names/identifier.ts";
import { changeParameters, nameOf } from "./operation-parameters.ts";

// A noncharacter: no name that is meant to be read begins with it.
const mark = "\uFDD5";

const { factory } = ts;
const optional = factory.createToken(ts.SyntaxKind.QuestionToken);

/** The name under which openapi-typescript sees such a parameter. */
export function asOptional(name: string): string {
  return mark + name;
}

/** The declarations of a document's types with such parameters as optional ones. */
export function liftOptionalPaths(declarations: readonly ts.Node[]): ts.Node[] {
  return changeParameters(declarations, "path", (path) => {
    if (path.type === undefined || !ts.isTypeLiteralNode(path.type)) return path;
    const before = path.type.members;
    const members = before.map(unmarked);
    if (members.every((member, index) => member === before[index])) return path;
    const areOptional = members.every(({ questionToken }) => questionToken !== undefined);
    const type = factory.updateTypeLiteralNode(path.type, factory.createNodeArray(members));
    return factory.updatePropertySignature(path, path.modifiers, path.name, areOptional ? optional : undefined, type);
  });
}

function unmarked(member: ts.TypeElement): ts.TypeElement {
  const name = nameOf(member);
  if (name === undefined || !name.startsWith(mark) || !ts.isPropertySignature(member)) return member;
  const text = name.slice(mark.length);
  const plain = isPlainIdentifier(text) ? factory.createIdentifier(text) : factory.createStringLiteral(text);
  return factory.updatePropertySignature(member, member.modifiers, plain, optional, member.type);
}
