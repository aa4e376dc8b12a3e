/** What a session knows, and what follows from it. */
import type { SessionEndedError } from "../errors.ts";
import type { SessionEvent, SessionListener } from "./events.ts";
import { isDue, isExpired, isYoung, type Windows } from "./expiry.ts";
import type { Store, StoredTokens } from "../stores/store.ts";
import type { Tokens } from "./tokens.ts";

/** After how many time limits a refresh counts as lost, and a lock as never to be had. */
export const LOST_AFTER = 3;

/** What a refresh is told beside the token. */
export interface RefreshOptions {
  /** Fires when the answer has become worthless. */
  readonly signal: AbortSignal;
  /** Milliseconds that the calls wait for it: what comes before the token is sent should take no longer. */
  readonly timeout?: number | undefined;
  /** The session's clock, in epoch milliseconds. */
  readonly now?: (() => number) | undefined;
}

/** Renews the tokens; throws `RefreshRejectedError` to say that the refresh token is dead. */
export interface Refresh {
  (refreshToken: string, options: RefreshOptions): Promise<Tokens>;
  /**
   * What it goes by: a refresh token unless it says otherwise; a `cookie` that no script sees, once somebody has signed in;
   * or `nothing`, as with a client's own credentials: then nobody needs to sign in. Without a token it is given `""`.
   */
  readonly needs?: "token" | "cookie" | "nothing";
}

/**
 * Asks the user, or the authorization server, for tokens with these scopes: those that were granted, and those that are missing.
 *
 * The signal fires when a sign-in or a sign-out has made the answer worthless.
 */
export type StepUp = (scopes: readonly string[], options: { signal: AbortSignal }) => Promise<Tokens>;

