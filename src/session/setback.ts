/** What follows when a refresh brings no tokens: a pause, or the end. */
import { hasCode, RefreshFailedError, SessionEndedError } from "../errors.ts";
import { announce } from "./events.ts";
import { toldFault, toldMessage } from "./fault.ts";
import { adoptNewer, change, hold, leaveSignIn } from "./mirror.ts";
import { isPaused, type Judged, type Life, type PendingRefresh, type SessionState, usableToken } from "./state.ts";
import { reread } from "./supersede.ts";
import { gather } from "./trouble.ts";
import { goOnFromMemory, writeToStore } from "./write-store.ts";
import { elapsed } from "../waiting/wait.ts";
import { say } from "../say.ts";

/** Milliseconds of the first pause, and of the longest that grows by itself; `Retry-After` may ask for more. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;
/** About the milliseconds in which another holder has stored the tokens that it got. */
const WINNER_WITHIN = 1000;
/** The longest that a server, or an application's refresh, can ask for: an hour. */
const LONGEST_ASKED = 3_600_000;

/** A passing fault: the session stays, and nobody asks again for a pause that grows. */
export async function fail(state: SessionState, pending: PendingRefresh, cause: unknown): Promise<undefined> {
  const { life } = state;
  await readOnceMore(state, pending);
  if (state.life !== life) return undefined;
  // Without a cookie servers answer 401 in many ways, and there is no session yet that could be lost.
  if (hasCode(cause, "REFRESH_FAILED") && cause.status === 401 && giveUpCookie(state)) return undefined;
  // Offline is the device's own state, and a lost refresh, or one that ran out of time before it was sent, has taken its time.
  const isFault = !hasCode(cause, "OFFLINE") && !isOutOfTime(cause) && !pending.abort.signal.aborted;
  const retryAfter = isFault ? lengthenPause(state, cause) : undefined;
  forgive(state);
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
  if (cause !== undefined) await awaitWinner(state, pending);
  if (state.life !== life || giveUpCookie(state)) return undefined;
  const isNews = life.rejection === undefined;
  const error = (life.rejection ??= sessionEnded(state, toldFault(cause, life.tokens)));
  forgiveOnce(state);
  const usable = usableToken(state);
  const { handOver, abort } = state.steppingUp ?? {};
  if (usable === undefined && handOver !== undefined && abort?.signal.aborted === false)
    return handOver((event) => pending.events.push(event));
  if (usable === undefined) return endRejected(state, pending, error);
  if (isNews) pending.events.push({ type: "failed", error, reason: error.reason });
  await dropRefreshToken(state, pending, error, usable);
  return usable;
}

/** There is no cookie: nobody was signed in, so nothing ends. */
function giveUpCookie({ life }: SessionState): boolean {
  if (life.phase !== "signed-out" || life.isCookieUntried !== true) return false;
  life.isCookieUntried = false;
  return true;
}

/** The other holders must not present a refresh token that is dead: the tokens are kept without it, under the lock. */
async function dropRefreshToken(
  state: SessionState,
  pending: PendingRefresh,
  rejection: SessionEndedError,
  usable: string,
): Promise<void> {
  const { life, mirror } = state;
  if (!mirror.hasLock || life.phase !== "holding" || life.tokens.refreshToken === undefined) return;
  const { refreshToken: _, ...kept } = life.tokens;
  const next = { ...kept, edition: kept.edition + 1 };
  const { isAccepted, isUntested, noBetter, refusedFor } = life;
  hold(state, next, { isAccepted, isUntested, noBetter, refusedFor, rejection });
  const error = await writeToStore(state, next);
  if (error === undefined) return;
  pending.events.push({ type: "failed", error });
  await goOnFromMemory(state, pending, usable);
}

/** Throws the error of a call that comes in a pause, unless it is over by now, or another holder has brought new tokens. */
export async function endPause(state: SessionState): Promise<void> {
  await reread(state);
  const { life, settings } = state;
  if (life.pause === undefined || !isPaused(state)) return;
  throw refreshFailed(state, life.pause.cause, Math.max(0, life.pause.until - settings.now()));
}

