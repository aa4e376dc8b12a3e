/** What comes from outside a refresh and wins over it: a sign-in, a sign-out, another holder's tokens. */
import { announce, type SessionEvent } from "./events.ts";
import { adopt, adoptNewer, verify } from "./mirror.ts";
import type { SessionState } from "./state.ts";
import { isStoredTokens } from "./tokens.ts";

/** Those who wait for the refresh under way go on at once; what it brings is not kept. */
export function supersedeRefresh(state: SessionState): void {
  const { refreshing } = state;
  if (refreshing === undefined) return;
  state.refreshing = undefined;
  refreshing.isSuperseded = true;
  refreshing.release();
}

/** Supersedes a refresh whose answer has become worthless. */
export function cancelRefresh(state: SessionState): void {
  const { refreshing } = state;
  supersedeRefresh(state);
  refreshing?.abort.abort();
  // Its events are about a session that is over.
  refreshing?.events.splice(0);
}

/**
 * Takes note of what another holder tells.
 *
 * New tokens are used at once. But the word may be out of date: from before our own tokens, sign-out or write. And a sign-out
 * has no date at all. So the store is read in any case, and what it says counts.
 */
export function onStoreChange(state: SessionState, told: unknown): void {
  const { mirror } = state;
  const tokens = isStoredTokens(told) ? told : undefined;
  const isNew = tokens !== undefined && mirror.unwritten === 0 && tokens.issuedAt >= mirror.since;
  if (isNew) announceChange(state, adopt(state, tokens));
  else if (told === undefined || told === null) mirror.isDoubted = true;
  void verify(state).then((event) => announceChange(state, event));
}

/** Reads the store again for all callers who would fail otherwise, and goes on with what another holder has put there. */
export function reread(state: SessionState): Promise<void> {
  const { mirror } = state;
  mirror.rereading ??= adoptNewer(state).then((event) => {
    mirror.rereading = undefined;
    announceChange(state, event);
  });
  return mirror.rereading;
}

function announceChange(state: SessionState, event: SessionEvent | undefined): void {
  if (event === undefined) return;
  supersedeRefresh(state);
  announce(state.listeners, event);
}
