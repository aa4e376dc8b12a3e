/** Between a session's memory and its store: reads, writes in order, and what other holders wrote. */
import { announce, type SessionEvent } from "./events.ts";
import { StoreError } from "../errors.ts";
import { toldFault } from "./fault.ts";
import { underLock } from "./lock.ts";
import { type Holding, type Life, LOST_AFTER, type SessionState } from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { readAgain, readStore } from "./read-store.ts";
import { readTokens } from "./tokens.ts";
import { isThenable } from "../waiting/awaitable.ts";
import { waitFor } from "../waiting/wait.ts";

/**
 * Reads the store for the first time. A store that answers at once leaves no moment in which nothing is known.
 *
 * A read that hangs is given up after one time limit: it counts as nothing found, and later reads go on from there.
 */
export function openStore(state: SessionState): void {
  const { life, settings } = state;
  const settle = (found: unknown) => settleOpening(state, life, readTokens(found, settings.now()));
  try {
    const found: unknown = settings.store.get();
    if (isThenable(found)) {
      // A moment later than the calls that wait for it: they are told that the store hangs.
      const limit = { milliseconds: settings.timeout + 1 };
      state.opened = waitFor(Promise.resolve(found), limit).then(settle, () => settle(undefined));
    } else state.opened = Promise.resolve(settle(found));
  } catch {
    settle(undefined);
  }
}

/** Goes on with what the first read has found, unless something has come before it; says whether it has found tokens. */
function settleOpening(state: SessionState, opening: Life, tokens: StoredTokens | undefined): boolean {
  const { life, mirror, settings } = state;
  mirror.seen = tokens ?? mirror.seen;
  if (life !== opening) return tokens !== undefined;
  const isCookieUntried = mirror.seen === undefined && settings.needs === "cookie";
  const restored: Life = isCookieUntried ? { phase: "signed-out", isCookieUntried } : lifeWith(mirror.seen);
  enter(state, restored);
  // Not at once: whoever creates the session has had no moment to listen.
  if (tokens !== undefined) void Promise.resolve().then(() => tellRestored(state, restored));
  return tokens !== undefined;
}

function tellRestored({ life, listeners }: SessionState, restored: Life): void {
  if (life === restored) announce(listeners, { type: "restored" });
}

/**
 * Writes tokens to the store, or deletes what is there, after every write before. A write that hangs is given up after one time
 * limit.
 *
 * Resolves to the error of a write that failed, or was given up: calls go on from memory.
 */
export function writeToStore(
  state: SessionState,
  tokens: StoredTokens | undefined,
  by: (put: () => Promise<void>) => Promise<unknown> = (put) => put(),
): Promise<unknown> {
  const { mirror, settings } = state;
  const { store, timeout } = settings;
  mirror.unwritten++;
  const put = async (): Promise<void> => {
    let isLate = false;
    const done = (async () => (tokens === undefined ? store.delete() : store.set(tokens)))();
    const answered = done.then(
      () => (isLate ? landedLate(state, tokens) : undefined),
      () => undefined,
    );
    mirror.answered = Promise.all([mirror.answered, answered]);
    const outcome = await waitFor(
      done.then(() => "written"),
      { milliseconds: timeout },
    );
    if (outcome !== undefined) return;
    isLate = true;
    throw storeError(tokens, `was not written within ${timeout} ms`);
  };
  const failure = mirror.writes
    .then(() => by(put))
    .then(
      (outcome) => void (outcome !== LEFT && (mirror.seen = tokens)),
      (error: unknown) => storeError(tokens, "could not be written", error, mirror.seen, state.life.tokens),
    );
  mirror.writes = failure.then(() => {
    mirror.unwritten--;
  });
  return failure;
}

/** The error of a write that failed, without the tokens that the store had or was given. A store may bring one of its own. */
function storeError(
  tokens: StoredTokens | undefined,
  what: string,
  fault?: unknown,
  ...others: readonly (StoredTokens | undefined)[]
): Error {
  const cause = toldFault(fault, tokens, ...others);
  if (cause instanceof StoreError) return cause;
  return new StoreError(`The store ${what}`, { step: tokens === undefined ? "delete" : "write", cause });
}

/** What a write comes to that was not made: the store has something newer. */
const LEFT = Symbol("left");

/**
 * A write that had been given up was done after all: whatever the session has by now is put in its place, unless another
 * holder has put something newer there.
 */
async function landedLate(state: SessionState, tokens: StoredTokens | undefined): Promise<void> {
  const { life, mirror, settings } = state;
  if (isSame(life.tokens, tokens)) {
    mirror.seen = tokens;
    return;
  }
  const putUnlessNewer = async (put: () => Promise<void>): Promise<unknown> => {
    const found = await waitFor(readStore(settings), { milliseconds: settings.timeout });
    const isOurs = found === undefined || isSame(found.tokens, tokens) || isOlder(found.tokens, life.tokens);
    return isOurs && state.life === life ? put() : LEFT; // What has changed meanwhile has been written, or came from the store.
  };
  await writeToStore(state, life.tokens, (put) => locked(state, () => putUnlessNewer(put)));
}

