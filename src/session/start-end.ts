/** How a session begins and ends, by the application's own word. */
import { announce, type SessionEvent } from "./events.ts";
import { change, hold, lifeWith, writeUnderLock } from "./mirror.ts";
import { isSignedIn, LOST_AFTER, type SessionState } from "./state.ts";
import { cancelRefresh } from "./supersede.ts";
import { isToken, storedTokens, type Tokens } from "./tokens.ts";
import { waitFor } from "../waiting/wait.ts";

/** Begins with the tokens of a sign-in. */
export async function start(state: SessionState, tokens: Tokens): Promise<void> {
  if (!isToken(tokens?.accessToken)) throw new TypeError("session.start: `accessToken` is not a token");
  hold(state, storedTokens(tokens, state.settings.now()));
  cancelPending(state);
  await persist(state, { type: "started" });
}

/** Forgets the tokens. */
export async function end(state: SessionState): Promise<void> {
  const wasSignedIn = isSignedIn(state) || state.life.phase === "unknown";
  state.signOuts++;
  change(state, lifeWith(undefined));
  cancelPending(state);
  await persist(state, wasSignedIn ? { type: "ended" } : undefined);
}

/** Writes what the session has now, announces the event, and waits for the store, within limits. */
export async function persist(state: SessionState, event: SessionEvent | undefined): Promise<void> {
  const { life, settings } = state;
  const written = writeUnderLock(state, life.tokens);
  if (event !== undefined) announce(state.listeners, event);
  // What the lock may take, and one time limit for the store.
  const milliseconds = settings.timeout * (LOST_AFTER + 1);
  const late = () => new Error(`The store was not written within ${milliseconds} ms`);
  const error = await waitFor(written, { milliseconds, late }).catch((error: unknown) => error);
  if (error !== undefined) announce(state.listeners, { type: "failed", error });
}

/** Neither a refresh nor a step-up of an earlier sign-in may bring anything any more. */
function cancelPending(state: SessionState): void {
  cancelRefresh(state);
  state.steppingUp?.abort.abort();
}
