/** References to components, as they are written in a file of operations. */
import { isReferenceTo, referredComponent } from "../types/break-circles.ts";
import type { DeclaredTypes } from "../types/declare-types.ts";
import { schemasNamespace } from "../types/lift-schemas.ts";
import { ts } from "../types/typescript.ts";
import { componentId } from "./component-references.ts";
import { placedKinds, type FilePlan } from "./plan-files.ts";

const { factory } = ts;

/** The name by which a file has what tags share. */
export const sharedNamespace = "shared";

/** How one file refers to components. */
export interface FileReferences {
  /** The member of an interface as it stands in the file. */
  readonly refer: (member: ts.TypeElement) => ts.TypeElement;
  /** What the file has to import for the members so far: `schemas`, `shared`, `components`. */
  readonly imported: ReadonlySet<string>;
}

/**
 * Writes `components["schemas"]["Post"]` as `schemas.Post`, and `components["parameters"]["limit"]` as `parameters["limit"]` or
 * `shared.parameters["limit"]`. A component that stands in yet another file is left in `components`, which has all.
 */
export function referFromFile(file: string, { nameOf }: DeclaredTypes, plan: FilePlan): FileReferences {
  const imported = new Set<string>();
  const named = (namespace: string, name: string): ts.TypeNode => {
    imported.add(namespace);
    return factory.createTypeReferenceNode(factory.createQualifiedName(factory.createIdentifier(namespace), name));
  };
  const written = (node: ts.Node): ts.TypeNode | undefined => {
    const component = referredComponent(node);
    if (component === undefined || !ts.isIndexedAccessTypeNode(node)) return undefined;
    const { kind, key } = component;
    if (kind === "schemas") return named(schemasNamespace, nameOf(key).exported);
    const place = placedKinds.includes(kind) ? plan.fileOfComponent(componentId(kind, key)) : undefined;
    if (place !== file && place !== plan.shared) return undefined;
    const owner = place === file ? factory.createTypeReferenceNode(kind) : named(sharedNamespace, kind);
    return factory.createIndexedAccessTypeNode(owner, node.indexType);
  };
  const visit = (node: ts.Node): ts.Node => {
    if (!plan.references.areIn(node)) return node;
    if (isReferenceTo(node, "components")) imported.add("components");
    return written(node) ?? ts.visitEachChild(node, visit, undefined);
  };
  const refer = (member: ts.TypeElement): ts.TypeElement => {
    plan.references.idsIn(member); // Looks through it, if nobody has.
    return visit(member) as ts.TypeElement; // A member stays one: only types in it are replaced.
  };
  return { refer, imported };
}
