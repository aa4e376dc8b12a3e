/** What a session can be given, checked and completed. */
import type { SessionListener } from "./events.ts";
import type { Asker, DismissalNeeds } from "../security/credential.ts";
import type { IsBroken } from "./lost-answer.ts";
import type { Refresh, RefreshNeeds, StepUp } from "./refresh-function.ts";
import type { SessionSettings, SessionState } from "./state.ts";
import { memoryStore } from "../stores/memory-store.ts";
import type { Store, StoredTokens } from "../stores/store.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import { isOnline } from "../waiting/online.ts";
import { say } from "../say.ts";

/** How a session keeps and renews its tokens. */
export interface SessionOptions {
  /** Renews the tokens. Without it a session ends with its access token. */
  refresh?: Refresh | undefined;
  /**
   * What `refresh` works with; a refresh token unless given. `"cookie"`: a cookie that no script sees; where there are no tokens
   * it is tried once. `"nothing"`: the application's own credentials, so that nobody needs to sign in.
   */
  needs?: RefreshNeeds | undefined;
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
  /** Whether there is a network, asked before each refresh: without one nothing is sent. `navigator.onLine` unless given. */
  online?: (() => Awaitable<boolean>) | undefined;
  /**
   * Asks for more scopes: before a call that needs more than was granted, and after a server's `insufficient_scope`. Without
   * it the server judges.
   */
  stepUp?: StepUp | undefined;
  /** Throws `InsufficientScopeError` for a call that needs more scopes than are known to be granted, and sends nothing. */
  checkScopes?: boolean | undefined;
  /** Hears of every event, as `subscribe` does, until the session is closed. */
  onEvent?: SessionListener | undefined;
}

/** What a session is wired to by a document, if it is. */
export interface Wired {
  /** The only origin whose clients may have it. */
  readonly origin?: string | undefined;
  /** The method and the path of the operation that renews it, that of its base URL included. */
  readonly operation?: string | undefined;
  /** How the application is asked for more scopes; a document without scopes leaves it out, and with it its bytes. */
  readonly stepUp?: StepUpPart | undefined;
  /** How it ends with its server's knowledge; a document without a sign-out leaves it out. */
  readonly dismiss?: DismissPart | undefined;
  /** Known where the refresh is the application's own; one that a document wires says itself what its request came to. */
  readonly isBroken?: IsBroken | undefined;
}

/** Asks the application of a session for these scopes; settles when it has answered. */
export type StepUpPart = (state: SessionState, scopes: readonly string[], asker: Asker) => Promise<void>;

/** Ends a session, and resolves to the tokens that its server can be told with. */
export type DismissPart = (state: SessionState, needs: DismissalNeeds) => Promise<Partial<StoredTokens> | undefined>;

/** The settings that the options stand for; throws a `TypeError` if one is out of range. */
export function settingsOf(
  options: SessionOptions,
  { origin, operation, stepUp: part, isBroken }: Wired,
): SessionSettings {
  const { refresh, stepUp, store = memoryStore(), now = Date.now, online = isOnline } = options;
  const { needs = refresh?.needs ?? "token", checkScopes = false } = options;
  const { refreshAhead = 120, leeway = 30, timeout = 10_000 } = options;
  for (const [name, value] of Object.entries({ refresh, stepUp, now, online })) {
    if (value !== undefined && typeof value !== "function") {
      throw new TypeError(say`createSession: \`${name}\` is not a function`);
    }
  }
  if (stepUp !== undefined && part === undefined)
    throw new TypeError(say`createSession: \`stepUp\` is never asked, since the document's security has no scopes`);
  for (const [name, value] of Object.entries({ refreshAhead, leeway, timeout })) {
    if (!(value >= 0)) throw new TypeError(say`createSession: \`${name}\` is not a number of zero or more`);
  }
  if (!["token", "cookie", "nothing"].includes(needs)) {
    throw new TypeError(say`createSession: \`needs\` is none of "token", "cookie" and "nothing"`);
  }
  return {
    refresh,
    needs,
    origin,
    operation,
    stepUp,
    isBroken,
    checkScopes,
    store,
    refreshAhead,
    leeway,
    timeout,
    now,
    online,
  };
}

/**
 * Throws a `TypeError` for a session over a store object that has one already, and that could not share it: the tokens would
 * go to another origin, or be renewed and aged by rules that one of the two does not know of.
 */
export function assertShareable(
  { refresh, now }: SessionOptions,
  { origin, operation }: Wired,
  has: SessionSettings,
): void {
  if (origin !== undefined && has.origin !== undefined && origin !== has.origin) {
    throw new TypeError(
      say`createSession: the store has a session of ${has.origin} already; ${origin} needs a store of its own`,
    );
  }
  const isSameWiring = origin !== undefined && origin === has.origin && operation === has.operation;
  if (refresh !== undefined && refresh !== has.refresh && !isSameWiring) {
    throw new TypeError(
      say`createSession: the store has a session with another \`refresh\` already; give it a store of its own`,
    );
  }
  if (now !== undefined && now !== has.now) {
    throw new TypeError(say`createSession: the store has a session with another clock (\`now\`) already`);
  }
}
