/** An operation's alternatives, each with what a client holds for it. */
import type { Operation } from "../operation/operation.ts";
import { type Credential, type TokenSource, tokenSourceOf } from "./credential.ts";
import type { SecurityRequirement } from "../operation/requirement.ts";
import type { SecurityScheme, SecuritySchemes } from "./scheme.ts";

/** What a client holds: its document's schemes, and a credential for some of them. */
export interface Holdings {
  readonly schemes: SecuritySchemes;
  readonly credentials: ReadonlyMap<string, Credential>;
}

/** One scheme of an alternative, with the credential that fulfils it. */
export interface Claim {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
  readonly credential: Credential;
}

/** One alternative. */
export interface Candidate {
  /** The names of its schemes; none where a call may go bare. */
  readonly names: readonly string[];
  /** What is to be added. */
  readonly claims: readonly Claim[];
  /** The sessions among the credentials. */
  readonly sources: readonly TokenSource[];
  /** The names of the schemes that the client has nothing for. */
  readonly missing: readonly string[];
}

/** What follows from an operation and a client's holdings, neither of which ever changes. */
interface Prospects {
  /** The document's own schemes, of all that the alternatives name: a requirement may name `constructor`. */
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** In the document's order. */
  readonly candidates: readonly Candidate[];
}

const known = new WeakMap<Holdings, WeakMap<Operation, Prospects>>();

/** An operation's alternatives for a client; worked out once. */
export function prospectsOf(operation: Operation, holdings: Holdings): Prospects {
  let ofHoldings = known.get(holdings);
  if (ofHoldings === undefined) known.set(holdings, (ofHoldings = new WeakMap()));
  let prospects = ofHoldings.get(operation);
  if (prospects === undefined) ofHoldings.set(operation, (prospects = workOut(operation, holdings)));
  return prospects;
}

function workOut({ security = [] }: Operation, holdings: Holdings): Prospects {
  const named = new Set(security.flatMap((requirement) => Object.keys(requirement)));
  const schemes = new Map<string, SecurityScheme>();
  for (const name of named) {
    const scheme = Object.hasOwn(holdings.schemes, name) ? holdings.schemes[name] : undefined;
    if (scheme !== undefined) schemes.set(name, scheme);
  }
  return { schemes, candidates: security.map((requirement) => candidateOf(requirement, schemes, holdings)) };
}

function candidateOf(
  requirement: SecurityRequirement,
  schemes: Prospects["schemes"],
  { credentials }: Holdings,
): Candidate {
  const names = Object.keys(requirement);
  const claims: Claim[] = [];
  for (const [name, scopes] of Object.entries(requirement)) {
    const credential = credentials.get(name);
    const scheme = schemes.get(name);
    if (credential !== undefined && scheme !== undefined) claims.push({ name, scheme, scopes, credential });
  }
  const missing = names.filter((name) => !credentials.has(name));
  return { names, claims, sources: sourcesOf(claims), missing };
}

/** The same alternative for a call that brings some of it by itself: nothing is added for that, and nobody is asked. */
export function without({ names, claims, missing }: Candidate, given: ReadonlySet<string>): Candidate {
  const left = claims.filter(({ name }) => !given.has(name));
  return { names, claims: left, sources: sourcesOf(left), missing: missing.filter((name) => !given.has(name)) };
}

function sourcesOf(claims: readonly Claim[]): TokenSource[] {
  return claims.flatMap(({ credential }) => tokenSourceOf(credential) ?? []);
}
