/** How a call comes by an access token, and what it does when a server refuses it. */
import type { Asker } from "../security/credential.ts";
import { RefreshFailedError, SignedOutError } from "../errors.ts";
import { refreshOnce } from "./refresh.ts";
import { duringPause } from "./setback.ts";
import {
  type Gathering,
  isPaused,
  isSignedIn,
  mustRefresh,
  type SessionState,
  shouldRefreshAhead,
  usableToken,
} from "./state.ts";
import { after, orAborted, waitFor } from "../waiting/wait.ts";

/** Milliseconds for which a token whose first answer was a refusal is not refreshed for another one. */
const FRUITLESS_FOR = 60_000;

/** The token to use now, without waiting; begins a refresh in the background when its end is near. */
export function currentToken(state: SessionState): string | undefined {
  const token = usableToken(state);
  if (token !== undefined && shouldRefreshAhead(state)) void refreshOnce(state);
  return token;
}

/** The wait until it is known whether there are tokens; nothing, at once, when it is. */
export function openedState(state: SessionState, signal: AbortSignal | undefined): Promise<void> | undefined {
  const { opening, settings } = state;
  return opening && waitFor(opening.done, { signal, milliseconds: settings.timeout, late: () => late(state) });
}

/**
 * A token to use, refreshed if need be. Waits one time limit at the most.
 *
 * Calls of the same moment wait together: ten thousand of them cost one search and one timer.
 */
export function obtainToken(state: SessionState, { signOuts, signal }: Asker): Promise<string> {
  if (signal?.aborted) return Promise.reject(signal.reason);
  const { gathering } = state;
  const wait = gathering?.signOuts === signOuts && !gathering.isOver ? gathering : gather(state, signOuts);
  wait.callers++;
  if (signal === undefined) return wait.token;
  return orAborted(wait.token, signal, () => {
    wait.callers--;
    if (wait.callers === 0) wait.isOver = true; // Whoever has left asks for no further refresh.
  });
}

function gather(state: SessionState, signOuts: number): Gathering {
  const wait: Gathering = { signOuts, callers: 0, isOver: false, token: Promise.resolve().then(async () => begin()) };
  const begin = async (): Promise<string> => {
    try {
      const { timeout } = state.settings;
      return await waitFor(searchToken(state, { signOuts }, wait), { milliseconds: timeout, late: () => late(state) });
    } finally {
      wait.isOver = true;
    }
  };
  state.gathering = wait;
  // Only for a moment: each call has a whole time limit of its own.
  after(0, () => {
    if (state.gathering === wait) state.gathering = undefined;
  });
  wait.token.catch(() => undefined); // Observed: every caller may have left.
  return wait;
}

async function searchToken(state: SessionState, asker: Asker, search: { readonly isOver: boolean }): Promise<string> {
  await state.opening?.done;
  // Whoever has left asks for no further refresh.
  while (!search.isOver) {
    assertSignedIn(state, asker);
    const token = currentToken(state);
    if (token !== undefined) return token;
    if (isPaused(state)) {
      const failure = await duringPause(state);
      if (failure !== undefined) throw failure;
      continue;
    }
    const brought = await refreshOnce(state);
    // Even if it is about to expire by our clock: nothing newer is to be had.
    if (brought !== undefined && brought === state.tokens?.accessToken && state.refused?.token !== brought) {
      assertSignedIn(state, asker);
      return brought;
    }
  }
  throw late(state);
}

/**
 * The token to try again with after a refusal of `token`; nothing, at once, when no refresh can mend it.
 *
 * A token that is no longer the current one is never the reason of a refresh: its answer was late.
 */
export function replaceToken(
  state: SessionState,
  token: string,
  status: number,
  asker: Asker,
): Promise<string> | undefined {
  if (state.signOuts === asker.signOuts && state.tokens?.accessToken === token) {
    if (!mustRefresh(state, token, status)) return undefined;
    state.refused = { token, status };
  }
  return obtainToken(state, asker).catch((error: unknown) => {
    if (!(error instanceof RefreshFailedError)) throw error;
    throw new RefreshFailedError(error.message, { cause: error.cause, retryAfter: error.retryAfter, status });
  });
}

/** Takes note of how a server judged a token. */
export function judgeToken(state: SessionState, token: string, isRefused: boolean): void {
  if (state.tokens?.accessToken !== token) return;
  if (!isRefused) state.accepted = token;
  else if (state.untried === token) {
    const since = state.settings.now();
    state.fruitless = { token, since, until: since + FRUITLESS_FOR, why: "refused" };
  }
  state.untried = undefined;
}

/** Throws the error of a call that nobody is signed in for. */
function assertSignedIn(state: SessionState, { signOuts }: Asker): void {
  if (state.ended !== undefined) throw state.ended;
  if (state.signOuts !== signOuts) throw new SignedOutError("The session was signed out while the call was under way");
  if (!isSignedIn(state)) throw absence(state);
}

/** Why there are no tokens. */
export function absence({ ended }: SessionState): SignedOutError {
  return ended ?? new SignedOutError("The session is signed out: sign in first");
}

function late({ opening, settings }: SessionState): RefreshFailedError {
  const what = opening === undefined ? "The session was not renewed" : "The session's store was not read";
  return new RefreshFailedError(`${what} within ${settings.timeout} ms`);
}
