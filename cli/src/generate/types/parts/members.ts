/** Where the types of a part stand in what openapi-typescript makes of it. */
import { nameOf } from "../operation-parameters.ts";
import { ts } from "../typescript.ts";

/** The members of the interface of this name, or of the object that one of its members is; none where it is an alias that says so. */
export function membersOf(declarations: readonly ts.Node[], name: string, inside?: string): readonly ts.TypeElement[] {
  const found = declarations.filter(ts.isInterfaceDeclaration).find((node) => node.name.text === name);
  const members = found?.members ?? [];
  if (inside === undefined) return members;
  const owner = members.find((member) => nameOf(member) === inside);
  const type = owner !== undefined && ts.isPropertySignature(owner) ? owner.type : undefined;
  return type !== undefined && ts.isTypeLiteralNode(type) ? type.members : [];
}

/** The only member of this kind of `components`. */
export function componentMember(declarations: readonly ts.Node[], kind: string): ts.PropertySignature {
  const [member] = membersOf(declarations, "components", kind);
  if (member === undefined || !ts.isPropertySignature(member)) throw new Error(`There is a type for each of ${kind}.`);
  return member;
}
