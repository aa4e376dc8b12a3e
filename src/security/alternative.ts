/** Which of an operation's alternatives a call goes by (OpenAPI 3.1, section 4.8.30). */
import { InsufficientScopeError, LatchkeyError, MissingCredentialError } from "../errors.ts";
import type { Operation } from "../client/operation.ts";
import type { Credential, TokenSource } from "./credential.ts";
import type { SecurityRequirement } from "./requirement.ts";
import type { SecurityScheme, SecuritySchemes } from "./scheme.ts";

/** What a client holds: its document's schemes, and a credential for some of them. */
export interface Holdings {
  readonly schemes: SecuritySchemes;
  readonly credentials: ReadonlyMap<string, Credential>;
}

/** One scheme of the chosen alternative, with the credential that fulfils it. */
export interface Claim {
  readonly name: string;
  readonly scheme: SecurityScheme;
  readonly scopes: readonly string[];
  readonly credential: Credential;
}

/** The alternative that a call goes by. */
export interface Alternative {
  /** What is to be added; empty for a call that goes bare. */
  readonly claims: readonly Claim[];
  /** The caller has set a header under a scheme's own name: it wins, and its refusal is the caller's. */
  readonly isOwn: boolean;
}

/** A call without a credential. */
const BARE: Alternative = { claims: [], isOwn: false };

/** The session of a credential, if it is one. */
export function tokenSourceOf(credential: Credential | undefined): TokenSource | undefined {
  return typeof credential === "object" && "~credential" in credential ? credential["~credential"] : undefined;
}

/** The sessions that must have read their store before an alternative can be chosen. */
export function unopened(
  { security }: Operation,
  { credentials }: Holdings,
  signal: AbortSignal | undefined,
): Promise<unknown> | undefined {
  let pending: Promise<void>[] | undefined;
  for (const requirement of security ?? []) {
    for (const name in requirement) {
      const opening = tokenSourceOf(credentials.get(name))?.opening(signal);
      if (opening !== undefined) (pending ??= []).push(opening);
    }
  }
  return pending && Promise.all(pending);
}

/**
 * The first alternative, in the document's order, that the client can satisfy; none at all comes last wherever it stands.
 *
 * Throws why there is none: a credential is missing, or a session has no tokens.
 */
export function chooseAlternative(operation: Operation, holdings: Holdings, headers: Headers): Alternative {
  const { security } = operation;
  if (security === undefined || security.length === 0) return BARE;
  const own = security.find((requirement) => hasOwnHeader(requirement, holdings, headers));
  if (own !== undefined) return { claims: claimsOf(own, holdings, headers), isOwn: true };
  const satisfied = security.find((requirement) => isNamed(requirement) && isSatisfied(requirement, holdings));
  if (satisfied !== undefined) {
    const claims = claimsOf(satisfied, holdings, headers);
    for (const claim of claims) assertScopes(claim, operation);
    return { claims, isOwn: false };
  }
  if (security.some((requirement) => !isNamed(requirement))) return BARE;
  throw unsatisfied(operation, security, holdings);
}

function isNamed(requirement: SecurityRequirement): boolean {
  for (const _ in requirement) return true;
  return false;
}

function isSatisfied(requirement: SecurityRequirement, { credentials }: Holdings): boolean {
  for (const name in requirement) {
    const credential = credentials.get(name);
    if (credential === undefined || tokenSourceOf(credential)?.hasTokens === false) return false;
  }
  return true;
}

function hasOwnHeader(requirement: SecurityRequirement, { schemes }: Holdings, headers: Headers): boolean {
  for (const name in requirement) {
    const header = headerOf(schemes[name]);
    if (header !== undefined && headers.has(header)) return true;
  }
  return false;
}

/** The header that a scheme's credential goes into. */
function headerOf(scheme: SecurityScheme | undefined): string | undefined {
  if (scheme?.type === "apiKey") return scheme.in === "header" ? scheme.name : undefined;
  return scheme === undefined || scheme.type === "mutualTLS" || scheme.type === "custom" ? undefined : "authorization";
}

function claimsOf(requirement: SecurityRequirement, { schemes, credentials }: Holdings, headers: Headers): Claim[] {
  const claims: Claim[] = [];
  for (const [name, scopes] of Object.entries(requirement)) {
    const credential = credentials.get(name);
    const scheme = schemes[name] ?? { type: "custom" };
    const header = headerOf(scheme);
    if (credential === undefined || (header !== undefined && headers.has(header))) continue;
    claims.push({ name, scheme, scopes, credential });
  }
  return claims;
}

function assertScopes({ name, scopes, credential }: Claim, origin: Operation): void {
  const granted = tokenSourceOf(credential)?.scopes;
  if (granted === undefined) return;
  const missing = scopes.filter((scope) => !granted.includes(scope));
  if (missing.length === 0) return;
  const { method, path } = origin;
  const what = `The session for ${name} was not granted ${missing.join(", ")}`;
  throw new InsufficientScopeError(what, { method, path, scheme: name, missing });
}

/** The alternative that is closest says why: a session without tokens, else the credentials that are not there. */
function unsatisfied(
  { method, path }: Operation,
  security: readonly SecurityRequirement[],
  { credentials }: Holdings,
): Error {
  let closest: string[] | undefined;
  for (const requirement of security) {
    const missing = Object.keys(requirement).filter((name) => !credentials.has(name));
    if (missing.length === 0) return absence(requirement, credentials, { method, path });
    if (closest === undefined || missing.length < closest.length) closest = missing;
  }
  const schemes = closest ?? [];
  const what = `The client holds no credential for ${schemes.join(" and ")}: give createClient one under \`auth\``;
  return new MissingCredentialError(what, { method, path, schemes });
}

function absence(
  requirement: SecurityRequirement,
  credentials: Holdings["credentials"],
  origin: { method: string; path: string },
): Error {
  const empty = Object.keys(requirement)
    .map((name) => tokenSourceOf(credentials.get(name)))
    .find((source) => source?.hasTokens === false);
  const error = empty?.absence() ?? new Error("No session is without tokens");
  return error instanceof LatchkeyError ? error.for(origin) : error;
}
