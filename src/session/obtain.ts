/** How a call comes by an access token, and what it does when a server refuses it. */
import type { Asker } from "../security/credential.ts";
import { RefreshFailedError, SignedOutError } from "../errors.ts";
import { refreshOnce } from "./refresh.ts";
import { failureInPause } from "./setback.ts";
import {
  isPaused,
  isSignedIn,
  mayHaveCookie,
  mustRefresh,
  type SessionState,
  shouldRefreshAhead,
  type TokenWait,
  usableToken,
} from "./state.ts";
import { untilAborted } from "../waiting/until-aborted.ts";
import { after, waitFor } from "../waiting/wait.ts";

/** Milliseconds for which a token whose first answer was a refusal is not renewed for another refusal. */
const REFUSED_FOR = 60_000;

/** The token to use now, without waiting; begins a refresh in the background when its end is near. */
export function currentToken(state: SessionState): string | undefined {
  const token = usableToken(state);
  if (token !== undefined && shouldRefreshAhead(state)) void refreshOnce(state);
  return token;
}

/** The wait until it is known whether there are tokens; nothing, at once, when it is. */
export function untilOpened(state: SessionState, signal: AbortSignal | undefined): Promise<void> | undefined {
  if (state.life.phase !== "unknown" && !mayHaveCookie(state)) return undefined;
  return waitFor(open(state), { signal, milliseconds: state.settings.timeout, late: () => tooLate(state) });
}

/** Waits for the store's first read; where that brings nothing, a cookie is asked for tokens, once. */
async function open(state: SessionState): Promise<void> {
  if (state.life.phase === "unknown") await state.life.over;
  if (!mayHaveCookie(state)) return;
  const failure = isPaused(state) ? await failureInPause(state) : undefined;
  if (failure !== undefined) throw failure;
  await refreshOnce(state);
}

/**
 * A token to use, refreshed if need be. Waits one time limit at the most.
 *
 * Calls of the same moment wait together: ten thousand of them cost one search and one timer.
 */
export function obtainToken(state: SessionState, { signOuts, signal }: Asker): Promise<string> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const { waiting } = state;
  const wait = waiting?.signOuts === signOuts && !waiting.isOver ? waiting : beginWait(state, signOuts);
  wait.callers++;
  return untilAborted(wait.token, signal, undefined, () => {
    wait.callers--;
    if (wait.callers === 0) wait.isOver = true; // Once all callers have left, nothing more is refreshed for them.
  });
}

function beginWait(state: SessionState, signOuts: number): TokenWait {
  const wait: TokenWait = { signOuts, callers: 0, isOver: false, token: Promise.resolve().then(async () => search()) };
  const search = async (): Promise<string> => {
    try {
      const limits = { milliseconds: state.settings.timeout, late: () => tooLate(state) };
      return await waitFor(searchToken(state, { signOuts }, wait), limits);
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
  await open(state);
  while (!wait.isOver) {
    assertSignedIn(state, asker);
    const token = currentToken(state);
    if (token !== undefined) return token;
    if (isPaused(state)) {
      const failure = await failureInPause(state);
      if (failure !== undefined) throw failure;
      continue;
    }
    const brought = await refreshOnce(state);
    const { life } = state;
    // Even if it is about to expire by our clock: nothing newer is to be had.
    if (brought !== undefined && life.phase === "holding" && life.tokens.accessToken === brought && !life.refused) {
      assertSignedIn(state, asker);
      return brought;
    }
  }
  throw tooLate(state);
}

/**
 * The token to try again with after a refusal of `token`; nothing, at once, when no refresh can mend it.
 *
 * A token that is no longer the current one is never the reason of a refresh: its answer was late.
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
    if (!(error instanceof RefreshFailedError)) throw error;
    throw new RefreshFailedError(error.message, { cause: error.cause, retryAfter: error.retryAfter, status });
  });
}

/** Takes note of how a server judged a token. */
export function judgeToken({ life, settings }: SessionState, token: string, isRefused: boolean): void {
  if (life.phase !== "holding" || life.tokens.accessToken !== token) return;
  if (!isRefused) life.isAccepted = true;
  else if (life.isUntested === true) {
    const since = settings.now();
    life.noBetter = { since, until: since + REFUSED_FOR, why: "refused" };
  }
  life.isUntested = false;
}

/** Throws the error of a call that nobody is signed in for. */
function assertSignedIn(state: SessionState, { signOuts }: Asker): void {
  if (state.life.phase === "ended") throw state.life.error;
  if (state.signOuts !== signOuts) throw new SignedOutError("The session was signed out while the call was under way");
  if (!isSignedIn(state)) throw whySignedOut(state);
}

/** Why there are no tokens. */
export function whySignedOut({ life }: SessionState): SignedOutError {
  return life.phase === "ended" ? life.error : new SignedOutError("The session is signed out: sign in first");
}

function tooLate({ life, settings }: SessionState): RefreshFailedError {
  const what = life.phase === "unknown" ? "The session's store was not read" : "The session was not renewed";
  return new RefreshFailedError(`${what} within ${settings.timeout} ms`);
}
