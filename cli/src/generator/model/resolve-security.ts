/** What an operation requires (OpenAPI 3.1, section 4.8.30). */
import { isObject, isList, mapValues, valueAt, type Json } from "../document/json.ts";
import type { Requirement } from "./spec-model.ts";

/** The alternatives of an operation. */
export interface Security {
  /** Each a set of schemes; the empty one is left out. */
  readonly alternatives: readonly Requirement[];
  /** Whether the empty one was among them. */
  readonly optional: boolean;
}

/**
 * The security of an operation: its own, else the document's, else the configuration's.
 *
 * An empty list of its own makes it public, whatever the document says.
 */
export function resolveSecurity(root: Json, operation: Json, fallback: readonly Requirement[] = []): Security {
  const stated = valueAt(operation, "security") ?? valueAt(root, "security");
  const all = isList(stated) ? stated.filter(isObject).map(toRequirement) : fallback;
  const alternatives = all.filter((requirement) => Object.keys(requirement).length > 0);
  return { alternatives: unique(alternatives), optional: alternatives.length < all.length };
}

function toRequirement(requirement: Json): Requirement {
  return isObject(requirement) ? mapValues(requirement, toScopes) : {};
}

function toScopes(scopes: Json): string[] {
  return isList(scopes) ? scopes.filter((scope) => typeof scope === "string") : [];
}

function unique(requirements: readonly Requirement[]): Requirement[] {
  const seen = new Map(requirements.toReversed().map((requirement) => [JSON.stringify(requirement), requirement]));
  return requirements.filter((requirement) => seen.get(JSON.stringify(requirement)) === requirement);
}
