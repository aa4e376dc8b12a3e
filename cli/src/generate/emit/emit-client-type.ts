/** What an operation asks of its client, as a type and in words. */
import type { OperationModel, Requirement } from "../../model/spec-model.ts";
import { entry, objectType, typeArguments, type Layout } from "../text/layout.ts";
import { quoteTypeKey } from "../text/quote.ts";
import { proseLine } from "../text/doc-comment.ts";

/** The members of the union: AND is one object, OR one `Client` each; public and optional is `Client`. */
export function emitClientType({ security, optionalSecurity }: OperationModel): Layout[] {
  if (security.length === 0 || optionalSecurity) return ["Client"];
  const members = security.map((requirement) => Object.keys(requirement).toSorted());
  const unique = new Map(members.map((schemes) => [JSON.stringify(schemes), schemes]));
  return [...unique.values()].map((schemes) =>
    typeArguments("Client", [objectType(schemes.map((scheme) => entry(quoteTypeKey(scheme), "true")))]),
  );
}

/** `public`, `` requires `a` and `b`, or `c` ``, or `` takes `a`, or nothing ``. */
export function describeSecurity({ security, optionalSecurity }: OperationModel): string {
  if (security.length === 0) return "public";
  const alternatives = security.map(describeRequirement);
  return optionalSecurity
    ? `takes ${[...alternatives, "nothing"].join(", or ")}`
    : `requires ${alternatives.join(", or ")}`;
}

function describeRequirement(requirement: Requirement): string {
  return Object.entries(requirement)
    .map(([scheme, scopes]) => code(scheme) + (scopes.length === 0 ? "" : ` (${scopes.map(code).join(", ")})`))
    .join(" and ");
}

/** A code span; a backtick inside would end it. */
export function code(text: string): string {
  return `\`${proseLine(text).replaceAll("`", "'")}\``;
}
