/** Which components a piece of the types refers to. */
import { referredComponent } from "../types/break-circles.ts";
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
  /** Whether there may be a reference in a node that stands in the other one. */
  readonly areIn: (node: ts.Node, whole: ts.Node) => boolean;
}

/** Finds them. No node is looked through twice: they are very many. */
export function findReferences({ schemas }: DeclaredTypes): ComponentReferences {
  const declared = new Map(schemas.map(({ local, key }) => [local, componentId("schemas", key)]));
  const known = new Map<ts.Node, ReadonlySet<ComponentId>>();
  const wholes = new Set<ts.Node>();
  const referring = new Set<ts.Node>();
  const lookThrough = (whole: ts.Node): void => {
    if (wholes.has(whole)) return;
    wholes.add(whole);
    mentions.set(whole, mentionsIn(whole, referring));
  };
  return {
    idsIn(node) {
      const before = known.get(node);
      if (before !== undefined) return before;
      if (!mentions.has(node)) lookThrough(node);
      const found = new Set([...(mentions.get(node) ?? [])].flatMap((one) => idOf(one, declared) ?? []));
      known.set(node, found);
      return found;
    },
    areIn(node, whole) {
      lookThrough(whole);
      return referring.has(node);
    },
  };
}

/**
 * By node, the ids of the components that it mentions, and the names of types.
 *
 * No node is ever changed, and most are those of the last run in `--watch`. What a name leads to may be something else then.
 */
const mentions = new WeakMap<ts.Node, ReadonlySet<string>>();

function mentionsIn(whole: ts.Node, referring: Set<ts.Node>): ReadonlySet<string> {
  const found = new Set<string>();
  const collect = (node: ts.Node): boolean => {
    const mention = mentionOf(node);
    if (mention !== undefined) found.add(mention);
    let refers = mention !== undefined;
    ts.forEachChild(node, (child) => {
      refers = collect(child) || refers;
    });
    if (refers) referring.add(node);
    return refers;
  };
  collect(whole);
  return found;
}

function mentionOf(node: ts.Node): string | undefined {
  const component = referredComponent(node);
  if (component !== undefined) return componentId(component.kind, component.key);
  return ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName) ? node.typeName.text : undefined;
}

function idOf(mention: string, declared: ReadonlyMap<string, ComponentId>): ComponentId | undefined {
  return isId(mention) ? mention : declared.get(mention);
}

/** No name has a slash. */
function isId(mention: string): mention is ComponentId {
  return mention.includes("/");
}
