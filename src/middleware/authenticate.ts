/** What a call carries, and what follows when it is refused: once more, at the most. */
import type { CallPhase } from "../errors.ts";
import type { Attachment } from "../security/attachment.ts";
import { alternativesOf, type Keyring } from "../security/alternative.ts";
import { isBeyondRefresh } from "../security/challenge.ts";
import { chooseAlternative, ranked, schemesSetByCaller } from "../security/choose-alternative.ts";
import { type Awaitable, isThenable } from "../waiting/awaitable.ts";
import { isStream, type SendCall, type TrackedCall } from "./call.ts";
import { discard } from "./discard.ts";
import { reasonOf } from "../waiting/until-aborted.ts";
import {
  attachmentsOf,
  judgeAll,
  keepCurrent,
  type Proof,
  proveAll,
  refuseSignedOut,
  renewAll,
  type RenewedProofs,
  stepUpAll,
} from "./proof.ts";

/** One request of a call: what is added to it, and which of the two it is. */
export interface Attempt {
  readonly call: TrackedCall;
  /** What is to be added. Called when nothing else is left to wait for, so that it is up to date. */
  readonly attachments: () => Awaitable<readonly Attachment[]>;
  /** Rejects if somebody has been signed out since then; called just before the request goes. Nothing where it may go. */
  readonly recheck?: () => Promise<unknown> | undefined;
  readonly phase: Extract<CallPhase, "first" | "retry">;
  /** `check` has let this call go a moment ago: it need not be called again. */
  readonly isChecked?: boolean;
}

/** Sends one request. */
export interface Send {
  (attempt: Attempt): Promise<Response>;
  /**
   * Throws for a call that cannot go at all: without a network, or with a credential where none may go. Asked before any
   * credential is, so that nothing is renewed for a call that will not be sent.
   */
  readonly check?: (call: TrackedCall, phase: Attempt["phase"], hasCredential: boolean) => Awaitable<void>;
}

/** The innermost layer but one: decides what a call carries. `retryOn` are the statuses of a refusal. */
export function authenticate(keyring: Keyring, retryOn: ReadonlySet<number>, send: Send): SendCall {
  return async (call) => {
    const { operation, signal } = call;
    if (signal?.aborted) throw reasonOf(signal);
    if (operation.security === undefined) return send({ call, attachments: nothing, phase: "first" });
    const known = alternativesOf(operation, keyring);
    const { sources } = known;
    const byCaller = schemesSetByCaller(known, call);
    const alternatives = ranked(known, byCaller);
    // As they are when the call begins: whatever it waits for, it never goes on as somebody else.
    const signOuts = sources.map((source) => source.signOuts);
    const opening = sources[0]?.calls.openStores(alternatives, call);
    if (opening !== undefined) await opening;
    const { claims, isOwn } = chooseAlternative(operation, alternatives, byCaller);
    const checked = send.check?.(call, "first", claims.length > 0);
    if (isThenable(checked)) await checked;
    const proofs = proveAll(claims, call, (source) => signOuts[sources.indexOf(source)]);
    // Usually there is nothing to wait for: a live token, a string.
    const first = new TracedAttempt(
      call,
      isThenable(proofs) ? await proofs : proofs,
      "first",
      send.check !== undefined,
    );
    const response = await send(first);
    // Another origin's answer says nothing of a credential that never went there.
    if (isOwn || isFromElsewhere(response, call)) return response;
    if (!retryOn.has(response.status)) return judged(response, first.sent);
    const renewed = isBeyondRefresh(response)
      ? afterGoodToken(response, first.sent)
      : renewAll(first.sent, response.status, call);
    return renewed === undefined ? response : retry(call, response, renewed, send, retryOn);
  };
}

/** After a refusal that says that the token is good: a new one would not help, but more scopes may. */
function afterGoodToken(response: Response, sent: readonly Proof[]): RenewedProofs | undefined {
  judgeAll(sent, "accepted");
  return stepUpAll(sent, response);
}

/** What a public operation adds. */
function nothing(): readonly Attachment[] {
  return [];
}

/** An attempt that remembers what it has really sent. */
class TracedAttempt implements Attempt {
  readonly call: TrackedCall;
  readonly phase: Attempt["phase"];
  readonly isChecked: boolean;
  sent: readonly Proof[];

  constructor(call: TrackedCall, proofs: readonly Proof[], phase: Attempt["phase"], isChecked: boolean) {
    this.isChecked = isChecked;
    this.call = call;
    this.phase = phase;
    this.sent = proofs;
  }

  attachments(): Awaitable<readonly Attachment[]> {
    const current = keepCurrent(this.sent);
    return isThenable(current) ? current.then((proofs) => this.#adding(proofs)) : this.#adding(current);
  }

  recheck(): Promise<unknown> | undefined {
    return refuseSignedOut(this.sent);
  }

  #adding(proofs: readonly Proof[]): readonly Attachment[] {
    this.sent = proofs;
    return attachmentsOf(proofs, this.call);
  }
}

async function retry(
  call: TrackedCall,
  refusal: Response,
  { isCertain, finished }: RenewedProofs,
  send: Send,
  retryOn: ReadonlySet<number>,
): Promise<Response> {
  if (isStream(call.body)) {
    finished.catch(() => undefined);
    return refusal; // Spent: it cannot be sent again. The next call finds the new token.
  }
  if (isCertain) discard(refusal);
  const proofs = await finished.catch((error: unknown) => {
    discard(refusal);
    throw error;
  });
  if (proofs === undefined) return refusal;
  discard(refusal);
  const second = new TracedAttempt(call, proofs, "retry", false);
  const response = await send(second);
  if (isFromElsewhere(response, call)) return response;
  if (retryOn.has(response.status)) judgeAll(second.sent, isBeyondRefresh(response) ? "accepted" : "refused");
  return judged(response, second.sent);
}

/** A success says that the token is good; what is no refusal either says at least that the token was not refused. */
function judged(response: Response, sent: readonly Proof[]): Response {
  judgeAll(sent, response.ok ? "accepted" : "neither");
  return response;
}

/** A redirect has led to another origin, where no credential of ours arrives. */
function isFromElsewhere({ url }: Response, call: TrackedCall): boolean {
  if (url === "" || url.startsWith(call.url)) return false; // Parsing is for the rest: most answers come from where they were asked.
  return new URL(url).origin !== new URL(call.url).origin;
}
