/**
 * Component schemas as declarations with names of their own, in the place of `components["schemas"]["Post"]`.
 *
 * An editor shows the name of an interface or an alias, but expands what is looked up in another type. A declaration may also
 * refer to itself in a list, such as any JSON value does (`Value: string | Value[]`), which a member of an interface may not.
 */
import { ts } from "./typescript.ts";
import { isReferenceTo, referredSchema } from "./break-circles.ts";
import { updateType } from "./operation-parameters.ts";

const { factory } = ts;

/** A component schema, taken out of `components`. */
export interface LiftedSchema {
  /** What stands there, and refers to the schema by its name. */
  readonly member: ts.PropertySignature;
  readonly type: ts.TypeNode;
}

/** The declaration of one schema. */
export interface SchemaDeclaration {
  readonly node: ts.DeclarationStatement;
  /** Whether it still refers to `components`, for something that is no schema. */
  readonly usesComponents: boolean;
}

/** The namespace by which `components` refers to the declarations. */
export const schemasNamespace = "schemas";

/** Takes the type out of a member of `components.schemas`; `exported` is what it is called outside of its file. */
export function liftSchema(member: ts.PropertySignature, exported: string): LiftedSchema {
  const qualified = factory.createQualifiedName(factory.createIdentifier(schemasNamespace), exported);
  const type = member.type ?? factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
  return { member: updateType(member, factory.createTypeReferenceNode(qualified)), type };
}

/** Declares a schema that refers to others by their names in the same file. */
export function declareSchema(name: string, type: ts.TypeNode, local: (key: string) => string): SchemaDeclaration {
  let usesComponents = false;
  const useNames = (node: ts.Node): ts.Node => {
    const used = referredSchema(node);
    if (used !== undefined) return factory.createTypeReferenceNode(local(used));
    if (isReferenceTo(node, "components")) usesComponents = true;
    return ts.visitEachChild(node, useNames, undefined);
  };
  const named = useNames(type) as ts.TypeNode; // Only types are replaced, each by a type.
  return { node: declare(name, named), usesComponents };
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
