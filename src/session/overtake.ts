/** What comes from outside a refresh and wins over it: a sign-in, a sign-out, another holder's tokens. */
import { announce } from "./events.ts";
import { adopt, adoptNewer } from "./keep.ts";
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
 * What is told can be late: older than our tokens, or from before a write of ours that is under way. Then the store decides.
 */
export function hear(state: SessionState, told: unknown): void {
  const tokens = told ?? undefined;
  const isOurs = state.unwritten > 0 || (tokens !== undefined && !isStoredTokens(tokens));
  const isLate = isStoredTokens(tokens) && state.tokens !== undefined && tokens.issuedAt < state.tokens.issuedAt;
  if (!isOurs && !isLate) {
    tell(state, adopt(state, tokens));
    if (tokens !== undefined) return;
  }
  void adoptNewer(state).then((event) => tell(state, event));
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
