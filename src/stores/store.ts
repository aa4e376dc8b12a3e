/** Where a session keeps its tokens. */
import type { Awaitable } from "../waiting/awaitable.ts";

/** What is kept, as JSON. */
export interface StoredTokens {
  readonly accessToken?: string;
  readonly refreshToken?: string;
  /** When the tokens were received: epoch milliseconds of the session's clock. */
  readonly issuedAt: number;
  /** Seconds that the access token lives from then on; absent when nobody said. */
  readonly lifetime?: number;
  /** The granted scopes, separated by spaces (RFC 6749, section 3.3). */
  readonly scope?: string;
  /** Whose tokens they are: made anew by each sign-in, kept by each refresh. */
  readonly signIn: string;
  /** Which of this sign-in's tokens they are: each refresh counts it up. */
  readonly edition: number;
}

/** The circle of holders that share one session: what they keep, and the lock among them. */
export interface Store {
  /** What `set` was last given; `null` is as good as nothing. */
  get(): Awaitable<StoredTokens | null | undefined>;
  set(tokens: StoredTokens): Awaitable<void>;
  delete(): Awaitable<void>;
  /** Runs `work` while no other holder runs its own; rejects with `signal.reason` if it could not begin in time. */
  lock?<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
  /** Tells of changes by other holders only; returns a function that ends this. */
  subscribe?(changed: (tokens: StoredTokens | undefined) => void): () => void;
}
