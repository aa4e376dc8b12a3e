/** An operation's alternatives, each with what a client holds for it. */
import type { Operation } from "../operation/operation.ts";
import {
  type Credential,
  type SessionAlternative,
  type SessionClaim,
  type TokenSource,
  tokenSourceOf,
} from "./credential.ts";
import type { SecurityRequirement } from "../operation/requirement.ts";
import type { CallerRequest, SecurityScheme, SecuritySchemes } from "./scheme.ts";

/** What a client holds: its document's schemes, and a credential for some of them. */
export interface Keyring {
  readonly schemes: SecuritySchemes;
  readonly credentials: ReadonlyMap<string, Credential>;
}

/** One scheme of an alternative, with the credential that fulfils it. */
export interface Claim extends SessionClaim {
  readonly credential: Credential;
}

/** One security requirement of an operation, held against a client's credentials. */
export interface Alternative extends SessionAlternative {
  /** The names of its schemes; none where a call may go without a credential. */
  readonly names: readonly string[];
  /** The schemes that the client has a credential for. */
  readonly claims: readonly Claim[];
  /** The sessions among the credentials. */
  readonly sources: readonly TokenSource[];
  /** The names of the schemes that the client has no credential for. */
  readonly missing: readonly string[];
}

/** What follows from an operation and a client's keyring, neither of which ever changes. */
export interface OperationAlternatives {
  /** The document's own schemes, of all that the alternatives name: a requirement may name `constructor`. */
  readonly schemes: ReadonlyMap<string, SecurityScheme>;
  /** In the document's order. */
  readonly alternatives: readonly Alternative[];
  /** All their sessions, each once. */
  readonly sources: readonly TokenSource[];
}

const known = new WeakMap<Keyring, WeakMap<Operation, OperationAlternatives>>();

/** An operation's alternatives for a client; worked out once. */
export function alternativesOf(operation: Operation, keyring: Keyring): OperationAlternatives {
  let ofKeyring = known.get(keyring);
  if (ofKeyring === undefined) known.set(keyring, (ofKeyring = new WeakMap()));
  let found = ofKeyring.get(operation);
  if (found === undefined) ofKeyring.set(operation, (found = resolveAlternatives(operation, keyring)));
  return found;
}

function resolveAlternatives({ security = [] }: Operation, keyring: Keyring): OperationAlternatives {
  const named = new Set(security.flatMap((requirement) => Object.keys(requirement)));
  const schemes = new Map<string, SecurityScheme>();
  for (const name of named) {
    const scheme = Object.hasOwn(keyring.schemes, name) ? keyring.schemes[name] : undefined;
    if (scheme !== undefined) schemes.set(name, scheme);
  }
  const alternatives = security.map((requirement) => alternativeOf(requirement, schemes, keyring));
  return { schemes, alternatives, sources: [...new Set(alternatives.flatMap(({ sources }) => sources))] };
}

function alternativeOf(
  requirement: SecurityRequirement,
  schemes: OperationAlternatives["schemes"],
  { credentials }: Keyring,
): Alternative {
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
export function without({ names, claims, missing }: Alternative, byCaller: ReadonlySet<string>): Alternative {
  const left = claims.filter(({ name }) => !byCaller.has(name));
  return { names, claims: left, sources: sourcesOf(left), missing: missing.filter((name) => !byCaller.has(name)) };
}

function sourcesOf(claims: readonly Claim[]): TokenSource[] {
  return claims.flatMap(({ credential }) => tokenSourceOf(credential) ?? []);
}

/** Whether the caller has filled the place of a scheme's credential: then that wins, and nothing is added. */
export function isSetByCaller(scheme: SecurityScheme, request: CallerRequest): boolean {
  // Its rules are those of its own kind.
  return scheme.by?.isSetByCaller(scheme as never, request) ?? "authorization" in request.headers;
}
