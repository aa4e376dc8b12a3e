/** How a call comes by an access token, and what it does when a server refuses it. */
import type { Asker, Verdict } from "../security/credential.ts";
import { hasCode, RefreshFailedError, SignedOutError } from "../errors.ts";
import { refreshOnce } from "./refresh.ts";
import { endPause } from "./setback.ts";
import {
  canRefresh,
  isPaused,
  isSignedIn,
  mayHaveCookie,
  mustRefresh,
  type SessionState,
  shouldRefreshAhead,
  type TokenWait,
  usableToken,
} from "./state.ts";
import { lookForSignIn } from "./supersede.ts";
import { reasonOf, untilAborted } from "../waiting/until-aborted.ts";
import { after, waitFor } from "../waiting/wait.ts";
import { say } from "../say.ts";

/** Milliseconds for which a token whose first answer was a refusal is not renewed for another one; twice as long each time. */
const REFUSED_FOR = 60_000;
/** Seconds that a token is assumed to live which does not say: that time never grows beyond a token's life. */
const UNKNOWN_LIFE = 86_400;

/** The token to use now, without waiting; begins a refresh in the background when its end is near. */
export function currentToken(state: SessionState): string | undefined {
  const token = usableToken(state);
  if (token !== undefined && shouldRefreshAhead(state)) void refreshOnce(state);
  return token;
}

/** Waits until it is known whether there are tokens; `undefined` when that is known already, so that no call waits. */
export function untilOpened(state: SessionState, signal: AbortSignal | undefined): Promise<void> | undefined {
  const isKnown = state.life.phase !== "unknown" && !mayHaveCookie(state);
  if (!isKnown && isInsideRefresh(state)) return Promise.reject(renewsItself());
  const wait = isKnown ? lookForSignIn(state) : open(state);
  return wait && withinLimit(state, wait, signal);
}

/**
 * Waits for the store's first read; where that brings nothing, a cookie is asked for tokens, once. Later on the store is read
 * again where there are none.
 */
async function open(state: SessionState): Promise<void> {
  if (state.life.phase === "unknown") await state.life.over;
  else if (!mayHaveCookie(state)) await lookForSignIn(state);
  if (!mayHaveCookie(state)) return;
  if (isPaused(state)) await endPause(state);
  await refreshOnce(state);
}

/**
 * A token to use, refreshed if need be. Waits one time limit at the most.
 *
 * Calls of the same moment wait together: ten thousand of them cost one search and one timer.
 */
export function obtainToken(state: SessionState, { signOuts, signal }: Asker): Promise<string> {
  if (signal?.aborted) return Promise.reject(reasonOf(signal));
  if (isInsideRefresh(state)) return Promise.reject(renewsItself());
  const { waiting } = state;
  const wait = waiting?.signOuts === signOuts && !waiting.isOver ? waiting : beginWait(state, signOuts);
  wait.callers++;
  return untilAborted(wait.token, signal, undefined, () => {
    wait.callers--;
    if (wait.callers === 0) wait.end();
  });
}

function beginWait(state: SessionState, signOuts: number): TokenWait {
  const left = new AbortController();
  const wait: TokenWait = {
    signOuts,
    callers: 0,
    isOver: false,
    token: Promise.resolve().then(async () => search()),
    // Once all callers have left, nothing more is refreshed for them, and no timer holds the process.
    end() {
      wait.isOver = true;
      left.abort();
    },
  };
  const search = async (): Promise<string> => {
    try {
      return await withinLimit(state, searchToken(state, { signOuts }, wait), left.signal);
    } finally {
      wait.isOver = true;
    }
  };
  state.waiting = wait;
  // Only for a moment: each call has a whole time limit of its own.
  after(0, () => {
    if (state.waiting === wait) state.waiting = undefined;
  });
  wait.token.catch(() => undefined); // Observed: every caller may have left.
  return wait;
}

async function searchToken(state: SessionState, asker: Asker, wait: { readonly isOver: boolean }): Promise<string> {
  if (state.signOuts === asker.signOuts) await open(state);
  while (!wait.isOver) {
    assertSignedIn(state, asker);
    const token = currentToken(state);
    if (token !== undefined) return token;
    if (isPaused(state)) {
      await endPause(state);
      continue;
    }
    const brought = await refreshOnce(state);
    const { life } = state;
    // Taken even if our clock says that it is about to expire: there is no newer one.
    if (brought !== undefined && life.phase === "holding" && life.tokens.accessToken === brought && !life.refused) {
      assertSignedIn(state, asker);
      return brought;
    }
  }
  throw tooLate(state);
}

