/** A credential that renews itself. */
import type { RenewableCredential, TokenSource } from "../security/credential.ts";
import { sessionCalls } from "../security/session-token.ts";
import { isBrokenConnection } from "./broken-connection.ts";
import type { SessionListener } from "./events.ts";
import { openStore } from "./mirror.ts";
import {
  currentToken,
  judgeToken,
  obtainToken,
  renewToken,
  replaceRefused,
  untilOpened,
  whySignedOut,
} from "./obtain.ts";
import { assertShareable, type SessionOptions, settingsOf, type Wired } from "./session-options.ts";
import { end, start } from "./start-end.ts";
import { isSignedIn, mayHaveCookie, type SessionSettings, type SessionState } from "./state.ts";
import { stepUp } from "./step-up.ts";
import type { Store } from "../stores/store.ts";
import { onStoreChange } from "./supersede.ts";
import { claimsOf, type JwtClaims } from "./claims.ts";
import { grantedScopes, type Tokens } from "./tokens.ts";

/**
 * What a session is doing: its store has not been read (nor its cookie been asked for tokens), nobody is signed in, its tokens
 * are good, they are being renewed, or it is over until the next sign-in.
 */
export type SessionStatus = "unknown" | "signed-out" | "active" | "refreshing" | "ended";

/** Tokens that renew themselves, for every client that is given the session. */
export interface Session extends RenewableCredential {
  /** Begins with the tokens of a sign-in, and ends one that is live; settles when the store is written. */
  start(tokens: Tokens): Promise<void>;
  /** A new token now: a role has changed, or a socket has refused the one at hand. Throws what a call throws. */
  renew(): Promise<string>;
  /** Forgets the tokens, here at once and in the store; settles when the store is written. */
  end(): Promise<void>;
  /** Lets go of the store's changes and of `onEvent`; the tokens stay where they are. `Symbol.dispose`, where there is one, does it too. */
  close(): void;
  /** Settles when the store has been read. */
  readonly ready: Promise<void>;
  /** A fresh access token, for a WebSocket or another library; throws what a call throws. */
  accessToken(): Promise<string>;
  /** The claims of the access token, if it is a JWT (RFC 7519). */
  readonly claims: JwtClaims | undefined;
  /** "unknown" until the store has been read, then "signed-out", "active", "refreshing" or "ended". */
  readonly status: SessionStatus;
  /** Calls the listener for every event, outside every lock; returns a function that ends this. */
  subscribe(listener: SessionListener): () => void;
}

/** One state a store object: sessions made over the same one share everything. */
const states = new WeakMap<Store, SessionState>();

/**
 * Creates a session.
 *
 * @throws TypeError if an option is out of range, or the store has a session that goes by another `refresh` or clock
 */
export function createSession(options: SessionOptions = {}): Session {
  return createWiredSession(options, { stepUp, isBroken: isBrokenConnection });
}

/** Creates a session that belongs to an origin, since a document wires it: no client of another one may have it. */
export function createWiredSession(options: SessionOptions, wired: Wired): Session {
  const settings = settingsOf(options, wired);
  const shared = states.get(settings.store);
  if (shared !== undefined) assertShareable(options, wired, shared.settings);
  const state = shared ?? opened(settings);
  const close = enlist(state, options.onEvent);
  const session: Session = {
    start: (tokens) => start(state, tokens),
    renew: () => renewToken(state),
    end: () => end(state),
    close,
    get ready() {
      return state.opened.then(() => undefined);
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
    "~credential": tokenSource(state, wired),
  };
  // Whoever writes out an application's state must not write out who its user is.
  Object.defineProperty(session, "claims", { enumerable: false });
  if (typeof disposal === "symbol") Object.defineProperty(session, disposal, { value: close });
  return session;
}

/** `Symbol.dispose`, which not every platform has. */
const disposal: unknown = /* @__PURE__ */ Reflect.get(Symbol, "dispose");

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
      left: new Set(),
      readAt: Number.NEGATIVE_INFINITY,
      isDoubted: false,
      writes: Promise.resolve(),
      answered: Promise.resolve(),
      begun: 0,
      unwritten: 0,
      isUnreadable: false,
      rereading: undefined,
      hasLock: false,
      isLending: false,
      guests: new Set(),
      lastGuest: Promise.resolve(),
    },
    hanging: new Set(),
    life: { phase: "unknown", over, settle },
    opened: Promise.resolve(false),
    subscription: { sessions: 0, leave: undefined },
    signOuts: 0,
    refreshing: undefined,
    waiting: undefined,
    steppingUp: undefined,
  };
  states.set(settings.store, state);
  openStore(state);
  return state;
}

/** Adds a session object to those that hear of the store's changes; returns the function that removes it, and works once. */
function enlist(state: SessionState, onEvent: SessionListener | undefined): () => void {
  const { subscription, settings, listeners } = state;
  const entry: SessionListener = (event) => onEvent?.(event);
  if (onEvent !== undefined) listeners.add(entry);
  subscription.sessions++;
  subscription.leave ??= settings.store.subscribe?.((tokens) => onStoreChange(state, tokens));
  let isOpen = true;
  return () => {
    if (!isOpen) return;
    isOpen = false;
    listeners.delete(entry);
    subscription.sessions--;
    if (subscription.sessions > 0) return;
    subscription.leave?.();
    subscription.leave = undefined;
  };
}

/** The session as a client's calls see it. */
function tokenSource(state: SessionState, { stepUp, dismiss }: Wired): TokenSource {
  return {
    calls: sessionCalls,
    origin: state.settings.origin,
    get signOuts() {
      return state.signOuts;
    },
    get hasTokens() {
      return isSignedIn(state);
    },
    get scopes() {
      return grantedScopes(state);
    },
    get checksScopes() {
      return state.settings.checkScopes || state.settings.stepUp !== undefined;
    },
    get canStepUp() {
      return stepUp !== undefined && state.settings.stepUp !== undefined;
    },
    held: () => state.life.tokens?.accessToken,
    opening: (signal) => untilOpened(state, signal),
    current: () => currentToken(state),
    obtain: (asker) => obtainToken(state, asker),
    replace: (token, status, asker) => replaceRefused(state, token, status, asker),
    judge: (token, verdict) => judgeToken(state, token, verdict),
    absence: () => whySignedOut(state),
    dismiss: async (needs) => dismiss?.(state, needs),
    stepUp: async (scopes, asker) => stepUp?.(state, scopes, asker),
  };
}

function statusOf(state: SessionState): SessionStatus {
  const { life, refreshing } = state;
  if (life.phase === "ended") return "ended";
  if (!isSignedIn(state)) return life.phase === "unknown" || mayHaveCookie(state) ? "unknown" : "signed-out";
  return refreshing === undefined ? "active" : "refreshing";
}
