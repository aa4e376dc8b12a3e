/** Between a session's memory and its store: reads, writes in order, and what other holders wrote. */
import type { SessionEvent } from "./events.ts";
import { toldFault } from "./fault.ts";
import { underLock } from "./lock.ts";
import { type Holding, type Life, LOST_AFTER, type SessionState } from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { isStoredTokens } from "./tokens.ts";
import { waitFor } from "../waiting/wait.ts";

/** Reads the store for the first time. A store that answers at once leaves no moment in which nothing is known. */
export function openStore(state: SessionState): void {
  const { life, mirror, settings } = state;
  const settle = (found: unknown) => {
    if (isStoredTokens(found)) mirror.seen = found;
    if (state.life !== life) return;
    mirror.since = mirror.seen?.issuedAt ?? mirror.since;
    const isCookieUntried = mirror.seen === undefined && settings.refresh?.needs === "cookie";
    enter(state, isCookieUntried ? { phase: "signed-out", isCookieUntried } : lifeWith(mirror.seen));
  };
  try {
    const found: unknown = settings.store.get();
    if (isThenable(found)) state.ready = Promise.resolve(found).then(settle, () => settle(undefined));
    else settle(found);
  } catch {
    settle(undefined);
  }
}

/**
 * Writes tokens to the store, or deletes what is there, after every write before.
 *
 * Resolves to the error of a write that failed: calls go on from memory.
 */
export function writeToStore(
  state: SessionState,
  tokens: StoredTokens | undefined,
  by: (put: () => Promise<void>) => Promise<void> = (put) => put(),
): Promise<unknown> {
  const { mirror, settings } = state;
  const { store } = settings;
  mirror.unwritten++;
  const written = mirror.writes
    .then(() => by(async () => (tokens === undefined ? store.delete() : store.set(tokens))))
    .then(
      () => {
        mirror.seen = tokens;
        if (isSame(state.life.tokens, tokens)) mirror.since = settings.now();
        return undefined;
      },
      (error: unknown) => toldFault(error, tokens) ?? new Error("The store failed"),
    );
  mirror.writes = written.then(() => {
    mirror.unwritten--;
  });
  return written;
}

/**
 * Writes under the store's lock: without it, a refresh under way elsewhere could read before and write after.
 *
 * If a refresh of ours still has the lock, it holds it until this write is done.
 */
export function writeUnderLock(state: SessionState, tokens: StoredTokens | undefined): Promise<unknown> {
  const { mirror, settings } = state;
  const milliseconds = settings.timeout * LOST_AFTER;
  return writeToStore(state, tokens, (put) => (mirror.hasLock ? put() : underLock(settings, put, { milliseconds })));
}

/**
 * Reads the store again, and adopts what another holder has put there since.
 *
 * A read that fails, takes too long or finds garbage changes nothing: what is in memory is better than that.
 */
export async function adoptNewer(state: SessionState): Promise<SessionEvent | undefined> {
  const { life, mirror } = state;
  const read = await readAgain(state);
  if (read === undefined || state.life !== life) return undefined;
  return isSame(read.tokens, mirror.seen) ? undefined : adopt(state, read.tokens);
}

/**
 * Reads the store again after another holder has told of a change, and once more if anything has changed meanwhile.
 *
 * Where the store does not answer, a sign-out that was told is believed.
 */
export async function verify(state: SessionState): Promise<SessionEvent | undefined> {
  const { mirror } = state;
  for (;;) {
    const { life } = state;
    const read = (await readAgain(state)) ?? { tokens: mirror.isDoubted ? undefined : mirror.seen };
    if (state.life !== life) continue;
    mirror.isDoubted &&= !isSame(read.tokens, mirror.seen);
    return isSame(read.tokens, mirror.seen) ? undefined : adopt(state, read.tokens);
  }
}

/** Goes on with what another holder has stored: its tokens, or its sign-out. */
export function adopt(state: SessionState, tokens: StoredTokens | undefined): SessionEvent | undefined {
  const { life, mirror } = state;
  const { isDoubted } = mirror;
  mirror.seen = tokens;
  if (isSame(life.tokens, tokens)) return undefined;
  // A sign-out that a sign-in has followed at once: calls that began before it must not go on as somebody else.
  if (tokens === undefined || isDoubted) state.signOuts++;
  if (tokens === undefined) {
    change(state, lifeWith(undefined));
    return { type: "ended" };
  }
  const isRefused = life.phase === "holding" && life.tokens.accessToken === tokens.accessToken;
  hold(state, tokens, isRefused ? { refused: life.refused } : {});
  return { type: life.tokens === undefined || isDoubted ? "started" : "refreshed" };
}

/** Goes on with these tokens; nothing is known of them but what is given, and whether this access token was accepted before. */
export function hold(state: SessionState, tokens: StoredTokens, known: Partial<Holding> = {}): Holding {
  const { life } = state;
  const isAccepted =
    life.phase === "holding" && life.isAccepted === true && life.tokens.accessToken === tokens.accessToken;
  const holding: Holding = { phase: "holding", isAccepted, ...known, tokens };
  change(state, holding);
  return holding;
}

/** Goes on with another life; word of other holders that is older than it is out of date. */
export function change(state: SessionState, life: Life): void {
  const { mirror, settings } = state;
  mirror.since = life.tokens?.issuedAt ?? settings.now();
  mirror.isDoubted = false;
  enter(state, life);
}

/** The life of a session that has these tokens, or none. */
export function lifeWith(tokens: StoredTokens | undefined): Life {
  return tokens === undefined ? { phase: "signed-out" } : { phase: "holding", tokens };
}

/** Nobody waits for the store's first read any more. */
function enter(state: SessionState, life: Life): void {
  if (state.life.phase === "unknown") state.life.settle();
  state.life = life;
}

/** What the store holds once all our writes are done; nothing if that cannot be told in time. */
function readAgain(state: SessionState): Promise<{ tokens: StoredTokens | undefined } | undefined> {
  return waitFor(readAfterWrites(state), { milliseconds: state.settings.timeout });
}

async function readAfterWrites({
  mirror,
  settings,
}: SessionState): Promise<{ tokens: StoredTokens | undefined } | undefined> {
  try {
    await mirror.writes;
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