function isOlder(found: StoredTokens | undefined, ours: StoredTokens | undefined): boolean {
  return found !== undefined && found.signIn === ours?.signIn && found.edition < ours.edition;
}

/**
 * Writes under the store's lock: without it, a refresh under way elsewhere could read before and write after.
 *
 * If a refresh of ours still has the lock, it holds it until this write is done. `first` is done before it, under the lock.
 */
export function writeUnderLock(
  state: SessionState,
  tokens: StoredTokens | undefined,
  first: () => Promise<void> = async () => undefined,
): Promise<unknown> {
  return writeToStore(state, tokens, (put) => locked(state, () => first().then(put)));
}

function locked<T>({ mirror, settings }: SessionState, work: () => Promise<T>): Promise<T> {
  return mirror.hasLock ? work() : underLock(settings, work, { milliseconds: settings.timeout * LOST_AFTER });
}

/**
 * Reads the store again, and adopts what another holder has put there since.
 *
 * A read that fails, takes too long or finds garbage changes nothing: what is in memory is better than that.
 */
export async function adoptNewer(state: SessionState): Promise<readonly SessionEvent[]> {
  const { life } = state;
  const read = await readAgain(state);
  return read === undefined || state.life !== life ? [] : adoptNews(state, read.tokens);
}

/**
 * Reads the store again after another holder has told of a change, and once more if anything has changed meanwhile.
 *
 * Where the store does not answer, a sign-out that was told is believed.
 */
export async function verify(state: SessionState): Promise<readonly SessionEvent[]> {
  const { mirror } = state;
  for (;;) {
    const { life } = state;
    const answer = await readAgain(state);
    const read = answer ?? { tokens: mirror.isDoubted ? undefined : mirror.seen };
    if (state.life !== life) continue;
    mirror.isDoubted = false;
    // The first read began before this one: it knows nothing newer, even if it is done later.
    if (answer !== undefined && life.phase === "unknown") settleOpening(state, life, answer.tokens);
    return adoptNews(state, read.tokens);
  }
}

function adoptNews(state: SessionState, found: StoredTokens | undefined): readonly SessionEvent[] {
  return isNews(state, found) ? adopt(state, found) : [];
}

/**
 * Whether another holder has put there what the store holds, after what this one has.
 *
 * By sign-in and edition, never by a clock. A copy that lags behind may show what this holder has left behind; of two tokens of
 * one edition those of the store count, or the holders would never agree.
 */
function isNews({ life, mirror }: SessionState, found: StoredTokens | undefined): boolean {
  if (isSame(found, mirror.seen)) return false;
  if (found === undefined) return true;
  if (mirror.left.has(found.signIn)) return false;
  return life.tokens?.signIn !== found.signIn || found.edition >= life.tokens.edition;
}

/**
 * Goes on with what another holder has stored: its tokens, or its sign-out.
 *
 * Tokens of another sign-in are another user's: calls that began before must not go on with them.
 */
export function adopt(state: SessionState, tokens: StoredTokens | undefined): readonly SessionEvent[] {
  const { life, mirror } = state;
  mirror.seen = tokens;
  if (isSame(life.tokens, tokens)) return [];
  const isOver = life.tokens === undefined || life.tokens.signIn !== tokens?.signIn;
  const ended = isOver ? leaveSignIn(state) : [];
  if (tokens === undefined) {
    change(state, lifeWith(undefined));
    return ended;
  }
  const isRefused = life.phase === "holding" && life.tokens.accessToken === tokens.accessToken;
  hold(state, tokens, isRefused ? { refused: life.refused } : {});
  return [...ended, { type: isOver ? "started" : "refreshed" }];
}

/** The sign-in of the tokens at hand is over: no call goes on that began with it, and its tokens are never adopted again. */
export function leaveSignIn(state: SessionState): readonly SessionEvent[] {
  const { life, mirror } = state;
  if (life.tokens === undefined) return [];
  state.signOuts++;
  state.steppingUp?.abort.abort();
  // Tokens of an earlier version do not say whose they are.
  if (life.tokens.signIn !== "") mirror.left.add(life.tokens.signIn);
  return [{ type: "ended" }];
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

/** Goes on with another life. */
export function change(state: SessionState, life: Life): void {
  state.mirror.isDoubted = false;
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

function isSame(one: StoredTokens | undefined, other: StoredTokens | undefined): boolean {
  return (
    one?.accessToken === other?.accessToken &&
    one?.refreshToken === other?.refreshToken &&
    one?.signIn === other?.signIn &&
    one?.edition === other?.edition
  );
}
