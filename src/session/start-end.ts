/** How a session begins and ends, by the application's own word. */
import { StoreError } from "../errors.ts";
import { announce, type SessionEvent } from "./events.ts";
import { change, hold, leaveSignIn, lifeWith } from "./mirror.ts";
import { isSignedIn, LOST_AFTER, type SessionState } from "./state.ts";
import { cancelRefresh } from "./supersede.ts";
import { faultOf, firstTokens, type Tokens, trimmedTokens } from "./tokens.ts";
import { waitFor } from "../waiting/wait.ts";
import { writeUnderLock } from "./write-store.ts";
import { say } from "../say.ts";

/** Begins with the tokens of a sign-in; one that is live ends first, so that no call of it goes on with these. */
export async function start(state: SessionState, tokens: Tokens): Promise<void> {
  const trimmed = trimmedTokens(tokens);
  const fault = faultOf(trimmed);
  if (fault !== undefined) throw new TypeError(fault);
  const ended = leaveSignIn(state);
  hold(state, firstTokens(trimmed, state.settings.now()));
  cancelRefresh(state);
  await persist(state, [...ended, { type: "started" }]);
}

/** Forgets the tokens. What is given as `first` is done under the store's lock, while the store still has them. */
export async function end(state: SessionState, first?: () => Promise<void>): Promise<void> {
  const { life, opened } = state;
  const wasSignedIn = isSignedIn(state);
  if (life.tokens === undefined) state.signOuts++;
  leaveSignIn(state);
  const over = lifeWith(undefined);
  change(state, over);
  cancelRefresh(state);
  // What the store had is known to be over: it is not read again at once.
  state.mirror.readAt = state.settings.now();
  if (life.phase === "unknown") void opened.then((hadTokens) => hadTokens && state.life === over && announceEnd(state));
  await persist(state, wasSignedIn ? [{ type: "ended" }] : [], first);
}

function announceEnd({ listeners }: SessionState): void {
  announce(listeners, { type: "ended" });
}

/** Writes what the session has now, announces the events, and waits for the store, within limits. */
async function persist(
  state: SessionState,
  events: readonly SessionEvent[],
  first?: () => Promise<void>,
): Promise<void> {
  const { life, settings } = state;
  const failure = writeUnderLock(state, life.tokens, first);
  for (const event of events) announce(state.listeners, event);
  // What the lock may take, and one time limit for the store.
  const milliseconds = settings.timeout * (LOST_AFTER + 1);
  const step = life.tokens === undefined ? "delete" : "write";
  const late = () => new StoreError(say`The store was not written within ${milliseconds} ms`, { step });
  const error = await waitFor(failure, { milliseconds, late }).catch((error: unknown) => error);
  if (error !== undefined) announce(state.listeners, { type: "failed", error });
}
