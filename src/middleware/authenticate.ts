/** What a call carries, and what follows when it is refused: once more, at the most. */
import { type CallPhase, LatchkeyError } from "../errors.ts";
import { type Addition, additionOf } from "../security/addition.ts";
import {
  type Alternative,
  type Claim,
  chooseAlternative,
  type Holdings,
  tokenSourceOf,
  unopened,
} from "../security/alternative.ts";
import type { Asker, CustomCredential, TokenSource } from "../security/credential.ts";
import type { Call } from "./call.ts";
import { isBeyondRefresh } from "./challenge.ts";

/** One request of a call: what is added to it, and which of the two it is. */
export interface Attempt {
  readonly call: Call;
  readonly additions: readonly Addition[];
  readonly phase: Extract<CallPhase, "first" | "retry">;
}

/** Sends one request. */
export type Send = (attempt: Attempt) => Promise<Response>;

/** A claim with the value that fulfils it. */
interface Proof {
  readonly claim: Claim;
  readonly value: unknown;
  /** The session whose token the value is. */
  readonly source: TokenSource | undefined;
  readonly asker: Asker;
}

/** The innermost layer but one: decides what a call carries. `retryOn` are the statuses of a refusal. */
export function authenticate(
  holdings: Holdings,
  retryOn: ReadonlySet<number>,
  send: Send,
): (call: Call) => Promise<Response> {
  return async (call) => {
    const { operation, signal } = call;
    if (operation.security === undefined) return send({ call, additions: [], phase: "first" });
    const pending = unopened(operation, holdings, signal);
    if (pending !== undefined) {
      call.progress.phase = "session";
      await pending.catch((error: unknown) => rethrow(error, call));
    }
    const alternative = chooseAlternative(operation, holdings, call.headers);
    const proofs = alternative.claims.map((claim) => prove(claim, call));
    // Nothing to wait for is the rule: a live token, a string.
    return attempt(call, alternative, proofs.every(isReady) ? proofs : await settled(proofs), send, retryOn);
  };
}

async function attempt(
  call: Call,
  { isOwn }: Alternative,
  proofs: readonly Proof[],
  send: Send,
  retryOn: ReadonlySet<number>,
): Promise<Response> {
  const response = await send({ call, additions: additionsOf(proofs, call), phase: "first" });
  if (!retryOn.has(response.status) || isOwn) {
    if (response.ok) judge(proofs, false);
    return response;
  }
  // The token is good, and another one of its kind would be refused as well.
  const renewals = isBeyondRefresh(response) ? judge(proofs, false) : renewAll(proofs, response.status, call);
  if (renewals === undefined) return response;
  if (call.body instanceof ReadableStream) {
    renewals.finished.catch(() => undefined);
    return response; // Spent: it cannot be sent again. The next call finds the new token.
  }
  if (renewals.isCertain) discard(response);
  const renewed = await renewals.finished;
  if (renewed === undefined) return response;
  discard(response);
  const second = await send({ call, additions: additionsOf(renewed, call), phase: "retry" });
  if (second.ok || retryOn.has(second.status)) judge(renewed, !second.ok);
  return second;
}

/** The value for a claim; a promise only where somebody has to be asked or waited for. */
function prove(claim: Claim, call: Call): Proof | Promise<Proof> {
  const { credential, scheme } = claim;
  const source = tokenSourceOf(credential);
  const asker: Asker = { signOuts: source?.begin() ?? 0, signal: call.signal };
  const proof = (value: unknown): Proof => ({ claim, value, source, asker });
  if (source !== undefined) {
    const token = source.current();
    if (token !== undefined) return proof(token);
    call.progress.phase = "session";
    return source.obtain(asker).then(proof, (error: unknown) => rethrow(error, call));
  }
  if (typeof credential !== "function" || isCustom(scheme)) return proof(credential);
  return Promise.resolve(ask(credential)).then(proof);
}

/** Values to try again with, if there can be any. */
interface Renewals {
  /** Whether the first answer is beside the point whatever comes: a session renews, or its error is thrown. */
  readonly isCertain: boolean;
  /** All proofs anew, or nothing when they are the ones that were refused. */
  readonly finished: Promise<Proof[] | undefined>;
}

function renewAll(proofs: readonly Proof[], status: number, call: Call): Renewals | undefined {
  judge(proofs, true);
  let isCertain = false;
  let isAsked = false;
  const renewed = proofs.map((proof) => {
    const { claim, source, value, asker } = proof;
    if (source !== undefined) {
      const token = source.replace(String(value), status, asker);
      if (token === undefined) return proof;
      isCertain = true;
      call.progress.phase = "session";
      return token.then(
        (value) => ({ ...proof, value }),
        (error: unknown) => rethrow(error, call),
      );
    }
    const { credential, scheme } = claim;
    if (typeof credential !== "function" || isCustom(scheme)) return proof;
    isAsked = true;
    return Promise.resolve(ask(credential)).then((value) => ({ ...proof, value }));
  });
  if (!isCertain && !isAsked) return undefined;
  const finished = settled(renewed).then((now) => (isCertain || hasChanged(proofs, now) ? now : undefined));
  return { isCertain, finished };
}

function hasChanged(before: readonly Proof[], now: readonly Proof[]): boolean {
  return now.some(({ value }, index) => JSON.stringify(value) !== JSON.stringify(before[index]?.value));
}

/** Tells each session how the server judged its token. */
function judge(proofs: readonly Proof[], isRefused: boolean): undefined {
  for (const { source, value } of proofs) source?.judge(String(value), isRefused);
}

function additionsOf(proofs: readonly Proof[], { operation: { method, path } }: Call): Addition[] {
  return proofs.map(({ claim, value }) => {
    const { scheme, name, scopes } = claim;
    if (isCustom(scheme)) return { in: "request", apply: value as CustomCredential, scopes };
    return additionOf(scheme, value, name, { method, path });
  });
}

function isCustom({ type }: Claim["scheme"]): boolean {
  return type === "mutualTLS" || type === "custom";
}

function settled(proofs: readonly (Proof | Promise<Proof>)[]): Promise<Proof[]> {
  return Promise.all(proofs.map((proof) => Promise.resolve(proof)));
}

function isReady(proof: Proof | Promise<Proof>): proof is Proof {
  return !(proof instanceof Promise);
}

async function ask(credential: Extract<Claim["credential"], (...args: never) => unknown>): Promise<unknown> {
  return (credential as () => unknown)();
}

/** The body of an answer that nobody will see is given up, so that its connection is free. */
function discard({ body }: Response): void {
  if (body !== null && !body.locked) body.cancel().catch(() => undefined);
}

/** A session's error, told with the operation that it befell; a caller's abort reason goes untouched. */
function rethrow(error: unknown, { operation: { method, path }, signal }: Call): never {
  const isReason = signal?.aborted === true && error === signal.reason;
  throw error instanceof LatchkeyError && !isReason ? error.for({ method, path }) : error;
}
