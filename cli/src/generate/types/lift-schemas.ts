/**
 * Component schemas as declarations with names of their own, in the place of `components["schemas"]["Post"]`.
 *
 * An editor shows the name of an interface or an alias, but expands what is looked up in another type. A declaration may also
 * refer to itself in a list, such as any JSON value does (`Value: string | Value[]`), which a member of an interface may not.
 */
import { ts } from "./typescript.ts";
import { breakCircles, isReferenceTo, referredSchema } from "./break-circles.ts";
import { withReadonlyLists } from "./readonly-lists.ts";
import type { DeclaredName } from "./declared-names.ts";

const { factory } = ts;

/** What the declarations of a document's types become. */
export interface LiftedSchemas {
  /** `paths`, `operations` and `components`, which refers to the lifted schemas by their names. */
  readonly rest: readonly ts.Node[];
  /** By component name. */
  readonly schemas: ReadonlyMap<string, ts.DeclarationStatement>;
  /** Whether one of these still refers to `components`, for something that is no schema. */
  readonly usesComponents: boolean;
}

/** The namespace by which `components` refers to the declarations. */
export const schemasNamespace = "schemas";

/** Moves the component schemas out of `components`; `names` knows what each is called, `isTaken` which ones only requests have. */
export function liftSchemas(
  declarations: readonly ts.Node[],
  names: Names,
  isTaken: (key: string) => boolean,
): LiftedSchemas {
  const types = new Map<string, ts.TypeNode>();
  let usesComponents = false;
  const useNames = (node: ts.Node): ts.Node => {
    const used = referredSchema(node);
    if (used !== undefined) return factory.createTypeReferenceNode(names(used).local);
    if (isReferenceTo(node, "components")) usesComponents = true;
    return ts.visitEachChild(node, useNames, undefined);
  };
  const lift = (member: ts.TypeElement): ts.TypeElement => {
    if (!ts.isPropertySignature(member) || member.type === undefined) return member;
    const key = textOf(member.name);
    types.set(key, member.type);
    const qualified = factory.createQualifiedName(factory.createIdentifier(schemasNamespace), names(key).exported);
    return withType(member, factory.createTypeReferenceNode(qualified));
  };
  const rest = declarations.map((node) => mapSchemas(node, lift));
  const schemas = Array.from(breakCircles(types), ([key, type]): [string, ts.DeclarationStatement] => [
    key,
    // Only types are replaced, each by a type.
    declare(names(key).local, useNames(isTaken(key) ? withReadonlyLists(type) : type) as ts.TypeNode),
  ]);
  return { rest, schemas: new Map(schemas), usesComponents };
}

/** By the name of the component. */
type Names = (key: string) => DeclaredName;

/** The declarations, with a change made to each member of `components["schemas"]`. */
function mapSchemas(node: ts.Node, change: (member: ts.TypeElement) => ts.TypeElement): ts.Node {
  if (!ts.isInterfaceDeclaration(node) || node.name.text !== "components") return node;
  const kinds = node.members.map((kind) => {
    if (!ts.isPropertySignature(kind) || textOf(kind.name) !== "schemas") return kind;
    if (kind.type === undefined || !ts.isTypeLiteralNode(kind.type)) return kind;
    return withType(kind, factory.createTypeLiteralNode(kind.type.members.map(change)));
  });
  const { modifiers, name, typeParameters, heritageClauses } = node;
  return factory.updateInterfaceDeclaration(node, modifiers, name, typeParameters, heritageClauses, kinds);
}

/** An interface for an object whose properties are known, an alias for all else: unions, lists, maps, plain values. */
function declare(name: string, type: ts.TypeNode): ts.DeclarationStatement {
  return ts.isTypeLiteralNode(type) && type.members.some(ts.isPropertySignature)
    ? factory.createInterfaceDeclaration(undefined, name, undefined, undefined, type.members)
    : factory.createTypeAliasDeclaration(undefined, name, undefined, type);
}

/** Whether a node or anything in it refers to a type of this name. */
export function mentions(node: ts.Node, name: string): boolean {
  return isReferenceTo(node, name) || ts.forEachChild(node, (child) => mentions(child, name) || undefined) === true;
}

function textOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : "";
}

function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}
