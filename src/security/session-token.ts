/** A session's token on its way with one call: obtained, kept up to date, and renewed after a refusal. */
import { type ErrorOrigin, errorFor, type InsufficientScopeError, isLatchkeyError } from "../errors.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { scopesWanted } from "./challenge.ts";
import { isNamed, isSatisfied } from "./choose-alternative.ts";
import type {
  Asker,
  CallOfSession,
  SessionAlternative,
  SessionCalls,
  SessionClaim,
  SessionToken,
  TokenSource,
  Verdict,
} from "./credential.ts";
import { insufficientScope, missingScopes, notGranted } from "./scopes.ts";
import { judge, judgeRefusal, keepCurrent, prove, refuseSignedOut, renew } from "./session-proofs.ts";

/** What sessions bring along for the calls that they are used in. */
export const sessionCalls: SessionCalls = {
  prove,
  keepCurrent,
  refuseSignedOut,
  judge,
  judgeRefusal,
  renew,
  openStores,
  tokenFor: (source, signOuts, claim, call) => new TokenOfSession(source, signOuts, claim, call),
  absence: (source, origin) => told(source.absence(), origin),
};

function openStores(alternatives: readonly SessionAlternative[], call: CallOfSession): Promise<void> | undefined {
  const first = pendingIn(alternatives, call.signal);
  return first && openAll(first, alternatives, call);
}

/** Waits for the sessions whose store has not been read, one alternative's after the other's. */
async function openAll(
  first: Promise<unknown>,
  alternatives: readonly SessionAlternative[],
  call: CallOfSession,
): Promise<void> {
  call.progress.phase = "session";
  for (
    let pending: Promise<unknown> | undefined = first;
    pending !== undefined;
    pending = pendingIn(alternatives, call.signal)
  ) {
    await pending.catch((error: unknown) => rethrow(error, call));
  }
}

/** A session is not waited for where an earlier alternative is satisfied already, nor where its own lacks a credential. */
function pendingIn(
  alternatives: readonly SessionAlternative[],
  signal: AbortSignal | undefined,
): Promise<unknown> | undefined {
  for (const alternative of alternatives) {
    if (!isNamed(alternative) || alternative.missing.length > 0) continue;
    const pending = openingsOf(alternative, signal);
    if (pending !== undefined) return pending;
    if (isSatisfied(alternative)) return undefined;
  }
  return undefined;
}

function openingsOf({ sources }: SessionAlternative, signal: AbortSignal | undefined): Promise<unknown> | undefined {
  let pending: Promise<void>[] | undefined;
  for (const source of sources) {
    const opening = source.opening(signal);
    if (opening !== undefined) (pending ??= []).push(opening);
  }
  return pending && Promise.all(pending);
}

class TokenOfSession implements SessionToken {
  readonly atHand: string | undefined;
  readonly #source: TokenSource;
  readonly #asker: Asker;
  readonly #claim: SessionClaim;
  readonly #call: CallOfSession;

  constructor(source: TokenSource, signOuts: number, claim: SessionClaim, call: CallOfSession) {
    this.#source = source;
    this.#asker = { signOuts, signal: call.signal };
    this.#claim = claim;
    this.#call = call;
    // Signed out while the call waited: whoever is signed in now is not who made it.
    this.atHand = signOuts === source.signOuts ? source.current() : undefined;
  }

  assertScopes(): void {
    if (this.atHand === undefined || this.#source.canStepUp) return;
    const missing = this.#missing();
    if (missing.length > 0) throw this.#insufficient(missing);
  }

  obtain(): Promise<string> | undefined {
    // A refresh that is due may bring the scopes, or take them away: they are looked at after it.
    if (this.atHand === undefined) return this.#obtained().then((fresh) => this.#withScopes(fresh));
    return this.#missing().length > 0 ? this.#withScopes(this.atHand) : undefined;
  }

  newerThan(token: unknown): Promise<string> | undefined {
    return this.#source.held() === token ? undefined : this.#obtained();
  }

  refuseSignedOut(token: unknown): Promise<string> | undefined {
    return this.#source.signOuts === this.#asker.signOuts ? undefined : this.newerThan(token);
  }

  replace(token: unknown, status: number): Promise<string> | undefined {
    const replaced = this.#source.replace(String(token), status, this.#asker);
    return replaced && withOperation(replaced, this.#call);
  }

  judge(token: unknown, verdict: Verdict): void {
    this.#source.judge(String(token), verdict);
  }

  stepUp(response: Response): Promise<boolean> | undefined {
    const named = this.#source.canStepUp ? scopesWanted(response) : undefined;
    if (named === undefined) return undefined;
    // If the server names none, the document does.
    const missing = notGranted(named.length > 0 ? named : this.#claim.scopes, this.#source);
    if (missing.length === 0) return undefined;
    this.#call.progress.phase = "session";
    // An application that brings no more scopes leaves the refusal as it is: it is the caller's.
    const isBrought = this.#source.stepUp(missing, this.#asker).then(
      () => true,
      () => false,
    );
    return untilAborted(isBrought, this.#call.signal);
  }

  /** The token as it is if its scopes are enough; else of a session that is asked for more, if it can be. */
  async #withScopes(token: string): Promise<string> {
    const missing = this.#missing();
    if (missing.length === 0) return token;
    if (!this.#source.canStepUp) throw this.#insufficient(missing);
    this.#call.progress.phase = "session";
    const answer = this.#source.stepUp(missing, this.#asker).catch((cause: unknown) => {
      throw this.#insufficient(missing, cause);
    });
    await untilAborted(answer, this.#call.signal);
    const still = this.#missing();
    if (still.length > 0) throw this.#insufficient(still);
    return this.#obtained();
  }

  #obtained(): Promise<string> {
    return withOperation(this.#source.obtain(this.#asker), this.#call);
  }

  #missing(): readonly string[] {
    return missingScopes(this.#claim, this.#source);
  }

  #insufficient(missing: readonly string[], cause?: unknown): InsufficientScopeError {
    return insufficientScope(this.#claim, missing, this.#call.operation, cause);
  }
}

/** The token that a session brings; what it throws is told with the operation. */
function withOperation(token: Promise<string>, call: CallOfSession): Promise<string> {
  call.progress.phase = "session";
  return token.catch((error: unknown) => rethrow(error, call));
}

/** A session's error, told with the operation that it befell; a caller's abort reason goes untouched. */
export function rethrow(error: unknown, { operation, signal }: CallOfSession): never {
  const isReason = signal?.aborted === true && error === signal.reason;
  throw isReason ? error : told(error, operation);
}

function told<E>(error: E, { method, path }: ErrorOrigin): E | Error {
  return isLatchkeyError(error) ? errorFor(error, { method, path }) : error;
}
