/** The members of interfaces in openapi-typescript's output. */
import { membersOf } from "../types/parts/members.ts";
import { ts } from "../types/typescript.ts";

/** One member, and what it is called. */
export interface TypeMember {
  readonly key: string;
  readonly node: ts.TypeElement;
}

/** The members of the interface of this name, or of the object that one of its members is. */
export function typeMembers(declarations: readonly ts.Node[], name: string, inside?: string): readonly TypeMember[] {
  return membersOf(declarations, name, inside).map(withKey);
}

/** Whether a declaration is the interface of this name. */
export function isInterface(node: ts.Node, name: string): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === name;
}

/** A member with what it is called. */
export function withKey(node: ts.TypeElement): TypeMember {
  const { name } = node;
  const hasText =
    name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name));
  return { key: hasText ? name.text : "", node };
}
