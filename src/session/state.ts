/** What a session knows, and what follows from it. */
import type { SessionEndedError } from "../errors.ts";
import type { SessionEvent, SessionListener } from "./events.ts";
import { isDue, isExpired, isYoung, type Windows } from "./expiry.ts";
import type { IsBroken } from "./lost-answer.ts";
import type { Refresh, RefreshNeeds, StepUp } from "./refresh-function.ts";
import type { Store, StoredTokens } from "../stores/store.ts";
import type { Step, StoreMirror } from "./store-mirror.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import type { Inside } from "../waiting/inside.ts";
import { nextTokens, type Tokens } from "./tokens.ts";
import { randomId } from "../security/random-id.ts";

/** After how many time limits a refresh counts as lost, and a lock as never to be had. */
export const LOST_AFTER = 3;

/** A session's options, checked and completed. */
export interface SessionSettings extends Windows {
  readonly refresh: Refresh | undefined;
  readonly needs: RefreshNeeds;
  /** The origin that a session which a document wires belongs to. */
  readonly origin: string | undefined;
  /** The method and the path of the operation that renews such a session, that of its base URL included. */
  readonly operation: string | undefined;
  readonly stepUp: StepUp | undefined;
  /** Whether what a refresh function of the application's own has thrown says that a connection broke. */
  readonly isBroken: IsBroken | undefined;
  /** Whether a call that needs more than was granted is stopped. */
  readonly checkScopes: boolean;
  readonly store: Store;
  /** Milliseconds that a call waits for a refresh. */
  readonly timeout: number;
  /** Epoch milliseconds: the session's only clock. */
  readonly now: () => number;
  /** Whether there is a network; asked before each refresh. */
  readonly online: () => Awaitable<boolean>;
}

/** Everything that the holders over one store object share. */
export interface SessionState {
  readonly settings: SessionSettings;
  readonly listeners: Set<SessionListener>;
  readonly mirror: StoreMirror;
  /** What has not answered within a time limit the last time. */
  readonly hanging: Set<Step>;
  /**
   * What the session has, and what it knows of that. Each set of tokens, and each end, is a new object: whoever has waited
   * compares the objects to see whether anything has changed meanwhile.
   */
  life: Life;
  /** The store's first read: whether it has found tokens. */
  opened: Promise<boolean>;
  /** How to let go of the store's changes, and how many session objects want to hear of them. */
  readonly subscription: { sessions: number; leave: (() => void) | undefined };
  /** Counts sign-outs, ends and changes of the user: a call that began before one never goes on as somebody else. */
  signOuts: number;
  /** The refresh that is under way. */
  refreshing: PendingRefresh | undefined;
  /** The calls of this very moment that wait for a token. */
  waiting: TokenWait | undefined;
  /** The step-up that is under way. */
  steppingUp: PendingStepUp | undefined;
  /** The scopes that a step-up has been granted, and the number of sign-outs by then. */
  steppedUp?: { readonly signOuts: number; readonly scopes: readonly string[] };
}

/** Nobody knows yet; nobody is signed in; somebody is; or the session has ended against the application's will. */
export type Life = Unknown | SignedOut | Holding | Ended;

/** The store has not been read yet. */
interface Unknown extends RefreshHistory {
  readonly phase: "unknown";
  readonly tokens?: undefined;
  /** Settles when the phase is over. */
  readonly over: Promise<void>;
  readonly settle: () => void;
}

interface SignedOut extends RefreshHistory {
  readonly phase: "signed-out";
  readonly tokens?: undefined;
  /** The store holds nothing, but a cookie that no script sees may still bring tokens: nobody has asked yet. */
  isCookieUntried?: boolean;
}

interface Ended extends RefreshHistory {
  readonly phase: "ended";
  readonly tokens?: undefined;
  readonly error: SessionEndedError;
}

/** The tokens at hand, and what is known of them. */
export interface Holding extends RefreshHistory {
  readonly phase: "holding";
  readonly tokens: StoredTokens;
  /** The status with which a server has refused the access token. */
  refused?: number | undefined;
  /** A server has accepted the access token. */
  isAccepted?: boolean | undefined;
  /** A refresh has brought the access token, and no server has answered it yet. */
  isUntested?: boolean | undefined;
  /** How long it is believed that a refresh brings nothing better, and why. */
  noBetter?: (Period & { readonly why: "refused" | "repeated" }) | undefined;
  /** Milliseconds of the last such time after a refusal; the next one is longer. */
  refusedFor?: number | undefined;
}

/** What has come of the refreshes so far. */
interface RefreshHistory {
  /** The answer to a refresh was lost: if the refresh token is rejected from now on, nobody knows why. */
  isAnswerLost?: boolean;
  /** The refresh token was rejected; it is not presented again. */
  rejection?: SessionEndedError;
  /** A refresh has failed: nobody asks again while this lasts. */
  pause?: (Period & { readonly length: number; readonly cause: unknown }) | undefined;
}

/** A time by the session's clock, in epoch milliseconds; it is over as well when the clock is turned back. */
interface Period {
  readonly since: number;
  readonly until: number;
}