/** One step up, for every call that needs it. */
export interface Climb {
  readonly scopes: Set<string>;
  /** The application has been asked: scopes that are needed from now on are for the next one. */
  isAsked: boolean;
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

/** A session's options, checked and completed. */
export interface SessionSettings extends Windows {
  readonly refresh: Refresh | undefined;
  readonly stepUp: StepUp | undefined;
  readonly store: Store;
  /** Milliseconds that a call waits for a refresh. */
  readonly timeout: number;
  /** Epoch milliseconds: the session's only clock. */
  readonly now: () => number;
}

/** Calls of one moment, waiting for a token together. */
export interface Gathering {
  /** The number of sign-outs when they began. */
  readonly signOuts: number;
  readonly token: Promise<string>;
  /** How many have not given up. */
  callers: number;
  /** It has come to something, or everybody has given up. */
  isOver: boolean;
}

/** One refresh on its way, for everybody who waits for it. */
export interface Flight {
  /** Settles for those who wait: with the token that it brought, or with nothing when it was overtaken. */
  readonly arrival: Promise<string | undefined>;
  /** Lets those who wait go on with what there is. */
  readonly leave: () => void;
  /** Fires when the answer has become worthless, or counts as lost. */
  readonly abort: AbortController;
  /** Others have brought tokens, or taken them away: it presents nothing any more. */
  isOvertaken: boolean;
  /** What to tell once the lock is free. */
  readonly events: SessionEvent[];
}

/** Everything that the holders over one store object share. */
export interface SessionState {
  readonly settings: SessionSettings;
  readonly listeners: Set<SessionListener>;
  /** What calls go by. */
  tokens: StoredTokens | undefined;
  /** What another holder tells of an earlier time is late: when the tokens were issued, taken away, or stored by us (epoch ms). */
  since: number;
  /** Another holder has told of a sign-out, and the store has not said yet whether it still holds. */
  isDoubted: boolean;
  /** What the store was last known to hold: whatever differs from it there was written by somebody else. */
  seen: StoredTokens | undefined;
  /** The wait until it is known whether there are tokens; absent once it is. */
  opening: { readonly done: Promise<void>; readonly settle: () => void } | undefined;
  /** The store's first read. */
  ready: Promise<void>;
  /** Why the session is over, if it ended against the application's will. */
  ended: SessionEndedError | undefined;
  /** Counts whatever replaced the tokens but a refresh: an answer to an older edition is worthless. */
  edition: number;
  /** Counts sign-outs, and ends: a call that began before one never goes on as somebody else. */
  signOuts: number;
  flight: Flight | undefined;
  /** The calls of this very moment that wait for a token. */
  gathering: Gathering | undefined;
  /** The application is being asked for more scopes. */
  climb: Climb | undefined;
  /** Whether a refresh of ours has the store's lock. */
  hasLock: boolean;
  /** The store's writes, in order. */
  writes: Promise<void>;
  /** How many of them are not there yet. */
  unwritten: number;
  /** A read that everybody shares who is about to fail. */
  rereading: Promise<void> | undefined;
  /** The access token that a server refused, and with which status. */
  refused: { readonly token: string; readonly status: number } | undefined;
  /** The access token that a server has accepted. */
  accepted: string | undefined;
  /** The access token that a refresh brought and no answer has judged yet. */
  untried: string | undefined;
  /** The access token that another refresh would not mend, and for how long that is believed. */
  fruitless: (Period & { readonly token: string; readonly why: "refused" | "repeated" }) | undefined;
  /** The refresh token whose answer was lost: if it is rejected from now on, nobody knows why. */
  unanswered: { readonly token: string | undefined } | undefined;
  /** The refresh token that was rejected; it is not presented again. */
  rejected: { readonly token: string | undefined; readonly error: SessionEndedError } | undefined;
  /** After a refresh that failed: nobody asks again while it lasts. */
  pause: (Period & { readonly length: number; readonly cause: unknown }) | undefined;
}

/** A time by the session's clock, in epoch milliseconds; it is over as well when the clock is turned back. */
interface Period {
  readonly since: number;
  readonly until: number;
}

/** The access token that a call can be sent with right now. */
export function usableToken(state: SessionState): string | undefined {
  const { tokens, refused, settings } = state;
  const token = tokens?.accessToken;
  if (tokens === undefined || token === undefined || token === refused?.token) return undefined;
  if (!isExpired(tokens, settings.now(), settings)) return token;
  // The server has just brought this very token again: it knows better than our clock.
  return isFruitless(state, token) && state.fruitless?.why === "repeated" ? token : undefined;
}

/** Should be renewed while calls still use it, and can be. */
export function shouldRefreshAhead(state: SessionState): boolean {
  const { tokens, flight, settings } = state;
  if (tokens === undefined || flight !== undefined || !isDue(tokens, settings.now(), settings)) return false;
  return canRefresh(state) && !isPaused(state) && !isFruitless(state, tokens.accessToken);
}

/** Whether there are tokens, or a way to come by them with none. */
export function isSignedIn({ tokens, settings, ended }: SessionState): boolean {
  return tokens !== undefined || (settings.refresh?.needs === "nothing" && ended === undefined);
}

/** Whether there is anything to refresh with that has not been rejected. */
export function canRefresh({ tokens, settings, rejected }: SessionState): boolean {
  const { refresh } = settings;
  if (refresh === undefined || (rejected !== undefined && rejected.token === tokens?.refreshToken)) return false;
  if (refresh.needs === "nothing") return true;
  return tokens !== undefined && (refresh.needs === "cookie" || tokens.refreshToken !== undefined);
}

/** A refresh failed a moment ago, and the server is left alone. */
export function isPaused({ pause, settings }: SessionState): boolean {
  return isDuring(pause, settings.now());
}

/**
 * Whether a refresh can mend this refusal of the current token. Not if
 * - a refresh has just shown that it does not,
 * - it was a 403, and the token is good: another call has had it accepted, it has just been issued, or nothing better can be
 *   had for now.
 */
export function mustRefresh(state: SessionState, token: string, status: number): boolean {
  if (isFruitless(state, token)) return false;
  if (status !== 403) return true;
  const { accepted, tokens, settings } = state;
  const isGood = accepted === token || (tokens !== undefined && isYoung(tokens, settings.now()));
  return !isGood && canRefresh(state) && !isPaused(state);
}

function isFruitless({ fruitless, settings }: SessionState, token: string | undefined): boolean {
  return fruitless?.token === token && isDuring(fruitless, settings.now());
}

function isDuring(period: Period | undefined, now: number): boolean {
  return period !== undefined && period.since <= now && now < period.until;
}
