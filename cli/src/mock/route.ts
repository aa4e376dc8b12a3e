import type { PrismOperation, PrismScheme } from "./prism/prism-api.ts";
import { scopesOf } from "./tokens/session-wiring.ts";
import { type TokenPlace, tokenPlaceOf } from "./tokens/token-place.ts";

/** One scheme that a request needs, and the token in it if it is one that carries tokens. */
export interface RequiredScheme {
  readonly name: string;
  readonly place?: TokenPlace;
  /** The challenge of a 401 for it, if there is one for its kind. */
  readonly challenge?: "bearer" | "basic";
  readonly scopes: readonly string[];
}

/** An operation, as the gateway sees it. */
export interface Route {
  readonly operationId?: string;
  /** `GET /feed/{id}`: its name where it has no operationId. */
  readonly label: string;
  readonly method: string;
  readonly template: string;
  /** The alternatives (OR) of schemes (AND); none means public, an empty one that credentials are optional. */
  readonly alternatives: readonly (readonly RequiredScheme[])[];
  /** The operation as Prism has it. */
  readonly source: PrismOperation;
}

/** Reads an operation. `wired` names the schemes that have a session, whatever their type. */
export function readRoute(source: PrismOperation, wired: ReadonlySet<string>): Route {
  const method = source.method.toUpperCase();
  return {
    ...(source.iid !== undefined && { operationId: source.iid }),
    label: `${method} ${source.path}`,
    method,
    template: source.path,
    alternatives: (source.security ?? []).map((schemes) => schemes.map((scheme) => readScheme(scheme, wired))),
    source,
  };
}

function readScheme(scheme: PrismScheme, wired: ReadonlySet<string>): RequiredScheme {
  const place = tokenPlaceOf(scheme, wired.has(scheme.key));
  const isBasic = scheme.type === "http" && scheme.scheme?.toLowerCase() === "basic";
  return {
    name: scheme.key,
    scopes: scopesOf(scheme),
    ...(place !== undefined && { place, challenge: "bearer" }),
    ...(isBasic && { challenge: "basic" }),
  };
}

/** Whether this is a name of the route: its operationId, or `METHOD /template`. */
export function isNamed(route: Route | undefined, name: string): boolean {
  return route !== undefined && (route.operationId === name || route.label === name);
}
