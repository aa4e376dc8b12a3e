/** A credential that renews itself. */
import type { JwtPayload } from "jwt-decode";
import type { RenewableCredential, TokenSource } from "../security/credential.ts";
import { dismiss } from "./dismiss.ts";
import type { SessionListener } from "./events.ts";
import { openStore } from "./mirror.ts";
import { currentToken, judgeToken, obtainToken, replaceRefused, untilOpened, whySignedOut } from "./obtain.ts";
import { end, start } from "./start-end.ts";
import {
  isSignedIn,
  mayHaveCookie,
  type Refresh,
  type SessionSettings,
  type SessionState,
  type StepUp,
} from "./state.ts";
import { grantedScopes, stepUp } from "./step-up.ts";
import type { Store } from "../stores/store.ts";
import { memoryStore } from "../stores/memory-store.ts";
import { onStoreChange } from "./supersede.ts";
import { claimsOf, type Tokens } from "./tokens.ts";

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
  /** Asks for more scopes when an operation needs them; without it such a call throws `InsufficientScopeError`. */
  stepUp?: StepUp | undefined;
  /** Hears of every event, as `subscribe` does. */
  onEvent?: SessionListener | undefined;
}

/**
 * What a session is doing: its store has not been read (nor its cookie been asked for tokens), nobody is signed in, its tokens are good, they are being
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
  /** "unknown" until the store has been read, then "signed-out", "active", "refreshing" or "ended". */
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
      return claimsOf(state.life.tokens?.accessToken);
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
  const { refresh, stepUp, store = memoryStore(), now = Date.now } = options;
  const { refreshAhead = 120, leeway = 30, timeout = 10_000 } = options;
  for (const [name, value] of Object.entries({ refresh, stepUp })) {
    if (value !== undefined && typeof value !== "function") {
      throw new TypeError(`createSession: \`${name}\` is not a function`);
    }
  }
  for (const [name, value] of Object.entries({ refreshAhead, leeway, timeout })) {
    if (!(value >= 0)) throw new TypeError(`createSession: \`${name}\` is not a number of zero or more`);
  }
  return { refresh, stepUp, store, refreshAhead, leeway, timeout, now };
}

function opened(settings: SessionSettings): SessionState {
  let settle = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const state: SessionState = {
    settings,
    listeners: new Set(),
    mirror: {
      seen: undefined,
      since: Number.NEGATIVE_INFINITY,
      isDoubted: false,
      writes: Promise.resolve(),
      unwritten: 0,
      rereading: undefined,
      hasLock: false,
    },
    life: { phase: "unknown", over, settle },
    ready: Promise.resolve(),
    signOuts: 0,
    refreshing: undefined,
    waiting: undefined,
    steppingUp: undefined,
  };
  states.set(settings.store, state);
  openStore(state);
  settings.store.subscribe?.((tokens) => onStoreChange(state, tokens));
  return state;
}

/** The session as a client's calls see it; `origin` where a document wires it. */
function tokenSource(state: SessionState, origin: string | undefined): TokenSource {
  return {
    origin,
    get signOuts() {
      return state.signOuts;
    },
    get hasTokens() {
      return isSignedIn(state);
    },
    get scopes() {
      return grantedScopes(state);
    },
    held: () => state.life.tokens?.accessToken,
    opening: (signal) => untilOpened(state, signal),
    current: () => currentToken(state),
    obtain: (asker) => obtainToken(state, asker),
    replace: (token, status, asker) => replaceRefused(state, token, status, asker),
    judge: (token, isRefused) => judgeToken(state, token, isRefused),
    absence: () => whySignedOut(state),
    dismiss: (needsAccess) => dismiss(state, needsAccess),
    stepUp: (scopes, asker) => stepUp(state, scopes, asker),
  };
}

function statusOf(state: SessionState): SessionStatus {
  const { life, refreshing } = state;
  if (life.phase === "ended") return "ended";
  if (!isSignedIn(state)) return life.phase === "unknown" || mayHaveCookie(state) ? "unknown" : "signed-out";
  return refreshing === undefined ? "active" : "refreshing";
}