async function endRejected(state: SessionState, pending: PendingRefresh, error: SessionEndedError): Promise<never> {
  const { seen } = state.mirror;
  const ended: Life = { phase: "ended", error };
  if (state.life.tokens === undefined) state.signOuts++;
  leaveSignIn(state);
  change(state, ended);
  // Only what was rejected is deleted: the store was read a moment ago, under the lock.
  const fault = seen === undefined ? undefined : await writeToStore(state, undefined);
  if (state.life === ended) pending.events.push({ type: "ended", error, reason: error.reason });
  if (fault !== undefined) {
    for (const event of pending.events.splice(0)) announce(state.listeners, event);
    await goOnFromMemory(state, pending);
  }
  throw error;
}

/** Reads the store once more. It takes a while: who calls this must compare the session's life before and after. */
async function readOnceMore(state: SessionState, { events }: PendingRefresh): Promise<void> {
  gather(events, await adoptNewer(state));
}

/**
 * Without a lock, another holder may have presented the same refresh token a moment before, and be about to store what it got.
 *
 * A store that tells of changes has other holders; nobody else waits.
 */
async function awaitWinner(state: SessionState, pending: PendingRefresh): Promise<void> {
  const { life, mirror, settings } = state;
  if (mirror.hasLock || settings.store.subscribe === undefined) return;
  for (let pause = WINNER_WITHIN / 32; pause <= WINNER_WITHIN && state.life === life; pause *= 2) {
    await elapsed(pause);
    if (state.life === life) await readOnceMore(state, pending);
  }
}

/** Lets other calls use a refused token while no refresh works: a refusal is often about one route only. */
function forgive({ life }: SessionState): void {
  if (life.phase === "holding") life.refused = undefined;
}

/** The same when no refresh will ever work: after any 403, and after a 401 if the token was accepted since the last one. */
function forgiveOnce({ life }: SessionState): void {
  if (life.phase !== "holding" || !(life.refused === 403 || life.isAccepted === true)) return;
  if (life.refused !== undefined && life.refused !== 403) life.isAccepted = false;
  life.refused = undefined;
}

function isOutOfTime(cause: unknown): boolean {
  return hasCode(cause, "REFRESH_FAILED") && hasCode(cause.cause, "TIMEOUT");
}

function lengthenPause({ life, settings }: SessionState, cause: unknown): number {
  const { pause } = life;
  const asked = hasCode(cause, "REFRESH_FAILED") ? Math.min(cause.retryAfter ?? 0, LONGEST_ASKED) || 0 : 0;
  const length = pause === undefined ? FIRST_PAUSE : Math.min(pause.length * 2, LONGEST_PAUSE);
  const since = settings.now();
  life.pause = { since, until: since + Math.max(length, asked), length, cause };
  return Math.max(length, asked);
}

/** What a refresh outside of the session's own course throws: the same as a call, and nothing follows from it. */
export function renewalError(state: Judged, fault: unknown): SessionEndedError | RefreshFailedError {
  if (hasCode(fault, "REFRESH_REJECTED")) return sessionEnded(state, toldFault(fault, state.life.tokens));
  return refreshFailed(state, fault, hasCode(fault, "REFRESH_FAILED") ? fault.retryAfter : undefined);
}

function refreshFailed({ life }: Judged, cause: unknown, retryAfter: number | undefined): RefreshFailedError {
  // One that names an operation comes from a call that the refresh function has made.
  const isTold = hasCode(cause, "REFRESH_FAILED") && cause.method === undefined;
  const what = isTold ? toldMessage(cause.message, life.tokens) : say`The session could not be renewed`;
  return new RefreshFailedError(what, { cause: toldFault(isTold ? cause.cause : cause, life.tokens), retryAfter });
}

function sessionEnded({ life, settings }: Judged, cause: unknown): SessionEndedError {
  if (life.isAnswerLost === true) {
    const what = say`The session has ended: the answer to an earlier refresh was lost. Sign in again`;
    return new SessionEndedError(what, { reason: "outcome-unknown", cause });
  }
  return new SessionEndedError(whyEnded(settings, cause), { reason: "rejected", cause });
}

function whyEnded({ refresh }: Judged["settings"], cause: unknown): string {
  if (cause !== undefined) return say`The session has ended: its refresh token was rejected. Sign in again`;
  // A rejection has a cause; without one nobody was asked.
  if (refresh === undefined) return say`The session has ended: nothing can renew it. Sign in again`;
  return say`The session has ended: its refresh works with a refresh token, and there is none (a refresh by cookie says so: \`needs: "cookie"\`). Sign in again`;
}
