/** What follows when a refresh brings no tokens: a pause, or the end. */
import { OfflineError, RefreshFailedError, SessionEndedError } from "../errors.ts";
import { toldFault, toldMessage } from "./fault.ts";
import { adoptNewer, replace, write } from "./keep.ts";
import { reread } from "./overtake.ts";
import { type Flight, type SessionState, usableToken } from "./state.ts";

/** Milliseconds of the first pause, and of the longest that grows by itself; `Retry-After` may ask for more. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** A passing fault: the session stays, and nobody asks again for a pause that grows. */
export async function fail(state: SessionState, flight: Flight, cause: unknown): Promise<undefined> {
  const { edition } = state;
  await lookAgain(state, flight);
  if (state.edition !== edition) return undefined;
  // Offline is the device's own state, and a lost refresh has already taken its time.
  const isFault = !(cause instanceof OfflineError) && !flight.abort.signal.aborted;
  const retryAfter = isFault ? lengthenPause(state, cause) : undefined;
  forgiveForbidden(state);
  const error = refreshFailed(state, cause, retryAfter);
  flight.events.push({ type: "failed", error });
  throw error;
}

/** A dead refresh token: the session lives for as long as its access token does, and then it ends. */
export async function reject(
  state: SessionState,
  flight: Flight,
  refreshToken: string | undefined,
  cause?: unknown,
): Promise<string | undefined> {
  const { edition } = state;
  await lookAgain(state, flight);
  if (state.edition !== edition) return undefined;
  const isNews = state.rejected === undefined;
  state.rejected ??= { token: refreshToken, error: sessionEnded(state, refreshToken, toldFault(cause, state.tokens)) };
  const { error } = state.rejected;
  forgiveForbidden(state);
  const usable = usableToken(state);
  if (usable === undefined) return end(state, flight, error);
  if (isNews) flight.events.push({ type: "failed", error, reason: error.reason });
  return usable;
}

/** The error of a call that comes while the server is left alone, unless somebody else has brought new tokens. */
export async function duringPause(state: SessionState): Promise<RefreshFailedError | undefined> {
  await reread(state);
  const { pause, settings } = state;
  if (pause === undefined) return undefined;
  return refreshFailed(state, pause.cause, Math.max(0, pause.until - settings.now()));
}

async function end(state: SessionState, flight: Flight, error: SessionEndedError): Promise<never> {
  const { seen } = state;
  replace(state, undefined);
  const { edition } = state;
  state.ended = error;
  state.signOuts++;
  // Only what was rejected is deleted: the store was read a moment ago, under the lock.
  if (seen !== undefined) await write(state, undefined);
  if (state.edition === edition) flight.events.push({ type: "ended", error, reason: error.reason });
  throw error;
}

/** Reads the store once more. Whoever asks must see by the edition whether anything has come: much can, while it waits. */
async function lookAgain(state: SessionState, { events }: Flight): Promise<void> {
  const adopted = await adoptNewer(state);
  if (adopted !== undefined) events.push(adopted);
}

/** A 403 is often about the route: while nothing better can be had, the token is good enough for others. */
function forgiveForbidden(state: SessionState): void {
  if (state.refused?.status === 403) state.refused = undefined;
}

function lengthenPause(state: SessionState, cause: unknown): number {
  const { pause, settings } = state;
  const asked = cause instanceof RefreshFailedError ? (cause.retryAfter ?? 0) : 0;
  const length = pause === undefined ? FIRST_PAUSE : Math.min(pause.length * 2, LONGEST_PAUSE);
  const since = settings.now();
  state.pause = { since, until: since + Math.max(length, asked), length, cause };
  return Math.max(length, asked);
}

function refreshFailed({ tokens }: SessionState, cause: unknown, retryAfter: number | undefined): RefreshFailedError {
  const isTold = cause instanceof RefreshFailedError;
  const what = isTold ? toldMessage(cause.message, tokens) : "The session could not be renewed";
  return new RefreshFailedError(what, { cause: toldFault(isTold ? cause.cause : cause, tokens), retryAfter });
}

function sessionEnded({ unanswered }: SessionState, token: string | undefined, cause: unknown): SessionEndedError {
  if (unanswered !== undefined && unanswered.token === token) {
    const what = "The session has ended: the answer to an earlier refresh was lost. Sign in again";
    return new SessionEndedError(what, { reason: "outcome-unknown", cause });
  }
  // A rejection has a cause; without one nobody was asked.
  const why = cause === undefined ? "nothing can renew it" : "its refresh token was rejected";
  return new SessionEndedError(`The session has ended: ${why}. Sign in again`, { reason: "rejected", cause });
}
