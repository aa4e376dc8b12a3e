/** A credential that renews itself. */
import type { JwtPayload } from "jwt-decode";
import type { RenewableCredential } from "../security/credential.ts";
import { announce, type SessionEvent, type SessionListener } from "./events.ts";
import { open, replace, writeAlone } from "./keep.ts";
import { currentToken, obtainToken } from "./obtain.ts";
import { hear, overrule } from "./overtake.ts";
import { isSignedIn, LOST_AFTER, type Refresh, type SessionSettings, type SessionState } from "./state.ts";
import type { Store } from "./store.ts";
import { memoryStore } from "./stores/memory-store.ts";
import { tokenSource } from "./token-source.ts";
import { claimsOf, isToken, storedTokens, type Tokens } from "./tokens.ts";
import { waitFor } from "./wait.ts";

/** How a session keeps and renews its tokens. */
export interface SessionOptions {
  /** Renews the tokens. Without it a session ends with its access token. */
  refresh?: Refresh | undefined;
  /** Where the tokens are kept; `memoryStore()` unless given. One store object is one session. */
  store?: Store | undefined;
  /** Seconds before its end in which a token is renewed in the background; 120 unless given, at most half of its life. */
  refreshAhead?: number | undefined;
  /** Seconds before its end from which a token counts as expired; 30 unless given, at most a fifth of its life. */
  leeway?: number | undefined;
  /** Milliseconds that a call waits for a refresh; 10,000 unless given. */
  timeout?: number | undefined;
  /** The session's only clock, in epoch milliseconds; `Date.now` unless given. */
  now?: (() => number) | undefined;
  /** Hears of every event, as `subscribe` does. */
  onEvent?: SessionListener | undefined;
}

/**
 * What a session is doing: its store has not been read, nobody is signed in, its tokens are good, they are being
 * renewed, or it is over until the next sign-in.
 */
export type SessionStatus = "unknown" | "signed-out" | "active" | "refreshing" | "ended";

/** Tokens that renew themselves, for every client that is given the session. */
export interface Session extends RenewableCredential {
  /** Begins with the tokens of a sign-in; settles when the store is written. */
  start(tokens: Tokens): Promise<void>;
  /** Forgets the tokens, here at once and in the store; settles when the store is written. */
  end(): Promise<void>;
  /** Settles when the store has been read. */
  readonly ready: Promise<void>;
  /** A fresh access token, for a WebSocket or another library; throws what a call throws. */
  accessToken(): Promise<string>;
  /** The claims of the access token, if it is a JWT (RFC 7519). */
  readonly claims: JwtPayload | undefined;
  readonly status: SessionStatus;
  /** Hears of every event, outside every lock; returns the way out. */
  subscribe(listener: SessionListener): () => void;
}

/** One state a store object: sessions made over the same one share everything. */
const states = new WeakMap<Store, SessionState>();

/**
 * Creates a session.
 *
 * @throws TypeError if an option is out of range
 */
export function createSession(options: SessionOptions = {}): Session {
  return createWiredSession(options, undefined);
}

/** Creates a session that belongs to an origin, since a document wires it: no client of another one may have it. */
export function createWiredSession(options: SessionOptions, origin: string | undefined): Session {
  const settings = settingsOf(options);
  const { onEvent } = options;
  const state = states.get(settings.store) ?? opened(settings);
  if (onEvent !== undefined) state.listeners.add(onEvent);
  return {
    start: (tokens) => start(state, tokens),
    end: () => end(state),
    get ready() {
      return state.ready;
    },
    accessToken: async () => currentToken(state) ?? obtainToken(state, { signOuts: state.signOuts }),
    get claims() {
      return claimsOf(state.tokens?.accessToken);
    },
    get status() {
      return statusOf(state);
    },
    subscribe(listener) {
      // Wrapped, so that the same function may be given twice and leave once.
      const entry: SessionListener = (event) => listener(event);
      state.listeners.add(entry);
      return () => void state.listeners.delete(entry);
    },
    "~credential": tokenSource(state, origin),
  };
}

function settingsOf(options: SessionOptions): SessionSettings {
  const { refresh, store = memoryStore(), refreshAhead = 120, leeway = 30, timeout = 10_000, now = Date.now } = options;
  if (refresh !== undefined && typeof refresh !== "function")
    throw new TypeError("createSession: `refresh` is not a function");
  for (const [name, value] of Object.entries({ refreshAhead, leeway, timeout })) {
    if (!(value >= 0)) throw new TypeError(`createSession: \`${name}\` is not a number of zero or more`);
  }
  return { refresh, store, refreshAhead, leeway, timeout, now };
}

function opened(settings: SessionSettings): SessionState {
  const state: SessionState = {
    settings,
    listeners: new Set(),
    tokens: undefined,
    since: Number.NEGATIVE_INFINITY,
    isDoubted: false,
    seen: undefined,
    opening: undefined,
    ready: Promise.resolve(),
    ended: undefined,
    edition: 0,
    signOuts: 0,
    flight: undefined,
    hasLock: false,
    writes: Promise.resolve(),
    unwritten: 0,
    rereading: undefined,
    refused: undefined,
    accepted: undefined,
    untried: undefined,
    fruitless: undefined,
    unanswered: undefined,
    rejected: undefined,
    pause: undefined,
  };
  states.set(settings.store, state);
  open(state);
  settings.store.subscribe?.((tokens) => hear(state, tokens));
  return state;
}

async function start(state: SessionState, tokens: Tokens): Promise<void> {
  if (!isToken(tokens?.accessToken)) throw new TypeError("session.start: `accessToken` is not a token");
  const next = storedTokens(tokens, state.settings.now());
  replace(state, next);
  overrule(state);
  await persist(state, { type: "started" });
}

async function end(state: SessionState): Promise<void> {
  const wasSignedIn = isSignedIn(state) || state.opening !== undefined;
  state.signOuts++;
  replace(state, undefined);
  overrule(state);
  await persist(state, wasSignedIn ? { type: "ended" } : undefined);
}

async function persist(state: SessionState, event: SessionEvent | undefined): Promise<void> {
  const { tokens, settings } = state;
  const written = writeAlone(state, tokens);
  if (event !== undefined) announce(state.listeners, event);
  // What the lock may take, and one time limit for the store.
  const milliseconds = settings.timeout * (LOST_AFTER + 1);
  const late = () => new Error(`The store was not written within ${milliseconds} ms`);
  const error = await waitFor(written, { milliseconds, late }).catch((error: unknown) => error);
  if (error !== undefined) announce(state.listeners, { type: "failed", error });
}

function statusOf(state: SessionState): SessionStatus {
  if (state.ended !== undefined) return "ended";
  if (!isSignedIn(state)) return state.opening === undefined ? "signed-out" : "unknown";
  return state.flight === undefined ? "active" : "refreshing";
}
