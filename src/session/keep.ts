/** Between a session's memory and its store: reads, writes in order, and what others wrote. */
import type { SessionEvent } from "./events.ts";
import type { SessionState } from "./state.ts";
import type { StoredTokens } from "./store.ts";
import { isStoredTokens } from "./tokens.ts";

/** Reads the store for the first time. A store that answers at once leaves no moment in which nothing is known. */
export function open(state: SessionState): void {
  const { edition } = state;
  const settle = (found: unknown) => {
    if (isStoredTokens(found)) state.seen = found;
    if (state.edition === edition) state.tokens = state.seen;
    state.opening = undefined;
  };
  try {
    const found = state.settings.store.get();
    if (found instanceof Promise) state.opening = found.then(settle, () => settle(undefined));
    else settle(found);
  } catch {
    settle(undefined);
  }
}

/**
 * Writes what `change` does to the store, after every write before it.
 *
 * Resolves to the error of a write that failed: calls go on from memory.
 */
export function write(state: SessionState, tokens: StoredTokens | undefined): Promise<unknown> {
  const { store } = state.settings;
  const written = state.writes.then(() => (tokens === undefined ? store.delete() : store.set(tokens)));
  state.writes = written.then(
    () => {
      state.seen = tokens;
    },
    () => undefined,
  );
  return written.then(
    () => undefined,
    (error: unknown) => error ?? new Error("The store failed"),
  );
}

/**
 * Reads the store again, and adopts what another holder has put there since.
 *
 * A read that fails, or finds garbage, changes nothing: the memory is better than that.
 */
export async function adoptNewer(state: SessionState): Promise<SessionEvent | undefined> {
  const { edition } = state;
  await state.writes;
  let found: unknown;
  try {
    found = await state.settings.store.get();
  } catch {
    return undefined;
  }
  if (state.edition !== edition || (found !== undefined && !isStoredTokens(found))) return undefined;
  return isSame(found, state.seen) ? undefined : adopt(state, found);
}

/** Goes on with what another holder has stored: its tokens, or its sign-out. */
export function adopt(state: SessionState, tokens: StoredTokens | undefined): SessionEvent | undefined {
  const had = state.tokens;
  state.seen = tokens;
  if (isSame(had, tokens) && state.ended === undefined) return undefined;
  replace(state, tokens);
  if (tokens !== undefined) return { type: had === undefined ? "started" : "refreshed" };
  if (had === undefined) return undefined;
  state.signOuts++;
  return { type: "ended" };
}

/** Puts other tokens in the place of those that the session had; whatever was known of those is forgotten. */
export function replace(state: SessionState, tokens: StoredTokens | undefined): void {
  state.edition++;
  state.tokens = tokens;
  state.ended = undefined;
  state.refused = undefined;
  state.untried = undefined;
  state.rejected = undefined;
  state.pause = undefined;
}

function isSame(one: StoredTokens | undefined, other: StoredTokens | undefined): boolean {
  return (
    one?.accessToken === other?.accessToken &&
    one?.refreshToken === other?.refreshToken &&
    one?.issuedAt === other?.issuedAt
  );
}
