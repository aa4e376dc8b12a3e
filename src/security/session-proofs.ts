/** What calls with sessions do with the values that they send: kept up to date, judged, and renewed after a refusal. */
import { allOf, type Awaitable, isThenable } from "../waiting/awaitable.ts";
import { isBeyondRefresh } from "./challenge.ts";
import type { AskForProof, RenewedProofs, SessionProof, Verdict } from "./credential.ts";
import { hasChanged } from "./has-changed.ts";

/** The values that sessions and functions bring; throws first what the scopes at hand forbid. */
export function prove<P extends SessionProof>(begun: readonly P[], ask: AskForProof<P>): Awaitable<readonly P[]> {
  for (const { session } of begun) session?.assertScopes();
  return allOf(begun.map((proof) => (proof.session ? withToken(proof, proof.session.obtain()) : ask(proof))));
}

/** The same proofs, but for sessions that have brought a newer token since, or have been signed out. */
export function keepCurrent<P extends SessionProof>(proofs: readonly P[]): Awaitable<readonly P[]> {
  const current = proofs.map((proof) => withToken(proof, proof.session?.newerThan(proof.value)));
  return current.every((proof, index) => proof === proofs[index]) ? proofs : allOf(current);
}

/**
 * Rejects where a session has been signed out since its token was taken, as happens while another credential is asked;
 * `undefined` where the proofs can be sent.
 */
export function refuseSignedOut(proofs: readonly SessionProof[]): Promise<unknown> | undefined {
  for (const { session, value } of proofs) {
    const refused = session?.refuseSignedOut(value);
    if (refused !== undefined) return refused;
  }
  return undefined;
}

/** Tells each session what the answer says of its token. */
export function judge(proofs: readonly SessionProof[], verdict: Verdict): void {
  for (const { session, value } of proofs) session?.judge(value, verdict);
}

/** What the refusal of a second request says; no third one is sent. */
export function judgeRefusal(proofs: readonly SessionProof[], refusal: Response): void {
  judge(proofs, isBeyondRefresh(refusal) ? "accepted" : "refused");
}

/** Renews what was refused: sessions by their own rules, functions by being asked again. */
export function renew<P extends SessionProof>(
  proofs: readonly P[],
  refusal: Response,
  ask: AskForProof<P>,
): RenewedProofs<P> | undefined {
  judgeRefusal(proofs, refusal);
  // The token is good: a new one would not help, but more scopes may.
  if (isBeyondRefresh(refusal)) return stepUp(proofs, refusal);
  let isCertain = false;
  const renewed = proofs.map((proof) => {
    const token = proof.session?.replace(proof.value, refusal.status);
    if (token !== undefined) isCertain = true;
    return withToken(proof, token);
  });
  const now = allOf(renewed.map((proof) => (isThenable(proof) ? proof : ask(proof))));
  if (!isThenable(now)) return undefined;
  return { isCertain, finished: now.then((found) => (isCertain ? found : changed(proofs, found))) };
}

/**
 * Asks the application for the scopes that a server wants (RFC 6750, section 3.1); `undefined` where no session can ask, or
 * where they have been granted already.
 */
function stepUp<P extends SessionProof>(proofs: readonly P[], refusal: Response): RenewedProofs<P> | undefined {
  for (const { session } of proofs) {
    const asked = session?.stepUp(refusal);
    if (asked === undefined) continue;
    const finished = asked.then(async (isAnswered) =>
      isAnswered ? changed(proofs, await keepCurrent(proofs)) : undefined,
    );
    return { isCertain: false, finished };
  }
  return undefined;
}

function changed<P extends SessionProof>(before: readonly P[], now: readonly P[]): readonly P[] | undefined {
  return hasChanged(before, now) ? now : undefined;
}

/** The proof with the token that a session brings. */
function withToken<P extends SessionProof>(proof: P, token: Promise<string> | undefined): Awaitable<P> {
  return token === undefined ? proof : token.then((value) => ({ ...proof, value }));
}
