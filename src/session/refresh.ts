/**
 * One refresh at a time among all that share a store.
 *
 * In a process, all who wait share one refresh; among processes, tabs and machines the store's lock decides. Who gets
 * the lock reads the store first, and adopts what another holder has brought.
 */
import { RefreshFailedError, RefreshRejectedError } from "../errors.ts";
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
  type SessionState,
  usableToken,
} from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { isToken, storedTokens, type Tokens } from "./tokens.ts";
import { waitFor } from "../waiting/wait.ts";

/** Milliseconds for which a refresh that brought the same token again is not repeated. */
const REPEATED_FOR = 10_000;

/** The refresh that is under way, or a new one. */
export function refreshOnce(state: SessionState): Promise<string | undefined> {
  return (state.refreshing ?? beginRefresh(state)).result;
}

function beginRefresh(state: SessionState): PendingRefresh {
  const stale = usableToken(state);
  let release = (): void => undefined;
  const released = new Promise<undefined>((resolve) => {
    release = () => resolve(undefined);
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

/** Renews; a refresh that was cancelled keeps the lock until the write of what has cancelled it is done. */
async function renewAlone(
  state: SessionState,
  pending: PendingRefresh,
  stale: string | undefined,
  isAlone: boolean,
): Promise<string | undefined> {
  const { mirror, settings } = state;
  if (isAlone) mirror.hasLock = true;
  try {
    return await renew(state, pending, stale);
  } finally {
    if (isAlone && pending.abort.signal.aborted) await waitFor(mirror.writes, { milliseconds: settings.timeout });
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
    const adopted = await adoptNewer(state);
    if (adopted !== undefined) pending.events.push(adopted);
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
    if (error instanceof RefreshRejectedError) return reject(state, pending, error);
    return fail(state, pending, error);
  }
  return state.life === life ? storeAndHold(state, pending, tokens) : undefined;
}

/** Takes what a refresh has brought: first into the store, then for the calls. */
async function storeAndHold(state: SessionState, pending: PendingRefresh, tokens: Tokens): Promise<string | undefined> {
  const { life, settings } = state;
  const next = storedTokens(tokens, settings.now(), life.tokens);
  const adopted = await adoptNewer(state);
  if (adopted !== undefined) pending.events.push(adopted);
  if (state.life !== life) return undefined;
  const tooLong: unknown = new Error(`The store was not written within ${settings.timeout} ms`);
  const written = writeToStore(state, next).then((failure) => ({ failure }));
  const { failure } = (await waitFor(written, { milliseconds: settings.timeout })) ?? { failure: tooLong };
  if (state.life !== life) return undefined;
  if (failure !== undefined) pending.events.push({ type: "failed", error: failure });
  if (mayHaveCookie(state)) pending.events.push({ type: "restored" });
  else pending.events.push({ type: life.tokens === undefined ? "started" : "refreshed" });
  holdRefreshed(state, next);
  return next.accessToken;
}

function holdRefreshed(state: SessionState, next: StoredTokens): void {
  const { life, mirror, settings } = state;
  const holding = hold(state, next, { isUntested: true });
  const since = settings.now();
  mirror.since = since;
  if (next.accessToken === life.tokens?.accessToken) {
    holding.noBetter = { since, until: since + REPEATED_FOR, why: "repeated" };
  }
}
