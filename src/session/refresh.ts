/**
 * One refresh at a time among all that share a store.
 *
 * In a process, everybody who waits shares one flight; among processes, tabs and machines the store's lock decides. Who gets
 * the lock reads the store first, and adopts what another holder has brought.
 */
import { RefreshFailedError, RefreshRejectedError } from "../errors.ts";
import { announce } from "./events.ts";
import { adoptNewer, replace, write } from "./keep.ts";
import { fail, reject } from "./setback.ts";
import { canRefresh, type Flight, type SessionState, usableToken } from "./state.ts";
import type { StoredTokens } from "./store.ts";
import { isToken, storedTokens, type Tokens } from "./tokens.ts";
import { aborted, after, waitFor } from "./wait.ts";

/** After how many time limits a refresh counts as lost, and a lock as never to be had. */
const LOST_AFTER = 3;
/** Milliseconds before a lost answer is asked for again: servers that forgive a repeated token do so for ten seconds or more. */
const AGAIN_AFTER = 500;
/** Milliseconds for which a refresh that brought the same token again is not repeated. */
const REPEATED_FOR = 10_000;

/** The refresh that is on its way, or a new one. */
export function refreshOnce(state: SessionState): Promise<string | undefined> {
  return (state.flight ?? takeOff(state)).arrival;
}

function takeOff(state: SessionState): Flight {
  const stale = usableToken(state);
  let overtake = (): void => undefined;
  const overtaken = new Promise<undefined>((resolve) => {
    overtake = () => resolve(undefined);
  });
  const flight: Flight = { abort: new AbortController(), events: [], overtake, arrival: Promise.resolve().then(fly) };
  state.flight = flight;

  async function fly(): Promise<string | undefined> {
    const renewed = underLock(state, flight, () => renew(state, flight, stale)).finally(() => {
      if (state.flight === flight) state.flight = undefined;
      for (const event of flight.events) announce(state.listeners, event);
    });
    return Promise.race([renewed, overtaken]);
  }
  flight.arrival.catch(() => undefined); // Observed: what nobody waits for fails as an event, and no more.
  return flight;
}

/** Runs the work under the store's lock, or without it when the lock cannot be had in three time limits. */
async function underLock<T>({ settings }: SessionState, flight: Flight, work: () => Promise<T>): Promise<T> {
  const { store, timeout } = settings;
  if (store.lock === undefined) return work();
  let begun: Promise<T> | undefined;
  const begin = () => {
    begun ??= work();
    return begun;
  };
  const limit = new AbortController();
  const cancel = after(timeout * LOST_AFTER, () => limit.abort());
  const overtaken = () => limit.abort();
  flight.abort.signal.addEventListener("abort", overtaken, { once: true });
  try {
    await store.lock(begin, limit.signal);
  } catch {
    // Not had in time, or broken: what the work itself came to is told below.
  } finally {
    cancel();
    flight.abort.signal.removeEventListener("abort", overtaken);
  }
  return begin();
}

/** Reads the store, and refreshes unless somebody else has. Resolves to the token to go on with, if there is one. */
async function renew(state: SessionState, flight: Flight, stale: string | undefined): Promise<string | undefined> {
  for (;;) {
    const adopted = await adoptNewer(state);
    if (adopted !== undefined) flight.events.push(adopted);
    if (flight.abort.signal.aborted || state.tokens === undefined) return undefined;
    const usable = usableToken(state);
    if (usable !== undefined && usable !== stale) return usable;
    const { edition } = state;
    const token = await present(state, flight, state.tokens);
    // Somebody else's tokens came in between, and may have to be renewed themselves.
    if (token !== undefined || state.edition === edition || flight.abort.signal.aborted) return token;
  }
}

/** Presents the refresh token, and goes by what comes of it. */
async function present(state: SessionState, flight: Flight, held: StoredTokens): Promise<string | undefined> {
  const { edition } = state;
  const asked = { again: false };
  if (!canRefresh(state)) return reject(state, flight, held, "rejected");
  let tokens: Tokens;
  try {
    tokens = await ask(state, flight, held, asked);
    if (!isToken(tokens?.accessToken)) throw new RefreshFailedError("The refresh brought no access token");
  } catch (error) {
    if (state.edition !== edition) return undefined;
    if (error instanceof RefreshRejectedError) {
      return reject(state, flight, held, asked.again ? "outcome-unknown" : "rejected", error);
    }
    return fail(state, flight, error);
  }
  return state.edition === edition ? keep(state, flight, tokens) : undefined;
}

/** Calls the refresh, a second time if its answer was lost, until it counts as lost altogether. */
async function ask(
  state: SessionState,
  flight: Flight,
  held: StoredTokens,
  asked: { again: boolean },
): Promise<Tokens> {
  const { refresh, timeout } = state.settings;
  if (refresh === undefined) throw new RefreshRejectedError("The session has no refresh function");
  const { signal } = flight.abort;
  const cancel = after(timeout * LOST_AFTER, () => {
    flight.abort.abort(new RefreshFailedError("The refresh got no answer in time and counts as lost"));
  });
  const lost = aborted(signal);
  lost.catch(() => undefined);
  const once = async () => refresh(held.refreshToken ?? "", { signal });
  try {
    return await Promise.race([once(), lost]);
  } catch (error) {
    if (!isLostAnswer(error) || signal.aborted) throw error;
    asked.again = true;
    await Promise.race([new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER)), lost]);
    return await Promise.race([once(), lost]);
  } finally {
    cancel();
  }
}

/** Keeps what a refresh has brought: first in the store, then for the calls. */
async function keep(state: SessionState, flight: Flight, tokens: Tokens): Promise<string | undefined> {
  const { edition, settings } = state;
  const next = storedTokens(tokens, settings.now(), state.tokens);
  const adopted = await adoptNewer(state);
  if (adopted !== undefined) flight.events.push(adopted);
  if (state.edition !== edition) return undefined;
  const failure = await waitFor(write(state, next), {
    milliseconds: settings.timeout,
    late: () => new Error("The store took too long"),
  }).catch((error: unknown) => error);
  if (state.edition !== edition) return undefined;
  if (failure !== undefined) flight.events.push({ type: "failed", error: failure });
  land(state, next);
  flight.events.push({ type: "refreshed" });
  return next.accessToken;
}

function land(state: SessionState, next: StoredTokens): void {
  const previous = state.tokens?.accessToken;
  const token = next.accessToken;
  replace(state, next);
  state.untried = token;
  if (token !== undefined && token === previous) {
    state.fruitless = { token, until: state.settings.now() + REPEATED_FOR, why: "repeated" };
  }
}

/** Sent, and no reply: fetch says so with a TypeError, our own layer with a ConnectionError. */
function isLostAnswer(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof Error && "code" in error && error.code === "CONNECTION");
}
