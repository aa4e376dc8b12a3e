/** Which of an operation's alternatives a call goes by (OpenAPI 3.1, section 4.8.30). */
import { LatchkeyError, MissingCredentialError } from "../errors.ts";
import type { Operation } from "../client/operation.ts";
import type { Credential, TokenSource } from "./credential.ts";
import { type Draft, isGiven } from "./given.ts";
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

/** The schemes whose place on a request the caller has taken. */
export type Given = ReadonlySet<string>;

const NOTHING: Given = new Set();

/** What a call brings by itself, of all that its operation may require. */
export function givenFor({ security = [] }: Operation, holdings: Holdings, draft: Draft): Given {
  let given: Set<string> | undefined;
  for (const requirement of security) {
    for (const name of Object.keys(requirement)) {
      if (isGiven(schemeOf(name, holdings), draft)) (given ??= new Set()).add(name);
    }
  }
  return given ?? NOTHING;
}

/** The session of a credential, if it is one. */
export function tokenSourceOf(credential: Credential | undefined): TokenSource | undefined {
  return typeof credential === "object" && "~credential" in credential ? credential["~credential"] : undefined;
}

/**
 * The wait for the sessions that must have read their store before an alternative can be chosen.
 *
 * Nobody waits where one that stands before theirs is satisfied already, nor where theirs cannot be satisfied anyway.
 */
export function unopened(
  operation: Operation,
  holdings: Holdings,
  given: Given,
  signal: AbortSignal | undefined,
): Promise<unknown> | undefined {
  for (const requirement of ranked(operation.security ?? [], given)) {
    if (!isNamed(requirement) || !isHeld(requirement, holdings, given)) continue;
    const pending = sourcesOf(requirement, holdings, given).flatMap((source) => source.opening(signal) ?? []);
    if (pending.length > 0) return Promise.all(pending);
    if (isSatisfied(requirement, holdings, given)) return undefined;
  }
  return undefined;
}

/** All sessions that an operation's alternatives may ask. */
export function sessionsOf({ security = [] }: Operation, { credentials }: Holdings): TokenSource[] {
  const names = new Set(security.flatMap((requirement) => Object.keys(requirement)));
  return [...names].flatMap((name) => tokenSourceOf(credentials.get(name)) ?? []);
}

/**
 * The first alternative, in the document's order, that the client can satisfy; none at all comes last wherever it stands.
 *
 * Throws why there is none: a credential is missing, or a session has no tokens.
 */
export function chooseAlternative(operation: Operation, holdings: Holdings, given: Given): Alternative {
  const { security } = operation;
  if (security === undefined || security.length === 0) return BARE;
  const candidates = ranked(security, given);
  const chosen = candidates.find((requirement) => isNamed(requirement) && isSatisfied(requirement, holdings, given));
  if (chosen !== undefined) {
    return { claims: claimsOf(chosen, holdings, given), isOwn: given.size > 0 && hasAny(chosen, given) };
  }
  if (security.some((requirement) => !isNamed(requirement))) return BARE;
  throw unsatisfied(operation, candidates, holdings, given);
}

/** In the document's order, but for those that the caller has begun to satisfy: they come first. */
function ranked(security: readonly SecurityRequirement[], given: Given): readonly SecurityRequirement[] {
  if (given.size === 0) return security;
  return security.toSorted((one, other) => Number(hasAny(other, given)) - Number(hasAny(one, given)));
}

function isNamed(requirement: SecurityRequirement): boolean {
  return Object.keys(requirement).length > 0;
}

function hasAny(requirement: SecurityRequirement, given: Given): boolean {
  return Object.keys(requirement).some((name) => given.has(name));
}

function isSatisfied(requirement: SecurityRequirement, holdings: Holdings, given: Given): boolean {
  if (!isHeld(requirement, holdings, given)) return false;
  return sourcesOf(requirement, holdings, given).every((source) => source.hasTokens);
}

/** Whether the client or the caller has something for each of its schemes. */
function isHeld(requirement: SecurityRequirement, { credentials }: Holdings, given: Given): boolean {
  return Object.keys(requirement).every((name) => credentials.has(name) || given.has(name));
}

/** The schemes that neither the client nor the caller has anything for. */
function missingFor(requirement: SecurityRequirement, { credentials }: Holdings, given: Given): string[] {
  return Object.keys(requirement).filter((name) => !credentials.has(name) && !given.has(name));
}

/** The sessions that would have to bring a token. */
function sourcesOf(requirement: SecurityRequirement, { credentials }: Holdings, given: Given): TokenSource[] {
  const sources: TokenSource[] = [];
  for (const name of Object.keys(requirement)) {
    const source = given.has(name) ? undefined : tokenSourceOf(credentials.get(name));
    if (source !== undefined) sources.push(source);
  }
  return sources;
}

/** A scheme of the document itself: a requirement may name `constructor`. */
function schemeOf(name: string, { schemes }: Holdings): SecurityScheme | undefined {
  return Object.hasOwn(schemes, name) ? schemes[name] : undefined;
}

function claimsOf(requirement: SecurityRequirement, holdings: Holdings, given: Given): Claim[] {
  const claims: Claim[] = [];
  for (const [name, scopes] of Object.entries(requirement)) {
    const credential = holdings.credentials.get(name);
    const scheme = schemeOf(name, holdings);
    if (credential === undefined || scheme === undefined || given.has(name)) continue;
    claims.push({ name, scheme, scopes, credential });
  }
  return claims;
}

/** The alternative that is closest says why: a session without tokens, else the credentials that are not there. */
function unsatisfied(
  { method, path }: Operation,
  security: readonly SecurityRequirement[],
  holdings: Holdings,
  given: Given,
): Error {
  let closest: string[] | undefined;
  for (const requirement of security) {
    const missing = missingFor(requirement, holdings, given);
    if (missing.length === 0) return absence(requirement, holdings.credentials, { method, path });
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
