/**
 * Operations of methods that openapi-typescript drops (OpenAPI 3.2, section 4.9: `query` and `additionalOperations`).
 *
 * It writes the types of an operation beside its paths. So it sees these under paths of their own, which are taken out again:
 * they would be none that openapi-fetch could call.
 */
import { updateMembers } from "./operation-parameters.ts";
import { ts } from "./typescript.ts";
import { isUsualMethod } from "../../document/methods.ts";

// A noncharacter, and no slash: no path begins like this.
const mark = "\uFDD2";

/** The path and the method under which openapi-typescript sees an operation. */
export function knownRoute(method: string, path: string): { path: string; method: string } {
  return isUsualMethod(method) ? { path, method } : { path: `${mark}${method} ${path}`, method: "post" };
}

/** The declarations of a document's types without those paths. */
export function dropUnusualPaths(declarations: readonly ts.Node[]): ts.Node[] {
  return declarations.map((node) =>
    ts.isInterfaceDeclaration(node) && node.name.text === "paths" ? drop(node) : node,
  );
}

function drop(paths: ts.InterfaceDeclaration): ts.InterfaceDeclaration {
  return updateMembers(
    paths,
    paths.members.filter((member) => !isMarked(member.name)),
  );
}

function isMarked(name: ts.PropertyName | undefined): boolean {
  return name !== undefined && ts.isStringLiteral(name) && name.text.startsWith(mark);
}
