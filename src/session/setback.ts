/** What follows when a refresh brings no tokens: a pause, or the end. */
import { OfflineError, RefreshFailedError, SessionEndedError, type SessionEndReason } from "../errors.ts";
import { announce, type SessionEvent } from "./events.ts";
import { adoptNewer, replace, write } from "./keep.ts";
import { type Flight, type SessionState, usableToken } from "./state.ts";
import type { StoredTokens } from "./store.ts";

/** Milliseconds of the first pause, and of the longest that grows by itself; `Retry-After` may ask for more. */
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 60_000;

/** A passing fault: the session stays, and nobody asks again for a pause that grows. */
export async function fail(state: SessionState, flight: Flight, cause: unknown): Promise<undefined> {
  if (await hasNewer(state, flight.events)) return undefined;
  // Offline is the device's own state, and a lost refresh has already taken its time.
  const isFault = !(cause instanceof OfflineError) && !flight.abort.signal.aborted;
  const retryAfter = isFault ? lengthenPause(state, cause) : undefined;
  // A 403 is often about the route: while nothing better can be had, the token is good enough for others.
  if (state.refused?.status === 403) state.refused = undefined;
  const error = refreshFailed(cause, retryAfter);
  flight.events.push({ type: "failed", error });
  throw error;
}

/** A dead refresh token: the session lives for as long as its access token does, and then it ends. */
export async function reject(
  state: SessionState,
  flight: Flight,
  { refreshToken }: StoredTokens,
  reason: SessionEndReason,
  cause?: unknown,
): Promise<string | undefined> {
  if (await hasNewer(state, flight.events)) return undefined;
  state.rejected ??= { token: refreshToken, error: sessionEnded(reason, refreshToken, cause) };
  const { error } = state.rejected;
  const usable = usableToken(state);
  if (usable === undefined) return end(state, flight, error);
  flight.events.push({ type: "failed", error, reason: error.reason });
  return usable;
}

/** The error of a call that comes while the server is left alone, unless somebody else has brought new tokens. */
export async function duringPause(state: SessionState): Promise<RefreshFailedError | undefined> {
  const events: SessionEvent[] = [];
  state.rereading ??= hasNewer(state, events)
    .then(() => {
      for (const event of events) announce(state.listeners, event);
    })
    .finally(() => {
      state.rereading = undefined;
    });
  await state.rereading;
  const { pause, settings } = state;
  if (pause === undefined) return undefined;
  return refreshFailed(pause.cause, Math.max(0, pause.until - settings.now()));
}

async function end(state: SessionState, flight: Flight, error: SessionEndedError): Promise<never> {
  replace(state, undefined);
  state.ended = error;
  // Only what was rejected is deleted: the store was read a moment ago, under the lock.
  if (state.seen !== undefined) await write(state, undefined);
  flight.events.push({ type: "ended", error, reason: error.reason });
  throw error;
}

async function hasNewer(state: SessionState, events: SessionEvent[]): Promise<boolean> {
  const { edition } = state;
  const adopted = await adoptNewer(state);
  if (adopted !== undefined) events.push(adopted);
  return state.edition !== edition;
}

function lengthenPause(state: SessionState, cause: unknown): number {
  const { pause, settings } = state;
  const asked = cause instanceof RefreshFailedError ? (cause.retryAfter ?? 0) : 0;
  const length = pause === undefined ? FIRST_PAUSE : Math.min(pause.length * 2, LONGEST_PAUSE);
  state.pause = { until: settings.now() + Math.max(length, asked), length, cause };
  return Math.max(length, asked);
}

function refreshFailed(cause: unknown, retryAfter: number | undefined): RefreshFailedError {
  if (cause instanceof RefreshFailedError)
    return new RefreshFailedError(cause.message, { cause: cause.cause, retryAfter });
  return new RefreshFailedError("The session could not be renewed", { cause, retryAfter });
}

function sessionEnded(reason: SessionEndReason, refreshToken: string | undefined, cause: unknown): SessionEndedError {
  if (reason === "outcome-unknown") {
    return new SessionEndedError("The session has ended: the answer to its last refresh was lost. Sign in again", {
      reason,
      cause,
    });
  }
  const what =
    refreshToken === undefined && cause === undefined ? "it has no refresh token" : "its refresh token was rejected";
  return new SessionEndedError(`The session has ended: ${what}. Sign in again`, { reason, cause });
}
