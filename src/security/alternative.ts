/** Which of an operation's alternatives a call goes by (OpenAPI 3.1, section 4.8.30). */
import type { Operation } from "../operation/operation.ts";
import { LatchkeyError, MissingCredentialError } from "../errors.ts";
import { type Candidate, type Claim, type Holdings, prospectsOf, without } from "./candidate.ts";
import type { TokenSource } from "./credential.ts";
import { type Draft, isGiven } from "./given.ts";

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
export function givenFor(operation: Operation, holdings: Holdings, draft: Draft): Given {
  let given: Set<string> | undefined;
  for (const [name, scheme] of prospectsOf(operation, holdings).schemes) {
    if (isGiven(scheme, draft)) (given ??= new Set()).add(name);
  }
  return given ?? NOTHING;
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
  for (const candidate of ranked(operation, holdings, given)) {
    if (!isNamed(candidate) || candidate.missing.length > 0) continue;
    const pending = openingsOf(candidate, signal);
    if (pending !== undefined) return pending;
    if (isSatisfied(candidate)) return undefined;
  }
  return undefined;
}

function openingsOf({ sources }: Candidate, signal: AbortSignal | undefined): Promise<unknown> | undefined {
  let pending: Promise<void>[] | undefined;
  for (const source of sources) {
    const opening = source.opening(signal);
    if (opening !== undefined) (pending ??= []).push(opening);
  }
  return pending && Promise.all(pending);
}

/** All sessions that an operation's alternatives may ask. */
export function sessionsOf(operation: Operation, holdings: Holdings): readonly TokenSource[] {
  return [...new Set(prospectsOf(operation, holdings).candidates.flatMap(({ sources }) => sources))];
}

/**
 * The first alternative, in the document's order, that the client can satisfy; none at all comes last wherever it stands.
 *
 * Throws why there is none: a credential is missing, or a session has no tokens.
 */
export function chooseAlternative(operation: Operation, holdings: Holdings, given: Given): Alternative {
  const candidates = ranked(operation, holdings, given);
  if (candidates.length === 0) return BARE;
  for (const candidate of candidates) {
    if (!isNamed(candidate) || !isSatisfied(candidate)) continue;
    return { claims: candidate.claims, isOwn: given.size > 0 && hasAny(candidate, given) };
  }
  if (!candidates.every(isNamed)) return BARE;
  throw unsatisfied(operation, candidates);
}

/** In the document's order, but for those that the caller has begun to satisfy: they come first. */
function ranked(operation: Operation, holdings: Holdings, given: Given): readonly Candidate[] {
  const { candidates } = prospectsOf(operation, holdings);
  if (given.size === 0) return candidates;
  return candidates
    .map((candidate) => without(candidate, given))
    .toSorted((one, other) => Number(hasAny(other, given)) - Number(hasAny(one, given)));
}

function isNamed({ names }: Candidate): boolean {
  return names.length > 0;
}

function hasAny({ names }: Candidate, given: Given): boolean {
  return names.some((name) => given.has(name));
}

/** Whether there is something for each of its schemes, now. */
function isSatisfied({ missing, sources }: Candidate): boolean {
  return missing.length === 0 && sources.every((source) => source.hasTokens);
}

/** The alternative that is closest says why: a session without tokens, else the credentials that are not there. */
function unsatisfied({ method, path }: Operation, candidates: readonly Candidate[]): Error {
  let closest: readonly string[] | undefined;
  for (const candidate of candidates) {
    const { missing } = candidate;
    if (missing.length === 0) return absence(candidate, { method, path });
    if (closest === undefined || missing.length < closest.length) closest = missing;
  }
  const schemes = [...(closest ?? [])];
  const what = `The client holds no credential for ${schemes.join(" and ")}: give createClient one under \`auth\``;
  return new MissingCredentialError(what, { method, path, schemes });
}

function absence({ sources }: Candidate, origin: { method: string; path: string }): Error {
  const empty = sources.find((source) => !source.hasTokens);
  const error = empty?.absence() ?? new Error("No session is without tokens");
  return error instanceof LatchkeyError ? error.for(origin) : error;
}
