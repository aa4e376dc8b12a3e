/**
 * One refresh at a time among all that share a store.
 *
 * In a process, all who wait share one refresh; among processes, tabs and machines the store's lock decides. Who gets
 * the lock reads the store first, and adopts what another holder has brought.
 */
import { hasCode } from "../errors.ts";
import { askServer } from "./ask.ts";
import { announce } from "./events.ts";
import { adoptNewer, hold } from "./mirror.ts";
import { asHost, underLock } from "./lock.ts";
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
import type { Tokens } from "./tokens.ts";
import { gather } from "./trouble.ts";
import { waitFor } from "../waiting/wait.ts";
import { goOnFromMemory, storeAnswered, writeToStore } from "./write-store.ts";

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
  try {
    // Our own writes may need the lock: they come first.
    await waitFor(mirror.writes, { milliseconds: settings.timeout * LOST_AFTER });
    const alone = (isAlone: boolean) => renewAlone(state, pending, stale, isAlone);
    return await underLock(state, alone, pending.abort.signal);
  } finally {
    if (state.refreshing === pending) state.refreshing = undefined;
    for (const event of pending.events) announce(state.listeners, event);
  }
}

/** Renews; a refresh that something overrules keeps the lock until the write of that is done. */
function renewAlone(
  state: SessionState,
  pending: PendingRefresh,
  stale: string | undefined,
  isAlone: boolean,
): Promise<string | undefined> {
  // Writes of what has overruled it before it had the lock wait for the lock themselves.
  const holdsForWrites = isAlone && !pending.isSuperseded;
  return asHost(state, isAlone, async () => {
    try {
      return await renew(state, pending, stale);
    } finally {
      if (holdsForWrites && (pending.isSuperseded || pending.abort.signal.aborted)) await storeAnswered(state);
    }
  });
}

/** Reads the store, and refreshes unless another holder has. Resolves to the token to go on with, if there is one. */
async function renew(
  state: SessionState,
  pending: PendingRefresh,
  stale: string | undefined,
): Promise<string | undefined> {
  while (!pending.isSuperseded) {
    gather(pending.events, await adoptNewer(state));
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
  gather(pending.events, await adoptNewer(state));
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

function holdRefreshed(state: SessionState, next: StoredTokens): void {
  const { life, settings } = state;
  const refusedFor = life.phase === "holding" ? life.refusedFor : undefined;
  const holding = hold(state, next, { isUntested: true, refusedFor });
  const since = settings.now();
  if (next.accessToken === life.tokens?.accessToken) {
    holding.noBetter = { since, until: since + REPEATED_FOR, why: "repeated" };
  }
}
