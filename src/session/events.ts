/** What a session tells its listeners; never a token. */

/** Something happened to a session. */
export interface SessionEvent {
  readonly type: "started" | "refreshed" | "failed" | "ended";
  /** Why it failed, or ended against the application's will. */
  readonly error?: unknown;
  /** Why it ended, unless somebody signed out. */
  readonly reason?: string;
}

/** Hears of a session's events, outside every lock. */
export type SessionListener = (event: SessionEvent) => void;

/** Tells every listener; one that throws, at once or later, is reported and disturbs nobody. */
export function announce(listeners: ReadonlySet<SessionListener>, event: SessionEvent): void {
  // A copy: a listener may leave, or bring another, while it is told.
  for (const listener of [...listeners]) {
    try {
      const outcome: unknown = listener(event);
      if (outcome instanceof Promise) outcome.catch(report);
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
