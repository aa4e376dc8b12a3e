/** Between a session's memory and its store: the first read, and what other holders wrote. */
import { announce, type SessionEvent } from "./events.ts";
import type { Holding, Life, SessionState } from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { readAgain, readStore } from "./read-store.ts";
import { areSame, readTokens } from "./tokens.ts";
import { isThenable } from "../waiting/awaitable.ts";

/**
 * Reads the store for the first time. A store that answers at once leaves no moment in which nothing is known.
 *
 * A read that hangs is given up after one time limit: it counts as nothing found, and later reads go on from there.
 */
export function openStore(state: SessionState): void {
  const { life, settings, listeners } = state;
  let kept: unknown;
  try {
    kept = settings.store.get();
  } catch (fault) {
    kept = Promise.reject(fault);
  }
  if (!isThenable(kept)) {
    state.opened = Promise.resolve(settleOpening(state, life, readTokens(kept, settings.now())));
    return;
  }
  // A moment later than the calls that wait for it: they are told that the store hangs.
  state.opened = readStore(state, Promise.resolve(kept), 1).then(({ found, events }) => {
    const hasTokens = settleOpening(state, life, found?.tokens);
    for (const event of events) announce(listeners, event);
    return hasTokens;
  });
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
 * Reads the store again, and adopts what another holder has put there since.
 *
 * A read that fails, takes too long or finds garbage changes nothing: what is in memory is better than that.
 */
export async function adoptNewer(state: SessionState): Promise<readonly SessionEvent[]> {
  const { life } = state;
  const { found, events } = await readAgain(state);
  return found === undefined || state.life !== life ? events : adoptNews(state, found.tokens);
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
    const { found, events } = await readAgain(state);
    const { tokens } = found ?? { tokens: mirror.isDoubted ? undefined : mirror.seen };
    if (state.life !== life) continue;
    mirror.isDoubted = false;
    // The first read began before this one: it knows nothing newer, even if it is done later.
    if (found !== undefined && life.phase === "unknown") settleOpening(state, life, found.tokens);
    return [...events, ...adoptNews(state, tokens)];
  }
}

/** Adopts what the store holds if another holder has put it there after what this one has. */
export function adoptNews(state: SessionState, found: StoredTokens | undefined): readonly SessionEvent[] {
  return isNews(state, found) ? adopt(state, found) : [];
}

/**
 * Whether another holder has put there what the store holds, after what this one has.
 *
 * By sign-in and edition, never by a clock. A copy that lags behind may show what this holder has left behind; of two tokens of
 * one edition those of the store count, or the holders would never agree.
 */
function isNews({ life, mirror }: SessionState, found: StoredTokens | undefined): boolean {
  if (areSame(found, mirror.seen)) return false;
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
  if (areSame(life.tokens, tokens)) return [];
  const isOver = life.tokens === undefined || life.tokens.signIn !== tokens?.signIn;
  const ended = isOver ? leaveSignIn(state) : [];
  if (tokens === undefined) {
    change(state, lifeWith(undefined));
    return ended;
  }
  const isRefused = life.phase === "holding" && life.tokens.accessToken === tokens.accessToken;
  hold(state, tokens, {
    ...(isOver ? {} : whatStaysKnown(state, tokens)),
    ...(isRefused && { refused: life.refused }),
  });
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

/** A refresh token that stays is no better than before. A cookie may be a new one: no script sees it. */
export function whatStaysKnown({ life, settings }: SessionState, next: StoredTokens): Partial<Holding> {
  if (settings.needs !== "token" || next.refreshToken !== life.tokens?.refreshToken) return {};
  const { rejection, isAnswerLost } = life;
  return { ...(rejection !== undefined && { rejection }), ...(isAnswerLost === true && { isAnswerLost }) };
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
