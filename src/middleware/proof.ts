/** The values that fulfil what an operation requires: asked for, kept up to date, and renewed after a refusal. */
import { errorFor, isLatchkeyError } from "../errors.ts";
import { type Attachment, attachmentOf, invalidCredential, type PlacedAttachment } from "../security/attachment.ts";
import type { Claim } from "../security/alternative.ts";
import { insufficientScope, missingScopes } from "../security/scopes.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import {
  type Asker,
  type CustomCredential,
  type TokenSource,
  tokenSourceOf,
  type Verdict,
} from "../security/credential.ts";
import type { TrackedCall } from "./call.ts";
import { untilAborted } from "../waiting/until-aborted.ts";

/** A claim with the value that fulfils it. */
export interface Proof {
  readonly claim: Claim;
  readonly value: unknown;
  /** The session whose token the value is. */
  readonly session: { readonly source: TokenSource; readonly asker: Asker } | undefined;
}

/** The number of sign-outs of each session when the call began, where it has had to wait since. */
export type SignOutCounts = ReadonlyMap<TokenSource, number>;

/** The value for each claim; a promise only where somebody has to be asked or waited for. */
export function proveAll(
  claims: readonly Claim[],
  call: TrackedCall,
  signOutsBefore: SignOutCounts,
): Awaitable<readonly Proof[]> {
  return all(claims.map((claim) => prove(claim, call, signOutsBefore)));
}

function prove(claim: Claim, call: TrackedCall, signOutsBefore: SignOutCounts): Awaitable<Proof> {
  const { credential, scheme } = claim;
  const source = tokenSourceOf(credential);
  if (source !== undefined) {
    const asker: Asker = { signOuts: signOutsBefore.get(source) ?? source.signOuts, signal: call.signal };
    const session = { source, asker };
    const missing = missingScopes(claim, source);
    if (missing.length > 0) return steppedUp({ claim, value: undefined, session }, missing, call);
    // Signed out while the call waited: whoever is signed in now is not who made it.
    const token = asker.signOuts === source.signOuts ? source.current() : undefined;
    if (token !== undefined) return { claim, value: token, session };
    return obtained({ claim, value: undefined, session }, source.obtain(asker), call);
  }
  if (typeof credential !== "function" || isCustom(scheme)) return { claim, value: credential, session: undefined };
  return credentialFrom(credential, call).then((value) => ({ claim, value, session: undefined }));
}

/** The proof of a session that is asked for more scopes first; throws `InsufficientScopeError` where that brings too little. */
function steppedUp(
  proof: Proof & { readonly session: NonNullable<Proof["session"]> },
  missing: readonly string[],
  call: TrackedCall,
): Promise<Proof> {
  const { claim, session } = proof;
  const { source, asker } = session;
  const asked = source.stepUp(missing, asker);
  if (asked === undefined) throw insufficientScope(claim, missing, call.operation);
  call.progress.phase = "session";
  const answer = asked.then(
    () => missingScopes(claim, source),
    (cause: unknown) => {
      throw insufficientScope(claim, missing, call.operation, cause);
    },
  );
  return untilAborted(answer, call.signal).then((still) => {
    if (still.length > 0) throw insufficientScope(claim, still, call.operation);
    return obtained(proof, source.obtain(asker), call);
  });
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

/** Values to try again with, if there can be any. */
export interface RenewedProofs {
  /** Whether the first answer is beside the point whatever comes: a session renews, or its error is thrown. */
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
  const asked = renewed.map((proof) => (proof instanceof Promise ? proof : provenAgain(proof, call)));
  const now = all(asked);
  if (!(now instanceof Promise)) return undefined;
  return { isCertain, finished: now.then((now) => (isCertain || hasChanged(proofs, now) ? now : undefined)) };
}

function provenAgain(proof: Proof, call: TrackedCall): Awaitable<Proof> {
  const { credential, scheme } = proof.claim;
  if (typeof credential !== "function" || isCustom(scheme)) return proof;
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
    if (isCustom(scheme)) {
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
        `has no place: ${attachment.in} ${attachment.name} is another scheme's already`,
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

function isCustom({ type }: Claim["scheme"]): boolean {
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
  if (items.length === 1 && only instanceof Promise) return only.then((item) => [item]); // As a rule there is one scheme.
  return items.every((item) => !(item instanceof Promise)) ? (items as readonly T[]) : Promise.all(items);
}
