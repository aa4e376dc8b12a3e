/** The values that fulfil what an operation requires: asked for, kept up to date, and renewed after a refusal. */
import { errorFor, isLatchkeyError } from "../errors.ts";
import { type Attachment, attachmentOf, invalidCredential, type PlacedAttachment } from "../security/attachment.ts";
import type { Claim } from "../security/alternative.ts";
import { insufficientScope, missingScopes, notGranted } from "../security/scopes.ts";
import { type Awaitable, isThenable } from "../waiting/awaitable.ts";
import {
  type Asker,
  type CustomCredential,
  type TokenSource,
  tokenSourceOf,
  type Verdict,
} from "../security/credential.ts";
import type { TrackedCall } from "./call.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { say } from "../say.ts";

/** A claim with the value that fulfils it. */
export interface Proof {
  readonly claim: Claim;
  readonly value: unknown;
  /** The session whose token the value is. */
  readonly session: { readonly source: TokenSource; readonly asker: Asker } | undefined;
}

/** The number of sign-outs of each session when the call began. */
export type SignOutCounts = ReadonlyMap<TokenSource, number>;

/** A proof that is a session's token. */
type SessionProof = Proof & { readonly session: NonNullable<Proof["session"]> };

/**
 * The value for each claim; a promise only where somebody has to be asked or waited for.
 *
 * Nobody is asked for a call that will not be sent: what the scopes at hand forbid is thrown first.
 */
export function proveAll(
  claims: readonly Claim[],
  call: TrackedCall,
  signOutsBefore: SignOutCounts,
): Awaitable<readonly Proof[]> {
  const begun = claims.map((claim) => beginProof(claim, call, signOutsBefore));
  for (const proof of begun) assertScopes(proof, call);
  return all(begun.map((proof) => prove(proof, call)));
}

/** What can be said without asking anybody: a live token, a string. */
function beginProof(claim: Claim, { signal }: TrackedCall, signOutsBefore: SignOutCounts): Proof {
  const { credential } = claim;
  const source = tokenSourceOf(credential);
  if (source === undefined) return { claim, value: credential, session: undefined };
  const asker: Asker = { signOuts: signOutsBefore.get(source) ?? source.signOuts, signal };
  // Signed out while the call waited: whoever is signed in now is not who made it.
  const value = asker.signOuts === source.signOuts ? source.current() : undefined;
  return { claim, value, session: { source, asker } };
}

/** Throws `InsufficientScopeError` for a live token that lacks a scope, where nobody can be asked for more. */
function assertScopes({ claim, value, session }: Proof, { operation }: TrackedCall): void {
  if (session === undefined || value === undefined || session.source.canStepUp) return;
  const missing = missingScopes(claim, session.source);
  if (missing.length > 0) throw insufficientScope(claim, missing, operation);
}

function prove(proof: Proof, call: TrackedCall): Awaitable<Proof> {
  const { claim, value, session } = proof;
  if (session === undefined) return provenAgain(proof, call);
  const held: SessionProof = { ...proof, session };
  // A refresh that is due may bring the scopes, or take them away: they are looked at after it.
  if (value === undefined) {
    return obtained(held, session.source.obtain(session.asker), call).then((fresh) =>
      withScopes({ ...fresh, session }, call),
    );
  }
  return missingScopes(claim, session.source).length > 0 ? withScopes(held, call) : proof;
}

/** The proof as it is if its scopes are enough; else of a session that is asked for more, if it can be. */
async function withScopes(proof: SessionProof, call: TrackedCall): Promise<Proof> {
  const { claim, session } = proof;
  const { source, asker } = session;
  const missing = missingScopes(claim, source);
  if (missing.length === 0) return proof;
  if (!source.canStepUp) throw insufficientScope(claim, missing, call.operation);
  call.progress.phase = "session";
  const answer = source.stepUp(missing, asker).catch((cause: unknown) => {
    throw insufficientScope(claim, missing, call.operation, cause);
  });
  await untilAborted(answer, call.signal);
  const still = missingScopes(claim, source);
  if (still.length > 0) throw insufficientScope(claim, still, call.operation);
  return obtained(proof, source.obtain(asker), call);
}

/** The same proofs, but for sessions that have brought a newer token since, or have been signed out. */
export function keepCurrent(proofs: readonly Proof[], call: TrackedCall): Awaitable<readonly Proof[]> {
  if (proofs.every(({ session, value }) => session === undefined || session.source.held() === value)) return proofs;
  return all(
    proofs.map((proof) => {
      const { session, value } = proof;
      if (session === undefined || session.source.held() === value) return proof;
      return obtained(proof, session.source.obtain(session.asker), call);
    }),
  );
}

/**
 * Rejects where a session has been signed out since its token was taken, as happens while another credential is asked;
 * `undefined` where the proofs can be sent.
 */
export function refuseSignedOut(proofs: readonly Proof[], call: TrackedCall): Promise<Proof> | undefined {
  for (const proof of proofs) {
    const { session, value } = proof;
    if (session === undefined || session.source.signOuts === session.asker.signOuts) continue;
    if (session.source.held() !== value) return obtained(proof, session.source.obtain(session.asker), call);
  }
  return undefined;
}

/** Values to try again with, if there can be any. */
export interface RenewedProofs {
  /** Whether the first answer is not needed any more: a session brings a new token, or its error is thrown. */
  readonly isCertain: boolean;
  /** All proofs anew, or nothing when they are the ones that were refused. */
  readonly finished: Promise<readonly Proof[] | undefined>;
}

