/** References to components, as they are written in a file of operations. */
import { isReferenceTo, referredComponent } from "../types/break-circles.ts";
import { schemasNamespace } from "../types/lift-schemas.ts";
import { ts } from "../types/typescript.ts";
import { componentId } from "./component-references.ts";
import { placedKinds, type FilePlan } from "./plan-files.ts";

const { factory } = ts;

/** The name by which a file has what tags share. */
export const sharedNamespace = "shared";

/** A member of an interface, as it stands in a file. */
export interface ReferringMember {
  readonly node: ts.TypeElement;
  /** What the file has to import for it: `schemas`, `shared`, `components`. */
  readonly imported: ReadonlySet<string>;
}

/** What references depend on beside the file. */
export type ReferenceLookups = {
  /** What a component schema is called outside of its file, by its key. */
  readonly exported: (key: string) => string;
  /** The file of a component. */
  readonly fileOf: (id: string) => string;
};

/**
 * Writes `components["schemas"]["Post"]` as `schemas.Post`, and `components["parameters"]["limit"]` as `parameters["limit"]` or
 * `shared.parameters["limit"]`. A component that stands in yet another file is left in `components`, which has all.
 */
export function referFromFile(
  file: string,
  member: ts.TypeElement,
  { exported, fileOf }: ReferenceLookups,
  { shared, references }: FilePlan,
): ReferringMember {
  const imported = new Set<string>();
  const named = (namespace: string, name: string): ts.TypeNode => {
    imported.add(namespace);
    return factory.createTypeReferenceNode(factory.createQualifiedName(factory.createIdentifier(namespace), name));
  };
  const written = (node: ts.Node): ts.TypeNode | undefined => {
    const component = referredComponent(node);
    if (component === undefined || !ts.isIndexedAccessTypeNode(node)) return undefined;
    const { kind, key } = component;
    if (kind === "schemas") return named(schemasNamespace, exported(key));
    const place = placedKinds.includes(kind) ? fileOf(componentId(kind, key)) : undefined;
    if (place !== file && place !== shared) return undefined;
    const owner = place === file ? factory.createTypeReferenceNode(kind) : named(sharedNamespace, kind);
    return factory.createIndexedAccessTypeNode(owner, node.indexType);
  };
  const visit = (node: ts.Node): ts.Node => {
    if (!references.areIn(node, member)) return node;
    if (isReferenceTo(node, "components")) imported.add("components");
    return written(node) ?? ts.visitEachChild(node, visit, undefined);
  };
  const node = visit(member) as ts.TypeElement; // A member stays one: only types in it are replaced.
  return { node, imported };
}
