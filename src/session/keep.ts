/** Between a session's memory and its store: reads, writes in order, and what others wrote. */
import type { SessionEvent } from "./events.ts";
import { toldFault } from "./fault.ts";
import { underLock } from "./lock.ts";
import { LOST_AFTER, type SessionState } from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { isStoredTokens } from "./tokens.ts";
import { waitAtMost } from "../waiting/wait.ts";

/** Reads the store for the first time. A store that answers at once leaves no moment in which nothing is known. */
export function open(state: SessionState): void {
  const { edition, settings } = state;
  const settle = (found: unknown) => {
    if (isStoredTokens(found)) state.seen = found;
    if (state.edition === edition) {
      state.tokens = state.seen;
      state.since = state.seen?.issuedAt ?? state.since;
    }
    know(state);
  };
  try {
    const found: unknown = settings.store.get();
    if (!isThenable(found)) return settle(found);
    let settled = (): void => undefined;
    const done = new Promise<void>((resolve) => {
      settled = resolve;
    });
    state.opening = { done, settle: settled };
    state.ready = Promise.resolve(found).then(settle, () => settle(undefined));
  } catch {
    settle(undefined);
  }
}

/**
 * Writes tokens to the store, or deletes what is there, after every write before.
 *
 * Resolves to the error of a write that failed: calls go on from memory.
 */
export function write(
  state: SessionState,
  tokens: StoredTokens | undefined,
  by: (put: () => Promise<void>) => Promise<void> = (put) => put(),
): Promise<unknown> {
  const { store } = state.settings;
  state.unwritten++;
  const written = state.writes
    .then(() => by(async () => (tokens === undefined ? store.delete() : store.set(tokens))))
    .then(
      () => {
        state.seen = tokens;
        if (isSame(state.tokens, tokens)) state.since = state.settings.now();
        return undefined;
      },
      (error: unknown) => toldFault(error, tokens) ?? new Error("The store failed"),
    );
  state.writes = written.then(() => {
    state.unwritten--;
  });
  return written;
}

/**
 * Writes under the store's lock: without it, a refresh on its way elsewhere could read before and write after.
 *
 * Our own refresh that this write has overruled still has the lock, and holds it until the write is there.
 */
export function writeAlone(state: SessionState, tokens: StoredTokens | undefined): Promise<unknown> {
  const { settings } = state;
  const milliseconds = settings.timeout * LOST_AFTER;
  return write(state, tokens, (put) => (state.hasLock ? put() : underLock(settings, put, { milliseconds })));
}

/**
 * Reads the store again, and adopts what another holder has put there since.
 *
 * A read that fails, takes too long or finds garbage changes nothing: the memory is better than that.
 */
export async function adoptNewer(state: SessionState): Promise<SessionEvent | undefined> {
  const { edition } = state;
  const read = await readAgain(state);
  if (read === undefined || state.edition !== edition) return undefined;
  return isSame(read.tokens, state.seen) ? undefined : adopt(state, read.tokens);
}

/**
 * Reads the store again, and again if anything has changed meanwhile, after another holder has told of a change.
 *
 * What was told of a sign-out stands where the store does not say.
 */
export async function verify(state: SessionState): Promise<SessionEvent | undefined> {
  for (;;) {
    const { edition } = state;
    const read = (await readAgain(state)) ?? { tokens: state.isDoubted ? undefined : state.seen };
    if (state.edition !== edition) continue;
    state.isDoubted &&= !isSame(read.tokens, state.seen);
    return isSame(read.tokens, state.seen) ? undefined : adopt(state, read.tokens);
  }
}

/** Goes on with what another holder has stored: its tokens, or its sign-out. */
export function adopt(state: SessionState, tokens: StoredTokens | undefined): SessionEvent | undefined {
  const { tokens: had, refused, isDoubted } = state;
  state.seen = tokens;
  if (isSame(had, tokens)) return undefined;
  replace(state, tokens);
  // A sign-out that a sign-in has followed at once: calls that began before it must not go on as somebody else.
  if (tokens === undefined || isDoubted) state.signOuts++;
  if (tokens === undefined) return { type: "ended" };
  if (refused?.token === tokens.accessToken) state.refused = refused;
  return { type: had === undefined || isDoubted ? "started" : "refreshed" };
}

/** Puts other tokens in the place of those that the session had; whatever was known of those is forgotten. */
export function replace(state: SessionState, tokens: StoredTokens | undefined): void {
  know(state);
  state.edition++;
  state.tokens = tokens;
  state.since = tokens?.issuedAt ?? state.settings.now();
  state.isDoubted = false;
  state.ended = undefined;
  state.refused = undefined;
  state.untried = undefined;
  state.fruitless = undefined;
  state.unanswered = undefined;
  state.rejected = undefined;
  state.pause = undefined;
}

/** From now on it is known whether there are tokens: nobody waits for the store's first read any more. */
function know(state: SessionState): void {
  state.opening?.settle();
  state.opening = undefined;
}

/** What the store holds once all our writes are there; nothing if that cannot be told in time. */
function readAgain(state: SessionState): Promise<{ tokens: StoredTokens | undefined } | undefined> {
  return waitAtMost(readBehindWrites(state), state.settings.timeout);
}

async function readBehindWrites({
  writes,
  settings,
}: SessionState): Promise<{ tokens: StoredTokens | undefined } | undefined> {
  try {
    await writes;
    const found: unknown = (await settings.store.get()) ?? undefined;
    return found === undefined || isStoredTokens(found) ? { tokens: found } : undefined;
  } catch {
    return undefined;
  }
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && "then" in value && typeof value.then === "function";
}

function isSame(one: StoredTokens | undefined, other: StoredTokens | undefined): boolean {
  return (
    one?.accessToken === other?.accessToken &&
    one?.refreshToken === other?.refreshToken &&
    one?.issuedAt === other?.issuedAt
  );
}
