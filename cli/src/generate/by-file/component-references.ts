/** Which components a piece of the types refers to. */
import { isReferenceTo, referredComponent } from "../types/break-circles.ts";
import type { DeclaredTypes } from "../types/declare-types.ts";
import { ts } from "../types/typescript.ts";

/** A component of any kind, as `schemas/Post` or `parameters/limit`; no kind has a slash. */
export type ComponentId = `${string}/${string}`;

/** The id of a component. */
export function componentId(kind: string, key: string): ComponentId {
  return `${kind}/${key}`;
}

/** The references among the types of a document. */
export interface ComponentReferences {
  /** The components to which a node refers itself, by the names of declarations too. */
  readonly idsIn: (node: ts.Node) => ReadonlySet<ComponentId>;
  /** Whether there is a reference in a node, as far as `idsIn` has looked through it. */
  readonly areIn: (node: ts.Node) => boolean;
}

/** Finds them. No node is looked through twice: they are very many. */
export function findReferences({ schemas }: DeclaredTypes): ComponentReferences {
  const declared = new Map(schemas.map(({ local, key }) => [local, componentId("schemas", key)]));
  const known = new Map<ts.Node, Set<ComponentId>>();
  const referring = new Set<ts.Node>();
  const idOf = (node: ts.Node): ComponentId | undefined => {
    const component = referredComponent(node);
    if (component !== undefined) return componentId(component.kind, component.key);
    return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)
      ? declared.get(node.typeName.text)
      : undefined;
  };
  const collect = (node: ts.Node, found: Set<ComponentId>): boolean => {
    const id = idOf(node);
    if (id !== undefined) found.add(id);
    let refers = id !== undefined || isReferenceTo(node, "components");
    ts.forEachChild(node, (child) => {
      refers = collect(child, found) || refers;
    });
    if (refers) referring.add(node);
    return refers;
  };
  return {
    idsIn(node) {
      const before = known.get(node);
      if (before !== undefined) return before;
      const found = new Set<ComponentId>();
      collect(node, found);
      known.set(node, found);
      return found;
    },
    areIn: (node) => referring.has(node),
  };
}
