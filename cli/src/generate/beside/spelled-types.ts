/** What stands behind the type expressions of signatures, for those who read them without an editor. */
import type { SchemaModel } from "../../model/spec-model.ts";
import { objectType, sequence, type Layout } from "../text/layout.ts";
import { ts } from "../types/typescript.ts";

/** Longer types stay expressions: the reader of a signature looks for its parameters. */
const longest = 1500;

/**
 * A function that writes out whatever a type of `operations` or `components` stands for in the texts of `schema.ts` and what it
 * consists of. Schemas have their exported names. What is anything else, or long, stays as it is.
 */
export function spelledTypes(texts: readonly string[], schemas: readonly SchemaModel[]): (layout: Layout) => Layout {
  const roots = new Map<string, Map<string, TypeNode>>();
  for (const node of texts.flatMap(statementsOf)) {
    if (!ts.isInterfaceDeclaration(node)) continue;
    const members = roots.get(node.name.text) ?? new Map<string, TypeNode>();
    for (const [key, type] of membersOf(node)) members.set(key, type);
    roots.set(node.name.text, members);
  }
  const names = new Map(schemas.map(({ key, name }) => [key, name]));
  const print = (node: ts.Node): string => withNames(printed(node), names);
  const spell = (text: string): Layout => {
    const [, stream, item = ""] = /^((?:EventStream|ItemStream|ServerSentEvent)<)(.*)>$/s.exec(text) ?? [];
    if (stream !== undefined) return sequence(stream, spell(item), ">");
    const type = typeOf(text);
    const found = type === undefined ? undefined : resolve(type, roots);
    if (found === undefined || print(found).length > longest) return text;
    return layoutOf(found, roots, print);
  };
  return (layout) => inLeaves(layout, spell);
}

function statementsOf(text: string): readonly ts.Node[] {
  return ts.createSourceFile("schema.ts", text, ts.ScriptTarget.ESNext).statements;
}

type TypeNode = ts.TypeNode;
type Members = ReadonlyMap<string, TypeNode>;
type Roots = ReadonlyMap<string, Members>;

function membersOf({ members }: ts.InterfaceDeclaration | ts.TypeLiteralNode): Members {
  const found = new Map<string, TypeNode>();
  for (const member of members) {
    if (!ts.isPropertySignature(member) || member.type === undefined) continue;
    const { name } = member;
    if (ts.isIdentifier(name) || ts.isStringLiteral(name) || ts.isNumericLiteral(name))
      found.set(name.text, member.type);
  }
  return found;
}

/** The type that an expression is. It begins with one of the two interfaces: nothing else is looked at. */
function typeOf(text: string): TypeNode | undefined {
  if (!/^(?:NonNullable<)?(?:operations|Operations|components)\[/.test(text)) return undefined;
  const [alias] = ts.createSourceFile("type.ts", `type T = ${text}`, ts.ScriptTarget.ESNext).statements;
  return alias !== undefined && ts.isTypeAliasDeclaration(alias) ? alias.type : undefined;
}

/** What `operations["a"]["parameters"]["path"]` leads to, or `undefined` where the way ends. */
function resolve(type: TypeNode, roots: Roots): TypeNode | undefined {
  // A schema is called by its name; written out, one that has itself inside would have no end.
  if (!ts.isIndexedAccessTypeNode(type) || printed(type.objectType) === schemaOwner) return type;
  const { indexType } = type;
  if (!ts.isLiteralTypeNode(indexType) || !("text" in indexType.literal)) return undefined;
  const next = ownerOf(type.objectType, roots)?.get(indexType.literal.text);
  return next === undefined ? undefined : resolve(next, roots);
}

function ownerOf(type: TypeNode, roots: Roots): Members | undefined {
  if (ts.isTypeReferenceNode(type)) {
    const [argument] = type.typeArguments ?? [];
    // `shared.parameters` of another file is one with the parameters of this one.
    const name = ts.isIdentifier(type.typeName) ? type.typeName.text : type.typeName.right.text;
    // An endpoint that is called `operations` leaves the interface another name.
    if (argument === undefined) return roots.get(name.replace(/^O/, "o"));
    return name === "NonNullable" ? ownerOf(argument, roots) : undefined;
  }
  const found = resolve(type, roots);
  return found !== undefined && ts.isTypeLiteralNode(found) ? membersOf(found) : undefined;
}

const schemaOwner = 'components["schemas"]';

/** `components["schemas"]["Post"]` is exported as `schemas.Post`. */
function withNames(text: string, names: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\bcomponents\["schemas"\]\[("(?:[^"\\]|\\.)*")\]/g, (whole, literal: string) => {
    const name = names.get(JSON.parse(literal));
    return name === undefined ? whole : `schemas.${name}`;
  });
}

const printer = ts.createPrinter({ removeComments: true });

/** A type on as many lines as it needs; comments are left to the editor. */
function layoutOf(type: TypeNode, roots: Roots, print: (node: ts.Node) => string): Layout {
  const known = resolve(type, roots) ?? type;
  if (!ts.isTypeLiteralNode(known)) return print(known);
  const members = known.members.filter((member) => !isNever(member));
  return objectType(
    members.map((member) => {
      if (!ts.isPropertySignature(member) || member.type === undefined) return print(member).replace(/;$/, "");
      const mark = member.questionToken === undefined ? "" : "?";
      return sequence(`${print(member.name)}${mark}: `, layoutOf(member.type, roots, print));
    }),
  );
}

/** `cookie?: never`: what is not there. */
function isNever(member: ts.TypeElement): boolean {
  return (
    ts.isPropertySignature(member) &&
    member.questionToken !== undefined &&
    member.type?.kind === ts.SyntaxKind.NeverKeyword
  );
}

function printed(node: ts.Node): string {
  const text = printer.printNode(ts.EmitHint.Unspecified, node, node.getSourceFile());
  return text.replaceAll(/\n\s*/g, " ");
}

function inLeaves(layout: Layout, spell: (text: string) => Layout): Layout {
  if (typeof layout === "string") return spell(layout);
  if ("parts" in layout) return { parts: layout.parts.map((part) => inLeaves(part, spell)) };
  return { ...layout, items: layout.items.map((item) => inLeaves(item, spell)) };
}
