/**
 * What a call throws: only what the server did not say.
 *
 * No error carries a token, a key, a password or a query, in its message or in a property.
 */
import {
  type CallPhase,
  type ErrorCode,
  type ErrorOrigin,
  inOperation,
  isCode,
  LatchkeyError,
  nameOf,
} from "./latchkey-error.ts";

export {
  type CallPhase,
  type ErrorCode,
  type ErrorDetails,
  type ErrorOrigin,
  LatchkeyError,
} from "./latchkey-error.ts";

/** Each error, with its own code: a `switch` over `code` narrows it to its class, and so to its properties. */
export type AnyLatchkeyError =
  | MissingCredentialError
  | InvalidCredentialError
  | InsufficientScopeError
  | (SignedOutError & { readonly code: "SIGNED_OUT" })
  | SessionEndedError
  | RefreshFailedError
  | RefreshRejectedError
  | OfflineError
  | ConnectionError
  | TimeoutError
  | InsecureTransportError
  | InvalidParameterError
  | ResponseBodyError
  | ApiError
  | PagesError
  | StoreError;

/**
 * Whether a value is an error of this package, whichever copy of the package made it.
 *
 * Codes such as `TIMEOUT` are other libraries' too: an error of another copy is known by its code and its name together.
 */
export function isLatchkeyError(error: unknown): error is AnyLatchkeyError {
  if (error instanceof LatchkeyError) return true;
  if (typeof error !== "object" || error === null || !("code" in error) || !("name" in error)) return false;
  return isCode(error.code) && nameOf(error.code) === error.name;
}

/** Whether a value is the error of this code, whichever copy of the package made it. */
export function hasCode<Code extends ErrorCode>(
  error: unknown,
  code: Code,
): error is Extract<AnyLatchkeyError, { readonly code: Code }> {
  return isLatchkeyError(error) && error.code === code;
}

/** The same error, told to another call: each of those that waited for one refresh names its own operation. */
export function errorFor(error: AnyLatchkeyError | LatchkeyError, origin: ErrorOrigin): Error {
  const { message, cause } = error;
  const own = inOperation(error);
  const what = own !== "" && message.endsWith(own) ? message.slice(0, -own.length) : message;
  const response: unknown = Reflect.get(error, "response"); // Not enumerable.
  return Reflect.construct(error.constructor, [what, { ...error, response, cause, ...origin }]);
}

/** The client holds no credential for a scheme that the operation requires; nothing was sent. */
export class MissingCredentialError extends LatchkeyError<{ schemes: readonly string[] }> {
  override get code(): "MISSING_CREDENTIAL" {
    return "MISSING_CREDENTIAL";
  }
  /** The schemes that the client lacks, of the alternative that it is closest to. */
  declare readonly schemes: readonly string[];
}

/** A credential is empty, undefined, has a line break, or a character that no header can carry; nothing was sent. */
export class InvalidCredentialError extends LatchkeyError<{ scheme: string }> {
  override get code(): "INVALID_CREDENTIAL" {
    return "INVALID_CREDENTIAL";
  }
  declare readonly scheme: string;
}

/** The session knows its granted scopes, and the operation requires more (RFC 6750, section 3.1); nothing was sent. */
export class InsufficientScopeError extends LatchkeyError<{ scheme: string; missing: readonly string[] }> {
  override get code(): "INSUFFICIENT_SCOPE" {
    return "INSUFFICIENT_SCOPE";
  }
  declare readonly scheme: string;
  declare readonly missing: readonly string[];
}

/** The session has no tokens: nobody has signed in, or somebody has signed out. */
export class SignedOutError extends LatchkeyError<{ reason?: SessionEndReason | undefined }> {
  override get code(): "SIGNED_OUT" | "SESSION_ENDED" {
    return "SIGNED_OUT";
  }
}

/** Why a session ended: its refresh token was rejected, or the answer that would have replaced it was lost. */
export type SessionEndReason = "rejected" | "outcome-unknown";

/** The session is over: what could renew it was refused. Signing in begins a new one. */
export class SessionEndedError extends SignedOutError {
  override get code(): "SESSION_ENDED" {
    return "SESSION_ENDED";
  }
  declare readonly reason: SessionEndReason;
}

