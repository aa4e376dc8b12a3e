/** The values that fulfil what an operation requires: asked for, kept up to date, and renewed after a refusal. */
import { type Attachment, attachmentOf, invalidCredential, type PlacedAttachment } from "../security/attachment.ts";
import type { Claim } from "../security/alternative.ts";
import { type Awaitable, isThenable } from "../waiting/awaitable.ts";
import {
  type CustomCredential,
  type SessionToken,
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
  readonly session: SessionToken | undefined;
}

/** The number of sign-outs of a session when the call began. */
export type SignOutsBefore = (source: TokenSource) => number | undefined;

/**
 * The value for each claim; a promise only where somebody has to be asked or waited for.
 *
 * Nobody is asked for a call that will not be sent: what the scopes at hand forbid is thrown first.
 */
export function proveAll(
  claims: readonly Claim[],
  call: TrackedCall,
  signOutsBefore: SignOutsBefore,
): Awaitable<readonly Proof[]> {
  const begun = claims.map((claim) => beginProof(claim, call, signOutsBefore));
  for (const { session } of begun) session?.assertScopes();
  return all(
    begun.map((proof) => (proof.session ? withToken(proof, proof.session.obtain()) : provenAgain(proof, call))),
  );
}

/** What can be said without asking anybody: a live token, a string. */
function beginProof(claim: Claim, call: TrackedCall, signOutsBefore: SignOutsBefore): Proof {
  const { credential } = claim;
  const source = tokenSourceOf(credential);
  if (source === undefined) return { claim, value: credential, session: undefined };
  const session = source.calls.tokenFor(source, signOutsBefore(source) ?? source.signOuts, claim, call);
  return { claim, value: session.atHand, session };
}

/** The same proofs, but for sessions that have brought a newer token since, or have been signed out. */
export function keepCurrent(proofs: readonly Proof[]): Awaitable<readonly Proof[]> {
  const current = proofs.map((proof) => withToken(proof, proof.session?.newerThan(proof.value)));
  return current.every((proof, index) => proof === proofs[index]) ? proofs : all(current);
}

/**
 * Rejects where a session has been signed out since its token was taken, as happens while another credential is asked;
 * `undefined` where the proofs can be sent.
 */
export function refuseSignedOut(proofs: readonly Proof[]): Promise<unknown> | undefined {
  for (const { session, value } of proofs) {
    const refused = session?.refuseSignedOut(value);
    if (refused !== undefined) return refused;
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
    const token = proof.session?.replace(proof.value, status);
    if (token !== undefined) isCertain = true;
    return withToken(proof, token);
  });
  const asked = renewed.map((proof) => (isThenable(proof) ? proof : provenAgain(proof, call)));
  const now = all(asked);
  if (!isThenable(now)) return undefined;
  return { isCertain, finished: now.then((now) => (isCertain || hasChanged(proofs, now) ? now : undefined)) };
}

/**
 * Asks the application for the scopes that a server wants (RFC 6750, section 3.1); `undefined` where no session can ask, or
 * where they have been granted already.
 */
export function stepUpAll(proofs: readonly Proof[], response: Response): RenewedProofs | undefined {
  for (const { session } of proofs) {
    const asked = session?.stepUp(response);
    if (asked === undefined) continue;
    return { isCertain: false, finished: asked.then((isAnswered) => (isAnswered ? changedProofs(proofs) : undefined)) };
  }
  return undefined;
}

async function changedProofs(proofs: readonly Proof[]): Promise<readonly Proof[] | undefined> {
  const now = await keepCurrent(proofs);
  return now === proofs ? undefined : now;
}

/** The proof with the token that a session brings. */
function withToken(proof: Proof, token: Promise<string> | undefined): Awaitable<Proof> {
  return token === undefined ? proof : token.then((value) => ({ ...proof, value }));
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
  for (const { session, value } of proofs) session?.judge(value, verdict);
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
