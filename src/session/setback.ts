/** What follows when a refresh brings no tokens: a pause, or the end. */
import { OfflineError, RefreshFailedError, SessionEndedError } from "../errors.ts";
import { toldFault, toldMessage } from "./fault.ts";
import { adoptNewer, change, writeToStore } from "./mirror.ts";
import { type Life, type PendingRefresh, type SessionState, usableToken } from "./state.ts";
import { reread } from "./supersede.ts";

/** Milliseconds of the first pause, and of the longest that grows by itself; `Retry-After` may ask for more. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** A passing fault: the session stays, and nobody asks again for a pause that grows. */
export async function fail(state: SessionState, pending: PendingRefresh, cause: unknown): Promise<undefined> {
  const { life } = state;
  await readOnceMore(state, pending);
  if (state.life !== life) return undefined;
  // Without a cookie servers answer 401 in many ways, and there is no session yet that could be lost.
  if (cause instanceof RefreshFailedError && cause.status === 401 && giveUpCookie(state)) return undefined;
  // Offline is the device's own state, and a lost refresh has already taken its time.
  const isFault = !(cause instanceof OfflineError) && !pending.abort.signal.aborted;
  const retryAfter = isFault ? lengthenPause(state, cause) : undefined;
  forgiveForbidden(state);
  const error = refreshFailed(state, cause, retryAfter);
  pending.events.push({ type: "failed", error });
  throw error;
}

/** A dead refresh token, or none: the session lives for as long as its access token does, and then it ends. */
export async function reject(
  state: SessionState,
  pending: PendingRefresh,
  cause?: unknown,
): Promise<string | undefined> {
  const { life } = state;
  await readOnceMore(state, pending);
  if (state.life !== life || giveUpCookie(state)) return undefined;
  const isNews = life.rejection === undefined;
  const error = (life.rejection ??= sessionEnded(state, toldFault(cause, life.tokens)));
  forgiveForbidden(state);
  const usable = usableToken(state);
  if (usable === undefined) return endRejected(state, pending, error);
  if (isNews) pending.events.push({ type: "failed", error, reason: error.reason });
  return usable;
}

/** There is no cookie: nobody was signed in, so nothing ends. */
function giveUpCookie({ life }: SessionState): boolean {
  if (life.phase !== "signed-out" || life.isCookieUntried !== true) return false;
  life.isCookieUntried = false;
  return true;
}

/** The error of a call that comes while the server is left alone; none if another holder has brought new tokens. */
export async function failureInPause(state: SessionState): Promise<RefreshFailedError | undefined> {
  await reread(state);
  const { life, settings } = state;
  if (life.pause === undefined) return undefined;
  return refreshFailed(state, life.pause.cause, Math.max(0, life.pause.until - settings.now()));
}

async function endRejected(state: SessionState, pending: PendingRefresh, error: SessionEndedError): Promise<never> {
  const { seen } = state.mirror;
  const ended: Life = { phase: "ended", error };
  change(state, ended);
  state.signOuts++;
  // Only what was rejected is deleted: the store was read a moment ago, under the lock.
  if (seen !== undefined) await writeToStore(state, undefined);
  if (state.life === ended) pending.events.push({ type: "ended", error, reason: error.reason });
  throw error;
}

/** Reads the store once more. It takes a while: who calls this must compare the session's life before and after. */
async function readOnceMore(state: SessionState, { events }: PendingRefresh): Promise<void> {
  const adopted = await adoptNewer(state);
  if (adopted !== undefined) events.push(adopted);
}

/** A 403 is often about the route: while nothing better can be had, the token is good enough for others. */
function forgiveForbidden({ life }: SessionState): void {
  if (life.phase === "holding" && life.refused === 403) life.refused = undefined;
}

function lengthenPause({ life, settings }: SessionState, cause: unknown): number {
  const { pause } = life;
  const asked = cause instanceof RefreshFailedError ? (cause.retryAfter ?? 0) : 0;
  const length = pause === undefined ? FIRST_PAUSE : Math.min(pause.length * 2, LONGEST_PAUSE);
  const since = settings.now();
  life.pause = { since, until: since + Math.max(length, asked), length, cause };
  return Math.max(length, asked);
}

function refreshFailed({ life }: SessionState, cause: unknown, retryAfter: number | undefined): RefreshFailedError {
  const isTold = cause instanceof RefreshFailedError;
  const what = isTold ? toldMessage(cause.message, life.tokens) : "The session could not be renewed";
  return new RefreshFailedError(what, { cause: toldFault(isTold ? cause.cause : cause, life.tokens), retryAfter });
}

function sessionEnded({ life }: SessionState, cause: unknown): SessionEndedError {
  if (life.isAnswerLost === true) {
    const what = "The session has ended: the answer to an earlier refresh was lost. Sign in again";
    return new SessionEndedError(what, { reason: "outcome-unknown", cause });
  }
  // A rejection has a cause; without one nobody was asked.
  const why = cause === undefined ? "nothing can renew it" : "its refresh token was rejected";
  return new SessionEndedError(`The session has ended: ${why}. Sign in again`, { reason: "rejected", cause });
}
