/** Which of an operation's alternatives a call goes by (OpenAPI 3.1, section 4.8.30). */
import type { Operation } from "../operation/operation.ts";
import { MissingCredentialError } from "../errors.ts";
import { type Alternative, type Claim, isSetByCaller, type OperationAlternatives, without } from "./alternative.ts";
import type { SessionAlternative } from "./credential.ts";
import type { CallerRequest } from "./scheme.ts";
import { say } from "../say.ts";

/** The alternative that a call goes by. */
export interface Choice {
  /** What has to be proven; empty for a call that goes without a credential. */
  readonly claims: readonly Claim[];
  /** The caller has filled the place of a credential: that wins, and its refusal is the caller's. */
  readonly isOwn: boolean;
}

/** A call without a credential. */
const NO_CREDENTIAL: Choice = { claims: [], isOwn: false };

/** The names of the schemes whose place on a request the caller has filled. */
export type SetByCaller = ReadonlySet<string>;

const NOTHING: SetByCaller = new Set();

/** The schemes, of all that an operation may require, whose place the caller has filled. */
export function schemesSetByCaller({ schemes }: OperationAlternatives, request: CallerRequest): SetByCaller {
  let byCaller: Set<string> | undefined;
  for (const [name, scheme] of schemes) {
    if (isSetByCaller(scheme, request)) (byCaller ??= new Set()).add(name);
  }
  return byCaller ?? NOTHING;
}

/**
 * The first alternative, in the document's order, that the client can satisfy. `{}`, which asks for nothing, comes last
 * wherever it stands.
 *
 * Throws why there is none: a credential is missing, or a session has no tokens.
 */
export function chooseAlternative(
  operation: Operation,
  alternatives: readonly Alternative[],
  byCaller: SetByCaller,
): Choice {
  if (alternatives.length === 0) return NO_CREDENTIAL;
  for (const alternative of alternatives) {
    if (!isNamed(alternative) || !isSatisfied(alternative)) continue;
    return { claims: alternative.claims, isOwn: byCaller.size > 0 && hasAny(alternative, byCaller) };
  }
  if (!alternatives.every(isNamed)) return NO_CREDENTIAL;
  throw unsatisfied(operation, alternatives);
}

/** In the document's order, but for those that the caller has begun to satisfy: they come first. */
export function ranked({ alternatives }: OperationAlternatives, byCaller: SetByCaller): readonly Alternative[] {
  if (byCaller.size === 0) return alternatives;
  return alternatives
    .map((alternative) => without(alternative, byCaller))
    .toSorted((one, other) => Number(hasAny(other, byCaller)) - Number(hasAny(one, byCaller)));
}

export function isNamed({ names }: SessionAlternative): boolean {
  return names.length > 0;
}

function hasAny({ names }: Alternative, byCaller: SetByCaller): boolean {
  return names.some((name) => byCaller.has(name));
}

/** Whether there is a credential for each of its schemes, and tokens in each of its sessions. */
export function isSatisfied({ missing, sources }: SessionAlternative): boolean {
  return missing.length === 0 && sources.every((source) => source.hasTokens);
}

/** The alternative that is closest says why: a session without tokens, else the credentials that are not there. */
function unsatisfied({ method, path }: Operation, alternatives: readonly Alternative[]): Error {
  let closest: readonly string[] | undefined;
  for (const alternative of alternatives) {
    const { missing, sources } = alternative;
    const empty = missing.length === 0 ? sources.find((source) => !source.hasTokens) : undefined;
    if (empty !== undefined) return empty.calls.absence(empty, { method, path });
    if (closest === undefined || missing.length < closest.length) closest = missing;
  }
  const schemes = [...(closest ?? [])];
  const what = say`The client holds no credential for ${schemes.join(" and ")}: give createClient one under \`auth\``;
  return new MissingCredentialError(what, { method, path, schemes });
}
