/** How a session begins and ends, by the application's own word. */
import { announce, type SessionEvent } from "./events.ts";
import { replace, writeAlone } from "./keep.ts";
import { overrule } from "./overtake.ts";
import { isSignedIn, LOST_AFTER, type SessionState } from "./state.ts";
import { isToken, storedTokens, type Tokens } from "./tokens.ts";
import { waitFor } from "../waiting/wait.ts";

/** Begins with the tokens of a sign-in. */
export async function start(state: SessionState, tokens: Tokens): Promise<void> {
  if (!isToken(tokens?.accessToken)) throw new TypeError("session.start: `accessToken` is not a token");
  const next = storedTokens(tokens, state.settings.now());
  replace(state, next);
  overrule(state);
  state.climb?.abort.abort();
  await persist(state, { type: "started" });
}

/** Forgets the tokens. */
export async function end(state: SessionState): Promise<void> {
  const wasSignedIn = isSignedIn(state) || state.opening !== undefined;
  state.signOuts++;
  replace(state, undefined);
  overrule(state);
  state.climb?.abort.abort();
  await persist(state, wasSignedIn ? { type: "ended" } : undefined);
}

/** Writes what the session has now, tells of it, and waits for the store, within limits. */
export async function persist(state: SessionState, event: SessionEvent | undefined): Promise<void> {
  const { tokens, settings } = state;
  const written = writeAlone(state, tokens);
  if (event !== undefined) announce(state.listeners, event);
  // What the lock may take, and one time limit for the store.
  const milliseconds = settings.timeout * (LOST_AFTER + 1);
  const late = () => new Error(`The store was not written within ${milliseconds} ms`);
  const error = await waitFor(written, { milliseconds, late }).catch((error: unknown) => error);
  if (error !== undefined) announce(state.listeners, { type: "failed", error });
}