/** The tokens could not be renewed for now; the session stays, and a later call tries again. */
export class RefreshFailedError extends LatchkeyError<{
  retryAfter?: number | undefined;
  status?: number | undefined;
}> {
  override get code(): "REFRESH_FAILED" {
    return "REFRESH_FAILED";
  }
  /** Milliseconds until a refresh is tried again. */
  declare readonly retryAfter?: number;
  /** The status of the refused call, if there was one. */
  declare readonly status?: number;
}

/** Thrown by a `refresh` function to say that the refresh token is dead; never thrown by a call. */
export class RefreshRejectedError extends LatchkeyError {
  override get code(): "REFRESH_REJECTED" {
    return "REFRESH_REJECTED";
  }

  constructor(message = "The refresh token was rejected", options?: { cause?: unknown }) {
    super(message, options);
  }
}

/** The device has no network; nothing was sent. */
export class OfflineError extends LatchkeyError<{ phase: CallPhase }> {
  override get code(): "OFFLINE" {
    return "OFFLINE";
  }
  declare readonly phase: CallPhase;
}

/** The request got no answer, or the answer broke off. */
export class ConnectionError extends LatchkeyError<{ phase: CallPhase }> {
  override get code(): "CONNECTION" {
    return "CONNECTION";
  }
  declare readonly phase: CallPhase;
}

/** The call's time limit ran out. */
export class TimeoutError extends LatchkeyError<{ phase: CallPhase }> {
  override get code(): "TIMEOUT" {
    return "TIMEOUT";
  }
  declare readonly phase: CallPhase;
}

/** A credential would have left over plain HTTP, or to an origin that is not the client's; nothing was sent. */
export class InsecureTransportError extends LatchkeyError {
  override get code(): "INSECURE_TRANSPORT" {
    return "INSECURE_TRANSPORT";
  }
}

/** A parameter's value cannot be sent where the document puts it; nothing was sent. */
export class InvalidParameterError extends LatchkeyError<{ parameter: string }> {
  override get code(): "INVALID_PARAMETER" {
    return "INVALID_PARAMETER";
  }
  declare readonly parameter: string;
}

/** The answer's body could not be read as what its content type says. */
export class ResponseBodyError extends LatchkeyError<{
  status: number;
  response: Response;
  line?: number | undefined;
  issues?: readonly ValidationIssue[] | undefined;
}> {
  override get code(): "RESPONSE_BODY" {
    return "RESPONSE_BODY";
  }
  declare readonly status: number;
  /** Of an answer that streams, the line that is wrong, or the text of a JSON text sequence, counted from 1. */
  declare readonly line?: number;
  /** Not enumerable. Its body is spent. */
  declare readonly response: Response;
  /** What the application's `validate` has said is wrong. Not enumerable: its messages may quote the body. */
  declare readonly issues?: readonly ValidationIssue[];
}

/** What is wrong with an answer, and where: an issue of a Standard Schema (version 1). */
export interface ValidationIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** An answer outside the 2xx class, thrown by `unwrap` only. */
export class ApiError<Problem = unknown> extends LatchkeyError<{ status: number; error: unknown; response: Response }> {
  override get code(): "API" {
    return "API";
  }
  declare readonly status: number;
  /** The parsed body or, where that is empty, the status line. */
  declare readonly error: Problem;
  /** Not enumerable. Its body is spent. */
  declare readonly response: Response;
}

/** The pages of a list do not end, lead away from the API, or are not what was declared. */
export class PagesError extends LatchkeyError<{ reason: PagesErrorReason }> {
  override get code(): "PAGES" {
    return "PAGES";
  }
  declare readonly reason: PagesErrorReason;
}

/** What is wrong: a page leads to one that was there, or to another origin, or cannot be read as declared. */
export type PagesErrorReason = "repeats" | "elsewhere" | "unreadable";

/** A store failed; told by a session's event, or thrown by a store itself. A session goes on from memory. */
export class StoreError extends LatchkeyError<{ step: StoreStep }> {
  override get code(): "STORE" {
    return "STORE";
  }
  /** What the store was doing. */
  declare readonly step: StoreStep;
}

/** What a store does. */
export type StoreStep = "read" | "write" | "delete" | "lock" | "open";
