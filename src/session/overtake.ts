/** What comes from outside a refresh and wins over it: a sign-in, a sign-out, another holder's tokens. */
import { announce } from "./events.ts";
import { adopt, adoptNewer, verify } from "./keep.ts";
import type { SessionState } from "./state.ts";
import { isStoredTokens } from "./tokens.ts";

/** Whoever waits for the refresh that is on its way goes on at once; what it brings is not kept. */
export function overtake(state: SessionState): void {
  const { flight } = state;
  if (flight === undefined) return;
  state.flight = undefined;
  flight.isOvertaken = true;
  flight.leave();
}

/** Overtakes a refresh whose answer has become worthless. */
export function overrule(state: SessionState): void {
  const { flight } = state;
  overtake(state);
  flight?.abort.abort();
  // What it had to tell is of a session that is no more.
  flight?.events.splice(0);
}

/**
 * Another holder has changed the store.
 *
 * New tokens are used at once. But what is told can be late: from before tokens or a sign-out of ours, or a write that is under
 * way; and a sign-out cannot be dated at all. So the store has the last word.
 */
export function hear(state: SessionState, told: unknown): void {
  const tokens = isStoredTokens(told) ? told : undefined;
  const isNew = tokens !== undefined && state.unwritten === 0 && tokens.issuedAt >= state.since;
  if (isNew) tell(state, adopt(state, tokens));
  else if (told === undefined || told === null) state.isDoubted = true;
  void verify(state).then((event) => tell(state, event));
}

/** Reads the store again for everybody who is about to fail, and goes on with what another holder has put there. */
export function reread(state: SessionState): Promise<void> {
  state.rereading ??= adoptNewer(state).then((event) => {
    state.rereading = undefined;
    tell(state, event);
  });
  return state.rereading;
}

function tell(state: SessionState, event: Parameters<typeof announce>[1] | undefined): void {
  if (event === undefined) return;
  overtake(state);
  announce(state.listeners, event);
}