/**
 * The token to try again with after a refusal of `token`; `undefined` when no refresh can help.
 *
 * A late refusal of a token that has been replaced meanwhile is no reason for a refresh.
 */
export function replaceRefused(
  state: SessionState,
  token: string,
  status: number,
  asker: Asker,
): Promise<string> | undefined {
  const { life } = state;
  if (state.signOuts === asker.signOuts && life.phase === "holding" && life.tokens.accessToken === token) {
    if (!mustRefresh(state, life, status)) return undefined;
    life.refused = status;
  }
  return obtainToken(state, asker).catch((error: unknown) => {
    if (!hasCode(error, "REFRESH_FAILED")) throw error;
    throw new RefreshFailedError(error.message, { cause: error.cause, retryAfter: error.retryAfter, status });
  });
}

/** Takes note of what a server's answer says of a token. */
export function judgeToken({ life, settings }: SessionState, token: string, verdict: Verdict): void {
  if (life.phase !== "holding" || life.tokens.accessToken !== token) return;
  if (verdict === "accepted") life.isAccepted = true;
  if (life.isUntested === true && verdict === "refused") {
    const { lifetime = UNKNOWN_LIFE } = life.tokens;
    const length = life.refusedFor === undefined ? REFUSED_FOR : Math.min(life.refusedFor * 2, lifetime * 1000);
    const since = settings.now();
    life.noBetter = { since, until: since + length, why: "refused" };
    life.refusedFor = length;
  } else if (life.isUntested === true) life.refusedFor = undefined;
  life.isUntested = false;
}

/**
 * A new token, whatever is known of the one at hand: a role has changed, a socket has refused it.
 *
 * Shares a refresh that is under way; another holder's newer token will do. Waits one time limit at the most.
 */
export function renewToken(state: SessionState): Promise<string> {
  if (isInsideRefresh(state)) return Promise.reject(renewsItself());
  return withinLimit(state, searchNewToken(state, { signOuts: state.signOuts }));
}

async function searchNewToken(state: SessionState, asker: Asker): Promise<string> {
  await open(state);
  for (;;) {
    assertSignedIn(state, asker);
    if (isPaused(state)) await endPause(state);
    if (!canRefresh(state))
      throw new RefreshFailedError(say`The session cannot be renewed`, { cause: state.life.rejection });
    const { life } = state;
    const brought = (await refreshOnce(state)) ?? (state.life === life ? undefined : usableToken(state));
    assertSignedIn(state, asker);
    if (brought !== undefined && state.life.rejection === undefined) return brought;
  }
}

/** Throws the error of a call that nobody is signed in for. */
function assertSignedIn(state: SessionState, { signOuts }: Asker): void {
  if (state.life.phase === "ended") throw state.life.error;
  if (state.signOuts !== signOuts)
    throw new SignedOutError(say`The session was signed out while the call was under way`);
  if (!isSignedIn(state)) throw whySignedOut(state);
}

/** Why there are no tokens. */
export function whySignedOut({ life }: SessionState): SignedOutError {
  return life.phase === "ended" ? life.error : new SignedOutError(say`The session is signed out: sign in first`);
}

/** Whether whoever asks is called by the refresh function that is running. */
function isInsideRefresh({ refreshing }: SessionState): boolean {
  return refreshing?.inside?.isHere === true;
}

/** Why a refresh function gets no token of its own session. */
function renewsItself(): RefreshFailedError {
  return new RefreshFailedError(
    say`The session's refresh function asks for a token of the session that it renews: give it a client without this session`,
  );
}

/** What calls wait for: one time limit at the most. */
function withinLimit<T>(state: SessionState, wait: Promise<T>, signal?: AbortSignal): Promise<T> {
  return waitFor(wait, { signal, milliseconds: state.settings.timeout, late: () => tooLate(state) });
}

function tooLate({ life, settings: { timeout }, refreshing }: SessionState): RefreshFailedError {
  if (life.phase === "unknown")
    return new RefreshFailedError(say`The session's store was not read within ${timeout} ms`);
  if (refreshing?.inside?.isBlind !== true)
    return new RefreshFailedError(say`The session was not renewed within ${timeout} ms`);
  // Nobody can tell whether it waits for itself.
  return new RefreshFailedError(
    say`The session was not renewed within ${timeout} ms: its refresh function has not answered. One that makes a call with this session waits for itself`,
  );
}
