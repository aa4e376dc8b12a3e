/**
 * One refresh at a time among all that share a store.
 *
 * In a process, all who wait share one refresh; among processes, tabs and machines the store's lock decides. Who gets
 * the lock reads the store first, and adopts what another holder has brought.
 */
import { hasCode, RefreshFailedError } from "../errors.ts";
import { askServer } from "./ask.ts";
import { announce } from "./events.ts";
import { adoptNewer, hold, writeToStore } from "./mirror.ts";
import { underLock } from "./lock.ts";
import { fail, reject } from "./setback.ts";
import {
  canRefresh,
  isSignedIn,
  LOST_AFTER,
  mayHaveCookie,
  type PendingRefresh,
  renewedTokens,
  type SessionState,
  usableToken,
} from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { isToken, type Tokens } from "./tokens.ts";
import { waitFor } from "../waiting/wait.ts";

/** Milliseconds for which a refresh that brought the same token again is not repeated. */
const REPEATED_FOR = 10_000;

/** The refresh that is under way, or a new one. */
export function refreshOnce(state: SessionState): Promise<string | undefined> {
  return (state.refreshing ?? beginRefresh(state)).result;
}

function beginRefresh(state: SessionState): PendingRefresh {
  const stale = usableToken(state);
  let release = (_token?: string): void => undefined;
  const released = new Promise<string | undefined>((resolve) => {
    release = resolve;
  });
  const pending: PendingRefresh = {
    abort: new AbortController(),
    isSuperseded: false,
    isCalling: false,
    events: [],
    release,
    result: Promise.resolve().then(async () => Promise.race([runRefresh(state, pending, stale), released])),
  };
  state.refreshing = pending;
  pending.result.catch(() => undefined); // Observed: where nobody waits, its failure is an event and no more.
  return pending;
}

async function runRefresh(
  state: SessionState,
  pending: PendingRefresh,
  stale: string | undefined,
): Promise<string | undefined> {
  const { mirror, settings } = state;
  const milliseconds = settings.timeout * LOST_AFTER;
  try {
    // Our own writes may need the lock: they come first.
    await waitFor(mirror.writes, { milliseconds });
    const hurry = pending.abort.signal;
    return await underLock(settings, (isAlone) => renewAlone(state, pending, stale, isAlone), { milliseconds, hurry });
  } finally {
    if (state.refreshing === pending) state.refreshing = undefined;
    for (const event of pending.events) announce(state.listeners, event);
  }
}

/** Renews; a refresh that something overrules keeps the lock until the write of that is done. */
async function renewAlone(
  state: SessionState,
  pending: PendingRefresh,
  stale: string | undefined,
  isAlone: boolean,
): Promise<string | undefined> {
  const { mirror } = state;
  // Writes of what has overruled it before it had the lock wait for the lock themselves.
  const holdsForWrites = isAlone && !pending.isSuperseded;
  if (isAlone) mirror.hasLock = true;
  try {
    return await renew(state, pending, stale);
  } finally {
    if (holdsForWrites && (pending.isSuperseded || pending.abort.signal.aborted)) await storeAnswered(state);
    if (isAlone) mirror.hasLock = false;
  }
}

/** Reads the store, and refreshes unless another holder has. Resolves to the token to go on with, if there is one. */
async function renew(
  state: SessionState,
  pending: PendingRefresh,
  stale: string | undefined,
): Promise<string | undefined> {
  while (!pending.isSuperseded) {
    pending.events.push(...(await adoptNewer(state)));
    if (pending.isSuperseded || !(isSignedIn(state) || mayHaveCookie(state))) return undefined;
    const usable = usableToken(state);
    if (usable !== undefined && usable !== stale) return usable;
    const { life } = state;
    const token = await present(state, pending);
    // Otherwise another holder's tokens came in between, and may have to be renewed themselves.
    if (token !== undefined || state.life === life) return token;
  }
  return undefined;
}

/** Presents the refresh token, and goes by what comes of it. */
async function present(state: SessionState, pending: PendingRefresh): Promise<string | undefined> {
  const { life } = state;
  if (!canRefresh(state)) return reject(state, pending);
  let tokens: Tokens;
  try {
    tokens = await askServer(state, pending, life.tokens?.refreshToken);
    if (!isToken(tokens?.accessToken)) throw new RefreshFailedError("The refresh brought no access token");
  } catch (error) {
    if (state.life !== life) return undefined;
    if (hasCode(error, "REFRESH_REJECTED")) return reject(state, pending, error);
    return fail(state, pending, error);
  }
  return state.life === life ? storeAndHold(state, pending, tokens) : undefined;
}

/** Takes what a refresh has brought: first into the store, then for the calls. */
async function storeAndHold(state: SessionState, pending: PendingRefresh, tokens: Tokens): Promise<string | undefined> {
  const { life } = state;
  const next = renewedTokens(state, tokens);
  pending.events.push(...(await adoptNewer(state)));
  if (state.life !== life) return undefined;
  const error = await writeToStore(state, next);
  if (state.life !== life) return undefined;
  if (error !== undefined) pending.events.push({ type: "failed", error });
  if (mayHaveCookie(state)) pending.events.push({ type: "restored" });
  else pending.events.push({ type: life.tokens === undefined ? "started" : "refreshed" });
  holdRefreshed(state, next);
  if (error !== undefined) await goOnFromMemory(state, pending, next.accessToken);
  return next.accessToken;
}

/** Calls go on at once when the store takes too long; the lock is kept, so that nobody else finds the spent refresh token. */
async function goOnFromMemory(state: SessionState, pending: PendingRefresh, token: string | undefined): Promise<void> {
  if (state.refreshing === pending) state.refreshing = undefined;
  pending.release(token);
  const { signOuts } = state;
  if (state.mirror.hasLock) await storeAnswered(state);
  // They are about a session that has ended meanwhile, as its listeners know.
  if (state.signOuts !== signOuts) pending.events.splice(0);
}

/** Waits until the store has answered all our writes, or until they count as lost. */
export async function storeAnswered({ mirror, settings }: SessionState): Promise<void> {
  const answered = mirror.writes.then(() => mirror.answered);
  await waitFor(answered, { milliseconds: settings.timeout * (LOST_AFTER - 1) });
}

function holdRefreshed(state: SessionState, next: StoredTokens): void {
  const { life, settings } = state;
  const refusedFor = life.phase === "holding" ? life.refusedFor : undefined;
  const holding = hold(state, next, { isUntested: true, refusedFor });
  const since = settings.now();
  if (next.accessToken === life.tokens?.accessToken) {
    holding.noBetter = { since, until: since + REPEATED_FOR, why: "repeated" };
  }
}
