/** The functions of the application that bring a session its tokens. */
import type { Tokens } from "./tokens.ts";

/** What a refresh is told beside the token. */
export interface RefreshOptions {
  /** Fires when the answer has become worthless. */
  readonly signal: AbortSignal;
  /** Milliseconds that the calls wait for it: what comes before the token is sent should take no longer. */
  readonly timeout?: number | undefined;
  /** The session's clock, in epoch milliseconds. */
  readonly now?: (() => number) | undefined;
  /** The scopes that a step-up has been granted: to be asked for again. */
  readonly scopes?: readonly string[] | undefined;
}

/** What a refresh works with. */
export type RefreshNeeds = "token" | "cookie" | "nothing";

/** Renews the tokens; throws `RefreshRejectedError` to say that the refresh token is dead. Without one it is given `""`. */
export interface Refresh {
  (refreshToken: string, options: RefreshOptions): Promise<Tokens>;
  /** What it works with, where the session's own option `needs` does not say. */
  readonly needs?: RefreshNeeds;
}

/**
 * Asks the user, or the authorization server, for tokens with these scopes: those that were granted, and those that are missing.
 *
 * The signal fires when a sign-in or a sign-out has made the answer worthless.
 */
export type StepUp = (scopes: readonly string[], options: { signal: AbortSignal }) => Promise<Tokens>;
