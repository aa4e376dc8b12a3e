/**
 * Schemas that contain themselves in a list, such as any JSON value: `Value: string | Value[]`.
 *
 * TypeScript looks at the type of an interface's member at once, and refuses such a one; a type alias may refer to itself in a
 * list. So these members become aliases.
 */
import ts from "typescript";

const { factory } = ts;

/** The declarations of a document's types, with aliases for what an interface cannot say. */
export function aliasRecursion(declarations: readonly ts.Node[]): ts.Node[] {
  const members = schemaMembers(declarations);
  const recursive = recursiveNames(members);
  if (recursive.size === 0) return [...declarations];
  const aliases = nameAliases(recursive);
  const types = [...recursive].map((name) => aliasOf(aliases, name, members.get(name)));
  const changed = new Map([...recursive].map((name) => [members.get(name), name]));
  const visit = (node: ts.Node): ts.Node => {
    const name = ts.isPropertySignature(node) ? changed.get(node) : undefined;
    if (name === undefined) return ts.visitEachChild(node, visit, undefined);
    return withType(node as ts.PropertySignature, referenceTo(aliases, name)); // Only these are keys of the map.
  };
  return [...declarations.map((node) => (isComponents(node) ? visit(node) : node)), ...types];
}

type Members = ReadonlyMap<string, ts.PropertySignature>;

function isComponents(node: ts.Node): node is ts.InterfaceDeclaration {
  return ts.isInterfaceDeclaration(node) && node.name.text === "components";
}

/** The members of `components["schemas"]`. */
function schemaMembers(declarations: readonly ts.Node[]): Members {
  const schemas = declarations
    .filter(isComponents)
    .flatMap(({ members }) => members.filter(ts.isPropertySignature))
    .find(({ name }) => nameOf(name) === "schemas")?.type;
  if (schemas === undefined || !ts.isTypeLiteralNode(schemas)) return new Map();
  return new Map(schemas.members.filter(ts.isPropertySignature).map((member) => [nameOf(member.name), member]));
}

function nameOf(name: ts.PropertyName): string {
  return ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name) ? name.text : "";
}

/** The members that reach themselves without passing an object's property, which would be looked at later. */
function recursiveNames(members: Members): Set<string> {
  const uses = new Map([...members].map(([name, { type }]) => [name, eagerUses(type)]));
  const reachesItself = (name: string): boolean => {
    const reached = new Set(uses.get(name));
    for (const next of reached) for (const target of uses.get(next) ?? []) reached.add(target);
    return reached.has(name);
  };
  return new Set([...members.keys()].filter(reachesItself));
}

function eagerUses(type: ts.Node | undefined): Set<string> {
  const uses = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = referredSchema(node);
    if (name !== undefined) uses.add(name);
    else if (!ts.isTypeLiteralNode(node)) ts.forEachChild(node, visit);
  };
  if (type !== undefined) visit(type);
  return uses;
}

/** `Post` for the type `components["schemas"]["Post"]`. */
function referredSchema(node: ts.Node): string | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType: kind } = node.objectType;
  const isSchemas =
    ts.isTypeReferenceNode(root) && ts.isIdentifier(root.typeName) && root.typeName.text === "components";
  return isSchemas && literalOf(kind) === "schemas" ? literalOf(node.indexType) : undefined;
}

function literalOf(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}

/** Numbers cannot meet the names of what else the file declares. */
function nameAliases(names: Iterable<string>): ReadonlyMap<string, string> {
  return new Map(Array.from(names, (name, index) => [name, `Recursive${index + 1}`]));
}

function referenceTo(aliases: ReadonlyMap<string, string>, name: string): ts.TypeNode {
  return factory.createTypeReferenceNode(aliases.get(name) ?? "unknown");
}

function aliasOf(
  aliases: ReadonlyMap<string, string>,
  name: string,
  member: ts.PropertySignature | undefined,
): ts.TypeAliasDeclaration {
  const visit = (node: ts.Node): ts.Node => {
    const used = referredSchema(node);
    return used !== undefined && aliases.has(used)
      ? referenceTo(aliases, used)
      : ts.visitEachChild(node, visit, undefined);
  };
  const type = member?.type ?? factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
  const aliased = visit(type) as ts.TypeNode; // Only types are replaced, each by a type.
  return factory.createTypeAliasDeclaration(undefined, aliases.get(name) ?? "", undefined, aliased);
}

function withType(member: ts.PropertySignature, type: ts.TypeNode): ts.PropertySignature {
  return factory.updatePropertySignature(member, member.modifiers, member.name, member.questionToken, type);
}
