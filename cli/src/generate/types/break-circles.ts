/**
 * Schemas that are made of themselves: a base that is one of its own extensions, an alternative that is the whole.
 *
 * No value would ever be checked to its end, and TypeScript refuses an alias that is resolved by itself. Inside an object, a list
 * or a tuple it does not look at once, so there a schema may refer to itself.
 */
import { findCircles } from "./find-circles.ts";
import { ts } from "./typescript.ts";

const { factory } = ts;

type Types = ReadonlyMap<string, ts.TypeNode>;

/**
 * The types of the component schemas, with some references left out so that none is made of itself.
 *
 * What extends a base that is a union of its extensions keeps the base's properties. An alternative that leads back is none.
 */
export function breakCircles(types: Types): Types {
  if (circlesOf(types).size === 0) return types;
  const opened = cut(types, "part", openBases(types));
  const chosen = cut(opened, "alternative", () => () => factory.createKeywordTypeNode(ts.SyntaxKind.NeverKeyword));
  return cut(chosen, "whole", () => () => factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword));
}

/** How a type uses another one: as a part of all that it is, as an alternative, or as nothing but the other one. */
type Use = "part" | "alternative" | "whole";

/** What stands for the references of one type to the members of its circle. */
type Replace = (type: ts.TypeNode, circle: ReadonlySet<string>) => (target: string) => ts.TypeNode;

/** Replaces the references of one use that lead in a circle. */
function cut(types: Types, use: Use, replace: Replace): Types {
  const circles = circlesOf(types);
  return new Map(
    Array.from(types, ([name, type]) => {
      const circle = circles.get(name);
      if (circle === undefined) return [name, type];
      const stand = replace(type, circle);
      const visit = (node: ts.Node, current: Use): ts.Node => {
        const target = referredSchema(node);
        if (target !== undefined) return current === use && circle.has(target) ? stand(target) : node;
        return isLookedAtLater(node)
          ? node
          : ts.visitEachChild(node, (child) => visit(child, useIn(node, current)), undefined);
      };
      return [name, visit(type, "whole") as ts.TypeNode]; // Only types are replaced, each by a type.
    }),
  );
}

function useIn(node: ts.Node, current: Use): Use {
  if (ts.isUnionTypeNode(node)) return "alternative";
  return ts.isIntersectionTypeNode(node) || ts.isTypeReferenceNode(node) ? "part" : current;
}

/** By name, all that a type in a circle meets on the ways from itself to itself. */
function circlesOf(types: Types): ReadonlyMap<string, ReadonlySet<string>> {
  return findCircles(new Map(Array.from(types, ([name, type]) => [name, usesOf(type)])));
}

/** The schemas that have to be known before a type is. */
export function usesOf(type: ts.Node): Set<string> {
  const uses = new Set<string>();
  const visit = (node: ts.Node): void => {
    const name = referredSchema(node);
    if (name !== undefined) uses.add(name);
    else if (!isLookedAtLater(node)) ts.forEachChild(node, visit);
  };
  visit(type);
  return uses;
}

function isLookedAtLater(node: ts.Node): boolean {
  return ts.isTypeLiteralNode(node) || ts.isArrayTypeNode(node) || ts.isTupleTypeNode(node);
}

/** The parts of a base: those that do not lead back, and the bases that do. */
interface Opened {
  readonly own: readonly ts.TypeNode[];
  readonly bases: readonly ts.TypeNode[];
}

/** Nobody's bases extend each other so often, and a ring of thousands does. */
const deepest = 16;

/**
 * In the place of a base its own parts, and those of what it extends in turn.
 *
 * What a type extends anyhow is not looked for behind another base, nor is anything twice: where all schemas meet, these are very many.
 */
function openBases(types: Types): Replace {
  const known = new Map<string, Opened>();
  return (type, circle) => {
    const uses = usesOf(type);
    const taken = new Set([...uses].filter((name) => circle.has(name)));
    const partsBehind = (target: string, depth: number): readonly ts.TypeNode[] => {
      const opened = known.get(target) ?? openBase(types.get(target), circle);
      known.set(target, opened);
      const bases = taken.size === circle.size ? [] : opened.bases;
      return [...opened.own, ...bases.flatMap((base) => beyond(base, depth + 1))];
    };
    const beyond = (base: ts.TypeNode, depth: number): readonly ts.TypeNode[] => {
      const target = referredSchema(base);
      if (target === undefined) return narrowed(base, (from) => beyond(from, depth));
      if (depth > deepest || !circle.has(target) || taken.has(target)) return [];
      taken.add(target);
      return partsBehind(target, depth);
    };
    return (target) => joined(partsBehind(target, 0));
  };
}

/** A base without some of its properties stays without them; a union of those that lead back is no base. */
function narrowed(base: ts.TypeNode, open: (from: ts.TypeNode) => readonly ts.TypeNode[]): readonly ts.TypeNode[] {
  const [from, ...properties] = ts.isTypeReferenceNode(base) ? (base.typeArguments ?? []) : [];
  const parts = from === undefined ? [] : open(from);
  if (!ts.isTypeReferenceNode(base) || parts.length === 0) return [];
  return [factory.createTypeReferenceNode(base.typeName, [joined(parts), ...properties])];
}

/** `null` beside the parts is not one. */
function openBase(type: ts.TypeNode | undefined, circle: ReadonlySet<string>): Opened {
  const parts = type === undefined ? [] : partsOf(type);
  const leadsBack = (part: ts.TypeNode): boolean => [...usesOf(part)].some((name) => circle.has(name));
  return { own: parts.filter((part) => !leadsBack(part)), bases: parts.filter(leadsBack) };
}

function joined(parts: readonly ts.TypeNode[]): ts.TypeNode {
  const [first, ...others] = parts;
  if (first === undefined) return factory.createKeywordTypeNode(ts.SyntaxKind.UnknownKeyword);
  return others.length === 0 ? first : factory.createIntersectionTypeNode(parts);
}

function partsOf(type: ts.TypeNode): ts.TypeNode[] {
  if (ts.isParenthesizedTypeNode(type)) return partsOf(type.type);
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(partsOf);
  const [first, ...others] = ts.isUnionTypeNode(type) ? type.types.filter((one) => !isNull(one)) : [];
  return first !== undefined && others.length === 0 ? partsOf(first) : [type];
}

function isNull(type: ts.TypeNode): boolean {
  return ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
}

/** `Post` for the type `components["schemas"]["Post"]`. */
export function referredSchema(node: ts.Node): string | undefined {
  const component = referredComponent(node);
  return component?.kind === "schemas" ? component.key : undefined;
}

/** A component by its kind, such as `parameters`, and its key. */
export interface ReferredComponent {
  readonly kind: string;
  readonly key: string;
}

/** `owner` of the parameters for the type `components["parameters"]["owner"]`. */
export function referredComponent(node: ts.Node): ReferredComponent | undefined {
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isIndexedAccessTypeNode(node.objectType)) return undefined;
  const { objectType: root, indexType } = node.objectType;
  if (!isReferenceTo(root, "components")) return undefined;
  const [kind, key] = [literalOf(indexType), literalOf(node.indexType)];
  return kind === undefined || key === undefined ? undefined : { kind, key };
}

/** Whether a node is the name of this type. */
export function isReferenceTo(node: ts.Node, name: string): boolean {
  return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) && node.typeName.text === name;
}

function literalOf(type: ts.TypeNode): string | undefined {
  return ts.isLiteralTypeNode(type) && ts.isStringLiteral(type.literal) ? type.literal.text : undefined;
}
