/** The declarations of a whole document from those of its parts. */
import { transformDocument } from "../openapi-typescript.ts";
import { nameOf, updateMembers, updateType } from "../operation-parameters.ts";
import { ts } from "../typescript.ts";
import type { PathPart } from "./path-part.ts";

const { factory } = ts;

/** The types of all parts. */
export interface Parts {
  readonly paths: readonly PathPart[];
  readonly webhooks: readonly PathPart[];
  /** The members by kind. */
  readonly components: ReadonlyMap<string, readonly ts.TypeElement[]>;
}

/** Joins them as openapi-typescript does: an interface each, and an alias that says so where there is nothing. */
export function joinParts({ paths, webhooks, components }: Parts): ts.Node[] {
  const operations = [...paths, ...webhooks].flatMap((part) => part.operations);
  const interfaces = new Map<string, readonly ts.TypeElement[]>([
    ...(paths.length === 0 ? [] : [["paths", paths.flatMap(({ members }) => members)] as const]),
    ...(webhooks.length === 0 ? [] : [["webhooks", webhooks.flatMap(({ members }) => members)] as const]),
    ...(operations.length === 0 ? [] : [["operations", operations] as const]),
  ]);
  const nothing = transformDocument({ components: {} }, () => undefined);
  return nothing.map((node) => {
    if (ts.isInterfaceDeclaration(node))
      return updateMembers(
        node,
        node.members.map((kind) => fill(kind, components)),
      );
    const members = ts.isTypeAliasDeclaration(node) ? interfaces.get(node.name.text) : undefined;
    if (!ts.isTypeAliasDeclaration(node) || members === undefined) return node;
    return factory.createInterfaceDeclaration(node.modifiers, node.name, undefined, undefined, members);
  });
}

function fill(kind: ts.TypeElement, components: Parts["components"]): ts.TypeElement {
  const members = components.get(nameOf(kind) ?? "") ?? [];
  if (members.length === 0 || !ts.isPropertySignature(kind)) return kind;
  return updateType(kind, factory.createTypeLiteralNode(members));
}
