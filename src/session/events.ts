/** What a session tells its listeners; never a token. */
import type { SessionEndedError, SessionEndReason } from "../errors.ts";
import { isThenable } from "../waiting/awaitable.ts";

/** Something happened to a session; its `type` says what else there is to read. */
export type SessionEvent = TokensEvent | FailedEvent | EndedEvent;

/** The session has tokens: those that its store kept, those of a sign-in, or new ones. */
interface TokensEvent {
  readonly type: "restored" | "started" | "refreshed";
  readonly error?: undefined;
  readonly reason?: undefined;
}

/** A refresh or the store failed, and the session goes on. */
interface FailedEvent {
  readonly type: "failed";
  /** Why it failed. */
  readonly error: unknown;
  /** Why the session will end with its access token, if it will. */
  readonly reason?: SessionEndReason;
}

/** The session has no tokens any more. */
interface EndedEvent {
  readonly type: "ended";
  /** What its calls throw, unless somebody signed out. */
  readonly error?: SessionEndedError;
  /** Why it ended, unless somebody signed out. */
  readonly reason?: SessionEndReason;
}

/** Hears of a session's events, outside every lock. */
export type SessionListener = (event: SessionEvent) => void;

/** Tells every listener; one that throws, at once or later, is reported and disturbs nobody. */
export function announce(listeners: ReadonlySet<SessionListener>, event: SessionEvent): void {
  // A copy: a listener may leave, or bring another, while it is told.
  for (const listener of [...listeners]) {
    try {
      const outcome: unknown = listener(event);
      if (isThenable(outcome)) Promise.resolve(outcome).catch(report);
    } catch (error) {
      report(error);
    }
  }
}

/** Hands an application's own error to the platform; where there is no way to do so, it must not end the process. */
function report(error: unknown): void {
  if (typeof reportError === "function") reportError(error);
  else console.error(error);
}