/** Calls of one moment, waiting for a token together. */
export interface TokenWait {
  /** The number of sign-outs when they began. */
  readonly signOuts: number;
  readonly token: Promise<string>;
  /** How many have not given up. */
  callers: number;
  /** There is a token or an error, or everybody has given up. */
  isOver: boolean;
  /** Everybody has given up. */
  end(): void;
}

/** One refresh under way, for everybody who waits for it. */
export interface PendingRefresh {
  /** Settles for those who wait: with the token that it brought, or with nothing when it was superseded. */
  readonly result: Promise<string | undefined>;
  /** Ends the wait of those who wait: with a token that is not in the store yet, or with none. */
  readonly release: (token?: string) => void;
  /** Fires when the answer has become worthless, or counts as lost. */
  readonly abort: AbortController;
  /** The tokens have changed from outside: it does not present the refresh token any more. */
  isSuperseded: boolean;
  /** What the application's refresh function brings, once it has been called. */
  answer?: Promise<Tokens>;
  /** The call of the application's refresh function, while it runs. */
  inside?: Inside | undefined;
  /** The events to announce once the lock is free. */
  readonly events: SessionEvent[];
}

/** One step-up under way, for every call that needs it. */
export interface PendingStepUp {
  readonly scopes: Set<string>;
  /** The application has been asked: scopes that are needed from now on are for the next step-up. */
  isAsked: boolean;
  readonly abort: AbortController;
  /** The call of the application's function. */
  readonly inside: Inside;
  readonly done: Promise<void>;
  /**
   * Goes on with what the application has brought, from within a refresh that would end the session: resolves to the new token.
   * Absent until there is an answer, and where it has been taken over.
   */
  handOver?: ((tell: (event: SessionEvent) => void) => Promise<string | undefined>) | undefined;
}

/** The tokens to keep when some were brought without a sign-in. A client's own credentials are of one sign-in everywhere. */
export function renewedTokens({ life, settings }: SessionState, tokens: Tokens): StoredTokens {
  const signIn = settings.needs === "nothing" ? "" : randomId();
  return nextTokens(tokens, settings.now(), life.tokens ?? { signIn, edition: -1 });
}

/** A life, and the options that it is judged by. */
export type Judged = Pick<SessionState, "life" | "settings">;

/** The access token that a call can be sent with right now. */
export function usableToken({ life, settings }: Judged): string | undefined {
  if (life.phase !== "holding" || life.refused !== undefined) return undefined;
  const { tokens } = life;
  if (!isExpired(tokens, settings.now(), settings)) return tokens.accessToken;
  // The server has just brought this very token again: it knows better than our clock.
  return isBestForNow(life, settings) && life.noBetter?.why === "repeated" ? tokens.accessToken : undefined;
}

/** Should be renewed while calls still use it, and can be. */
export function shouldRefreshAhead(state: SessionState): boolean {
  const { life, refreshing, settings } = state;
  if (life.phase !== "holding" || refreshing !== undefined || !isDue(life.tokens, settings.now(), settings))
    return false;
  return canRefresh(state) && !isPaused(state) && !isBestForNow(life, settings);
}

/** Whether there are tokens, or a way to come by them with none. */
export function isSignedIn({ life, settings }: SessionState): boolean {
  return (
    life.phase === "holding" ||
    (settings.refresh !== undefined && settings.needs === "nothing" && life.phase !== "ended")
  );
}

/** Whether a cookie may bring tokens where there are none, as on a page that has been loaded again. */
export function mayHaveCookie({ life }: Pick<SessionState, "life">): boolean {
  return life.phase === "signed-out" && life.isCookieUntried === true;
}

/** Whether there is anything to refresh with that has not been rejected. */
export function canRefresh(state: Judged): boolean {
  const { life, settings } = state;
  const { refresh, needs } = settings;
  if (refresh === undefined || life.rejection !== undefined) return false;
  if (needs === "nothing" || mayHaveCookie(state)) return true;
  return life.tokens !== undefined && (needs === "cookie" || life.tokens.refreshToken !== undefined);
}

/** A refresh failed a moment ago, and the server is left alone. */
export function isPaused({ life, settings }: SessionState): boolean {
  return isDuring(life.pause, settings.now());
}

/**
 * Whether a refresh can mend this refusal of the current token. Not if
 * - a refresh has just shown that it does not,
 * - it was a 403, and the token is good: another call has had it accepted, it has just been issued, or nothing better can be
 *   had for now.
 */
export function mustRefresh(state: SessionState, life: Holding, status: number): boolean {
  const { settings } = state;
  if (isBestForNow(life, settings)) return false;
  if (status !== 403) return true;
  const isGood = life.isAccepted === true || isYoung(life.tokens, settings.now());
  return !isGood && canRefresh(state) && !isPaused(state);
}

function isBestForNow({ noBetter }: Holding, settings: SessionSettings): boolean {
  return isDuring(noBetter, settings.now());
}

function isDuring(period: Period | undefined, now: number): boolean {
  return period !== undefined && period.since <= now && now < period.until;
}
