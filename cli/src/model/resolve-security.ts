/** What an operation requires (OpenAPI 3.1, section 4.8.30). */
import { isObject, isList, objectAt, stringAt, valueAt, type Json, type JsonObject } from "../document/json.ts";
import { componentName } from "../document/resolve-ref.ts";
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
  const all = isList(stated)
    ? stated.filter(isObject).map((requirement) => toRequirement(root, requirement))
    : fallback;
  const alternatives = all.filter((requirement) => Object.keys(requirement).length > 0);
  return { alternatives: unique(alternatives), optional: alternatives.length < all.length };
}

function toRequirement(root: Json, requirement: JsonObject): Requirement {
  const entries = Object.entries(requirement).map(([key, scopes]) => [schemeName(root, key), toScopes(scopes)]);
  return Object.fromEntries(entries);
}

/** A scheme's name, which may also be said as the address of its component (OpenAPI 3.2, section 4.30). */
function schemeName(root: Json, key: string): string {
  const schemes = objectAt(objectAt(root, "components"), "securitySchemes");
  const [address, pointer] = key.split(/#(.*)/s);
  const isHere = address === "" || address === stringAt(root, "$self");
  if (Object.hasOwn(schemes, key) || pointer === undefined || !isHere) return key;
  const name = componentName({ $ref: `#${pointer}` }, "securitySchemes");
  return name !== undefined && Object.hasOwn(schemes, name) ? name : key;
}

function toScopes(scopes: Json): string[] {
  return isList(scopes) ? scopes.filter((scope) => typeof scope === "string") : [];
}

function unique(requirements: readonly Requirement[]): Requirement[] {
  const seen = new Map(requirements.toReversed().map((requirement) => [JSON.stringify(requirement), requirement]));
  return requirements.filter((requirement) => seen.get(JSON.stringify(requirement)) === requirement);
}
