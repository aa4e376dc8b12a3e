/**
 * One refresh at a time among all that share a store.
 *
 * In a process, everybody who waits shares one flight; among processes, tabs and machines the store's lock decides. Who gets
 * the lock reads the store first, and adopts what another holder has brought.
 */
import { RefreshFailedError, RefreshRejectedError } from "../errors.ts";
import { ask } from "./ask.ts";
import { announce } from "./events.ts";
import { adoptNewer, replace, write } from "./keep.ts";
import { underLock } from "./lock.ts";
import { fail, reject } from "./setback.ts";
import { canRefresh, type Flight, isSignedIn, LOST_AFTER, type SessionState, usableToken } from "./state.ts";
import type { StoredTokens } from "../stores/store.ts";
import { isToken, storedTokens, type Tokens } from "./tokens.ts";
import { waitAtMost } from "../waiting/wait.ts";

/** Milliseconds for which a refresh that brought the same token again is not repeated. */
const REPEATED_FOR = 10_000;

/** The refresh that is on its way, or a new one. */
export function refreshOnce(state: SessionState): Promise<string | undefined> {
  return (state.flight ?? takeOff(state)).arrival;
}

function takeOff(state: SessionState): Flight {
  const stale = usableToken(state);
  let leave = (): void => undefined;
  const left = new Promise<undefined>((resolve) => {
    leave = () => resolve(undefined);
  });
  const flight: Flight = {
    abort: new AbortController(),
    isOvertaken: false,
    events: [],
    leave,
    arrival: Promise.resolve().then(async () => Promise.race([fly(state, flight, stale), left])),
  };
  state.flight = flight;
  flight.arrival.catch(() => undefined); // Observed: what nobody waits for fails as an event, and no more.
  return flight;
}

async function fly(state: SessionState, flight: Flight, stale: string | undefined): Promise<string | undefined> {
  const { settings } = state;
  const milliseconds = settings.timeout * LOST_AFTER;
  try {
    // Our own writes may need the lock: they come first.
    await waitAtMost(state.writes, milliseconds);
    const hurry = flight.abort.signal;
    return await underLock(settings, (isAlone) => renewInTurn(state, flight, stale, isAlone), { milliseconds, hurry });
  } finally {
    if (state.flight === flight) state.flight = undefined;
    for (const event of flight.events) announce(state.listeners, event);
  }
}

/** Renews, and lets nobody else take the lock before what has overruled it is in the store. */
async function renewInTurn(
  state: SessionState,
  flight: Flight,
  stale: string | undefined,
  isAlone: boolean,
): Promise<string | undefined> {
  if (isAlone) state.hasLock = true;
  try {
    return await renew(state, flight, stale);
  } finally {
    if (isAlone && flight.abort.signal.aborted) await waitAtMost(state.writes, state.settings.timeout);
    if (isAlone) state.hasLock = false;
  }
}

/** Reads the store, and refreshes unless somebody else has. Resolves to the token to go on with, if there is one. */
async function renew(state: SessionState, flight: Flight, stale: string | undefined): Promise<string | undefined> {
  while (!flight.isOvertaken) {
    const adopted = await adoptNewer(state);
    if (adopted !== undefined) flight.events.push(adopted);
    if (flight.isOvertaken || !isSignedIn(state)) return undefined;
    const usable = usableToken(state);
    if (usable !== undefined && usable !== stale) return usable;
    const { edition } = state;
    const token = await present(state, flight, state.tokens);
    // Somebody else's tokens came in between, and may have to be renewed themselves.
    if (token !== undefined || state.edition === edition) return token;
  }
  return undefined;
}

/** Presents the refresh token, and goes by what comes of it. */
async function present(
  state: SessionState,
  flight: Flight,
  held: StoredTokens | undefined,
): Promise<string | undefined> {
  const { edition } = state;
  if (!canRefresh(state)) return reject(state, flight, held?.refreshToken);
  let tokens: Tokens;
  try {
    tokens = await ask(state, flight, held?.refreshToken);
    if (!isToken(tokens?.accessToken)) throw new RefreshFailedError("The refresh brought no access token");
  } catch (error) {
    if (state.edition !== edition) return undefined;
    if (error instanceof RefreshRejectedError) return reject(state, flight, held?.refreshToken, error);
    return fail(state, flight, error);
  }
  return state.edition === edition ? keep(state, flight, tokens) : undefined;
}

/** Keeps what a refresh has brought: first in the store, then for the calls. */
async function keep(state: SessionState, flight: Flight, tokens: Tokens): Promise<string | undefined> {
  const { edition, settings } = state;
  const next = storedTokens(tokens, settings.now(), state.tokens);
  const adopted = await adoptNewer(state);
  if (adopted !== undefined) flight.events.push(adopted);
  if (state.edition !== edition) return undefined;
  const tooLong: unknown = new Error(`The store was not written within ${settings.timeout} ms`);
  const written = write(state, next).then((failure) => ({ failure }));
  const { failure } = (await waitAtMost(written, settings.timeout)) ?? { failure: tooLong };
  if (state.edition !== edition) return undefined;
  if (failure !== undefined) flight.events.push({ type: "failed", error: failure });
  flight.events.push({ type: state.tokens === undefined ? "started" : "refreshed" });
  land(state, next);
  return next.accessToken;
}

function land(state: SessionState, next: StoredTokens): void {
  const previous = state.tokens?.accessToken;
  const token = next.accessToken;
  replace(state, next);
  state.since = state.settings.now();
  state.untried = token;
  if (token !== undefined && token === previous) {
    const since = state.settings.now();
    state.fruitless = { token, since, until: since + REPEATED_FOR, why: "repeated" };
  }
}
