/** The values that fulfil what an operation requires: strings as they are, functions asked, sessions by their own rules. */
import type { Claim } from "../security/alternative.ts";
import {
  type RenewedProofs,
  type SessionCalls,
  type SessionProof,
  type TokenSource,
  tokenSourceOf,
} from "../security/credential.ts";
import { hasChanged } from "../security/has-changed.ts";
import { allOf, type Awaitable, isThenable } from "../waiting/awaitable.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { attachmentOf, invalidCredential } from "./attachment.ts";
import type { Attachment } from "./attempt.ts";
import type { TrackedCall } from "./call.ts";
import { say } from "../say.ts";

/** A claim with the value that fulfils it. */
export interface Proof extends SessionProof {
  readonly claim: Claim;
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
  sessions: SessionCalls | undefined,
  signOutsBefore: SignOutsBefore,
): Awaitable<readonly Proof[]> {
  const begun = claims.map((claim) => beginProof(claim, call, signOutsBefore));
  const ask = asking(call);
  return sessions === undefined ? allOf(begun.map(ask)) : sessions.prove(begun, ask);
}

/** What can be said without asking anybody: a live token, a string. */
function beginProof(claim: Claim, call: TrackedCall, signOutsBefore: SignOutsBefore): Proof {
  const { credential } = claim;
  const source = tokenSourceOf(credential);
  if (source === undefined) return { claim, value: credential, session: undefined };
  const session = source.calls.tokenFor(source, signOutsBefore(source) ?? source.signOuts, claim, call);
  return { claim, value: session.atHand, session };
}

/** Asks for the proof of a function; any other stays as it is. The caller's abort ends the wait. */
function asking(call: TrackedCall): (proof: Proof) => Awaitable<Proof> {
  return (proof) => {
    const { credential, scheme } = proof.claim;
    if (typeof credential !== "function" || isCustom(scheme)) return proof;
    call.progress.phase = "session";
    const answer = async (): Promise<unknown> => (credential as () => unknown)(); // A custom one never gets here.
    return untilAborted(answer(), call.signal).then((value) => ({ ...proof, value }));
  };
}

/** Renews what was refused, if anybody can: sessions by their own rules, functions by being asked again. */
export function renewAll(
  proofs: readonly Proof[],
  refusal: Response,
  call: TrackedCall,
  sessions: SessionCalls | undefined,
): RenewedProofs<Proof> | undefined {
  const ask = asking(call);
  if (sessions !== undefined) return sessions.renew(proofs, refusal, ask);
  const asked = allOf(proofs.map(ask));
  if (!isThenable(asked)) return undefined;
  return { isCertain: false, finished: asked.then((now) => (hasChanged(proofs, now) ? now : undefined)) };
}

/**
 * What the proofs add to the request.
 *
 * Throws `InvalidCredentialError` for a value that cannot be sent, or not beside another one in the same place.
 */
export function attachmentsOf(proofs: readonly Proof[], { operation }: TrackedCall): readonly Attachment[] {
  const all = proofs.map(({ claim, value }) => attachmentOf(claim, value, operation));
  if (all.length < 2) return all;
  return all.filter((attachment, index) => {
    const rivals = all.slice(0, index).filter((other) => isSamePlace(other, attachment));
    if (rivals.every(({ value }) => value === attachment.value)) return rivals.length === 0;
    const what = say`has no place: ${attachment.in} ${attachment.name} is another scheme's already`;
    throw invalidCredential(proofs[index]?.claim.name ?? "", what, operation);
  });
}

function isSamePlace(one: Attachment, other: Attachment): boolean {
  if (one.in !== other.in || one.in === "request") return false;
  return one.in === "header" ? one.name.toLowerCase() === other.name.toLowerCase() : one.name === other.name;
}

function isCustom({ type }: Claim["scheme"]): boolean {
  return type === "mutualTLS" || type === "custom";
}
