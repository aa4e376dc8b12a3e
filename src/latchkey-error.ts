/** What every error of this package is: a code, an operation, and nothing secret. */

const CODES = [
  "MISSING_CREDENTIAL",
  "INVALID_CREDENTIAL",
  "INSUFFICIENT_SCOPE",
  "SIGNED_OUT",
  "SESSION_ENDED",
  "REFRESH_FAILED",
  "REFRESH_REJECTED",
  "OFFLINE",
  "CONNECTION",
  "TIMEOUT",
  "INSECURE_TRANSPORT",
  "INVALID_PARAMETER",
  "RESPONSE_BODY",
  "API",
  "PAGES",
  "STORE",
] as const;

/** The closed set of error codes. `instanceof` is for one copy of the package, the code is for any. */
export type ErrorCode = (typeof CODES)[number];

/** Where in a call something happened. */
export type CallPhase = "session" | "first" | "retry" | "body";

/** The operation that an error belongs to. */
export interface ErrorOrigin {
  /** The HTTP method. */
  readonly method?: string | undefined;
  /** The path template, never the path that was sent. */
  readonly path?: string | undefined;
}

/** What beside its message an error is made of. */
export type ErrorDetails<Own extends object = object> = Own & ErrorOrigin & { readonly cause?: unknown };

/** A Response holds headers and a URL with its query, an issue may quote the answer: reachable, but never logged. */
const UNLOGGED: readonly string[] = ["response", "issues"];

/** The root of every error of this package. */
export abstract class LatchkeyError<Own extends object = object> extends Error {
  /** What has happened, for a program. */
  abstract get code(): ErrorCode;
  /** The operation's HTTP method; absent outside a call. */
  declare readonly method?: string;
  /** The operation's path template; absent outside a call. */
  declare readonly path?: string;

  constructor(what: string, details?: ErrorDetails<Own>) {
    const { cause, ...own }: ErrorDetails = details ?? {};
    super(what + inOperation(own), cause === undefined ? undefined : { cause });
    const { code }: LatchkeyError = new.target.prototype;
    for (const [key, value] of Object.entries({ ...own, code, name: nameOf(code) })) {
      if (value === undefined) continue;
      Object.defineProperty(this, key, {
        value,
        enumerable: !UNLOGGED.includes(key),
        configurable: true,
        writable: true,
      });
    }
  }
}

/** Whether a value is one of the codes. */
export function isCode(value: unknown): value is ErrorCode {
  return CODES.some((code) => code === value);
}

/** The name of a code's class: `SignedOutError` of `SIGNED_OUT`. */
export function nameOf(code: string): string {
  return `${code.toLowerCase().replace(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}Error`;
}

/** An operation as the end of a message: ` (GET /feed/{id})`. */
export function inOperation({ method, path }: ErrorOrigin): string {
  return method === undefined ? "" : ` (${method} ${path})`;
}