/** Renews what was refused with `status`: sessions by their own rules, functions by being asked again. */
export function renewAll(proofs: readonly Proof[], status: number, call: TrackedCall): RenewedProofs | undefined {
  judgeAll(proofs, "refused");
  let isCertain = false;
  const renewed = proofs.map((proof) => {
    const { session, value } = proof;
    const token = session?.source.replace(String(value), status, session.asker);
    if (token === undefined) return proof;
    isCertain = true;
    return obtained(proof, token, call);
  });
  const asked = renewed.map((proof) => (isThenable(proof) ? proof : provenAgain(proof, call)));
  const now = all(asked);
  if (!isThenable(now)) return undefined;
  return { isCertain, finished: now.then((now) => (isCertain || hasChanged(proofs, now) ? now : undefined)) };
}

/**
 * Asks the application for the scopes that a server wants (RFC 6750, section 3.1); `undefined` where no session can ask, or
 * where they have been granted already.
 *
 * `named` are the scopes that the server asks for; if it names none, the document does.
 */
export function stepUpAll(
  proofs: readonly Proof[],
  named: readonly string[],
  call: TrackedCall,
): RenewedProofs | undefined {
  for (const { claim, session } of proofs) {
    if (session === undefined || !session.source.canStepUp) continue;
    const missing = notGranted(named.length > 0 ? named : claim.scopes, session.source);
    if (missing.length === 0) continue;
    call.progress.phase = "session";
    // An application that brings no more scopes leaves the refusal as it is: it is the caller's.
    const isBrought = session.source.stepUp(missing, session.asker).then(
      () => true,
      () => false,
    );
    const finished = untilAborted(isBrought, call.signal).then((is) => (is ? changedProofs(proofs, call) : undefined));
    return { isCertain: false, finished };
  }
  return undefined;
}

async function changedProofs(proofs: readonly Proof[], call: TrackedCall): Promise<readonly Proof[] | undefined> {
  const now = await keepCurrent(proofs, call);
  return now === proofs ? undefined : now;
}

/** The proof of a function is asked for anew; any other stays as it is. */
function provenAgain(proof: Proof, call: TrackedCall): Awaitable<Proof> {
  const { credential, scheme } = proof.claim;
  if (typeof credential !== "function" || isCustomScheme(scheme)) return proof;
  return credentialFrom(credential, call).then((value) => ({ ...proof, value }));
}

function hasChanged(before: readonly Proof[], now: readonly Proof[]): boolean {
  return now.some(({ value }, index) => JSON.stringify(value) !== JSON.stringify(before[index]?.value));
}

/** Tells each session what the answer says of its token. */
export function judgeAll(proofs: readonly Proof[], verdict: Verdict): undefined {
  for (const { session, value } of proofs) session?.source.judge(String(value), verdict);
}

/**
 * What the proofs add to the request.
 *
 * Throws `InvalidCredentialError` for a value that cannot be sent, or not beside another one in the same place.
 */
export function attachmentsOf(proofs: readonly Proof[], { operation }: TrackedCall): Attachment[] {
  const attachments: Attachment[] = [];
  for (const { claim, value } of proofs) {
    const { scheme, name, scopes } = claim;
    if (isCustomScheme(scheme)) {
      // Only functions get here: a custom scheme takes nothing else.
      attachments.push({ in: "request", name, apply: value as CustomCredential, scopes });
      continue;
    }
    const attachment = attachmentOf(scheme, value, name, operation);
    const rival = attachments.find((other): other is PlacedAttachment => isSamePlace(other, attachment));
    if (rival === undefined) attachments.push(attachment);
    else if (rival.value !== attachment.value) {
      throw invalidCredential(
        name,
        say`has no place: ${attachment.in} ${attachment.name} is another scheme's already`,
        operation,
      );
    }
  }
  return attachments;
}

function isSamePlace(one: Attachment, other: PlacedAttachment): boolean {
  if (one.in !== other.in) return false;
  return one.in === "header" ? one.name.toLowerCase() === other.name.toLowerCase() : one.name === other.name;
}

function isCustomScheme({ type }: Claim["scheme"]): boolean {
  return type === "mutualTLS" || type === "custom";
}

/** The proof with the token that a session brings; what it throws is told with the operation. */
function obtained(proof: Proof, token: Promise<string>, call: TrackedCall): Promise<Proof> {
  call.progress.phase = "session";
  return token.then(
    (value) => ({ ...proof, value }),
    (error: unknown) => rethrow(error, call),
  );
}

/** A session's error, told with the operation that it befell; a caller's abort reason goes untouched. */
export function rethrow(error: unknown, { operation: { method, path }, signal }: TrackedCall): never {
  const isReason = signal?.aborted === true && error === signal.reason;
  throw isLatchkeyError(error) && !isReason ? errorFor(error, { method, path }) : error;
}

/** Asks a function for its credential; the caller's abort ends the wait. */
function credentialFrom(
  credential: Extract<Claim["credential"], (...args: never) => unknown>,
  call: TrackedCall,
): Promise<unknown> {
  call.progress.phase = "session";
  const answer = async (): Promise<unknown> => (credential as () => unknown)(); // A custom one never gets here.
  return untilAborted(answer(), call.signal);
}

function all<T>(items: readonly Awaitable<T>[]): Awaitable<readonly T[]> {
  const [only] = items;
  if (items.length === 1 && isThenable(only)) return only.then((item) => [item]); // As a rule there is one scheme.
  return items.every((item) => !isThenable(item)) ? (items as readonly T[]) : Promise.all(items);
}
