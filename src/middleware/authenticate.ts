/** What a call carries, and what follows when it is refused: once more, at the most. */
import { alternativesOf, type Keyring } from "../security/alternative.ts";
import { chooseAlternative, ranked, schemesSetByCaller } from "../security/choose-alternative.ts";
import type { RenewedProofs, SessionCalls } from "../security/credential.ts";
import { type Awaitable, isThenable } from "../waiting/awaitable.ts";
import { reasonOf } from "../waiting/until-aborted.ts";
import type { Attachment, Attempt, Send } from "./attempt.ts";
import { canRepeat, type SendCall, type TrackedCall } from "./call.ts";
import { discard } from "./discard.ts";
import { attachmentsOf, type Proof, proveAll, renewAll } from "./proof.ts";

/** The innermost layer but one: decides what a call carries. `retryOn` are the statuses of a refusal. */
export function authenticate(keyring: Keyring, retryOn: ReadonlySet<number>, send: Send): SendCall {
  return async (call) => {
    const { operation, signal } = call;
    if (signal?.aborted) throw reasonOf(signal);
    if (send.isHeard) call.progress.since = performance.now();
    if (operation.security === undefined) return send({ call, attachments: nothing, phase: "first" });
    const known = alternativesOf(operation, keyring);
    const { sources } = known;
    const sessions = sources[0]?.calls;
    const byCaller = schemesSetByCaller(known, call);
    const alternatives = ranked(known, byCaller);
    // As they are when the call begins: whatever it waits for, it never goes on as somebody else.
    const signOuts = sources.map((source) => source.signOuts);
    const opening = sessions?.openStores(alternatives, call);
    if (opening !== undefined) await opening;
    const { claims, isOwn } = chooseAlternative(operation, alternatives, byCaller);
    const checked = send.check?.(call, "first", claims.length > 0);
    if (isThenable(checked)) await checked;
    const proofs = proveAll(claims, call, sessions, (source) => signOuts[sources.indexOf(source)]);
    // Usually there is nothing to wait for: a live token, a string.
    const proven = isThenable(proofs) ? await proofs : proofs;
    const first = new TracedAttempt(call, proven, "first", sessions, send.check !== undefined);
    const response = await send(first);
    // Another origin's answer says nothing of a credential that never went there.
    if (isOwn || isFromElsewhere(response, call)) return response;
    if (!retryOn.has(response.status)) return judged(response, first);
    const renewed = renewAll(first.sent, response, call, sessions);
    return renewed === undefined ? response : retry(first, response, renewed, send, retryOn);
  };
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
  readonly sessions: SessionCalls | undefined;
  sent: readonly Proof[];

  constructor(
    call: TrackedCall,
    proofs: readonly Proof[],
    phase: Attempt["phase"],
    sessions: SessionCalls | undefined,
    isChecked: boolean,
  ) {
    this.isChecked = isChecked;
    this.call = call;
    this.phase = phase;
    this.sessions = sessions;
    this.sent = proofs;
  }

  attachments(): Awaitable<readonly Attachment[]> {
    const current = this.sessions?.keepCurrent(this.sent) ?? this.sent;
    return isThenable(current) ? current.then((proofs) => this.#adding(proofs)) : this.#adding(current);
  }

  recheck(): Promise<unknown> | undefined {
    return this.sessions?.refuseSignedOut(this.sent);
  }

  #adding(proofs: readonly Proof[]): readonly Attachment[] {
    this.sent = proofs;
    return attachmentsOf(proofs, this.call);
  }
}

async function retry(
  { call, sessions }: TracedAttempt,
  refusal: Response,
  { isCertain, finished }: RenewedProofs<Proof>,
  send: Send,
  retryOn: ReadonlySet<number>,
): Promise<Response> {
  if (!canRepeat(call)) {
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
  const second = new TracedAttempt(call, proofs, "retry", sessions, false);
  const response = await send(second);
  if (isFromElsewhere(response, call)) return response;
  if (retryOn.has(response.status)) sessions?.judgeRefusal(second.sent, response);
  return judged(response, second);
}

/** A success says that the token is good; what is no refusal either says at least that the token was not refused. */
function judged(response: Response, { sent, sessions }: TracedAttempt): Response {
  sessions?.judge(sent, response.ok ? "accepted" : "neither");
  return response;
}

/** A redirect has led to another origin, where no credential of ours arrives. */
function isFromElsewhere({ url }: Response, call: TrackedCall): boolean {
  if (url === "" || url.startsWith(call.url)) return false; // Parsing is for the rest: most answers come from where they were asked.
  return new URL(url).origin !== new URL(call.url).origin;
}
