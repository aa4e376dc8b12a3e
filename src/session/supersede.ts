/** What comes from outside a refresh and wins over it: a sign-in, a sign-out, another holder's tokens. */
import { announce, type SessionEvent } from "./events.ts";
import { adopt, adoptNewer, verify } from "./mirror.ts";
import type { SessionState } from "./state.ts";
import { readTokens } from "./tokens.ts";

/** Milliseconds in which a session without tokens does not read its store once more. */
const READ_AGAIN_AFTER = 1000;

/** Those who wait for the refresh under way go on at once; what it brings is not kept. */
export function supersedeRefresh(state: SessionState): void {
  const { refreshing } = state;
  if (refreshing === undefined) return;
  state.refreshing = undefined;
  refreshing.isSuperseded = true;
  refreshing.release();
}

/** Supersedes a refresh of a session that is over, and nobody hears of its events. */
export function dropRefresh(state: SessionState): void {
  const { refreshing } = state;
  supersedeRefresh(state);
  refreshing?.events.splice(0);
}

/** The same for a refresh whose answer has become worthless. */
export function cancelRefresh(state: SessionState): void {
  const { refreshing } = state;
  dropRefresh(state);
  refreshing?.abort.abort();
}

/**
 * Takes note of what another holder tells.
 *
 * Later tokens of the same sign-in are used at once. Anything else may be out of date, so that the store is read, and what it
 * says counts.
 */
export function onStoreChange(state: SessionState, told: unknown): void {
  const { life, mirror, settings } = state;
  const tokens = readTokens(told, settings.now());
  const isLater = tokens?.signIn === life.tokens?.signIn && (tokens?.edition ?? 0) > (life.tokens?.edition ?? 0);
  if (tokens !== undefined && isLater && mirror.unwritten === 0) announceChange(state, adopt(state, tokens));
  else if (told === undefined || told === null) mirror.isDoubted = true;
  void verify(state).then((events) => announceChange(state, events));
}

/**
 * A session without tokens reads its store again before it says so, once a second at the most: somebody may have signed in
 * elsewhere. Nothing, at once, where that has just been done.
 */
export function lookForSignIn(state: SessionState): Promise<void> | undefined {
  const { life, mirror, settings } = state;
  if (life.phase === "holding" || life.phase === "unknown") return undefined;
  if (mirror.rereading !== undefined) return mirror.rereading;
  if (Math.abs(settings.now() - mirror.readAt) < READ_AGAIN_AFTER) return undefined;
  mirror.readAt = settings.now();
  return reread(state);
}

/** Reads the store again for all callers who would fail otherwise, and goes on with what another holder has put there. */
export function reread(state: SessionState): Promise<void> {
  const { mirror } = state;
  const isKnown = mirror.isUnreadable; // As it would be once a second.
  mirror.rereading ??= adoptNewer(state).then((events) => {
    mirror.rereading = undefined;
    announceChange(state, isKnown ? events.filter(isChange) : events);
  });
  return mirror.rereading;
}

function isChange({ type }: SessionEvent): boolean {
  return type !== "failed";
}

/** Tells of what another holder has changed; a refresh under way goes on with it. */
export function announceChange(state: SessionState, events: readonly SessionEvent[]): void {
  if (events.some(isChange)) supersedeRefresh(state);
  for (const event of events) announce(state.listeners, event);
}
