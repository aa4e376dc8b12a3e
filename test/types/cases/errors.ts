/** An error narrows by its `code` to its class, and an event by its `type`. */
import {
  type AnyLatchkeyError,
  type CallPhase,
  type ErrorCode,
  isLatchkeyError,
  LatchkeyError,
  type PagesErrorReason,
  type SessionEndReason,
  type SessionEvent,
  type StoreStep,
} from "latchkey";
import { same } from "./same.ts";

declare const thrown: unknown;

// Every code belongs to an error of the union, and no other.
same<AnyLatchkeyError["code"], ErrorCode>(true);

if (isLatchkeyError(thrown)) {
  same<typeof thrown, AnyLatchkeyError>(true);
  same<typeof thrown.method, string | undefined>(true);
  // @ts-expect-error Property 'retryAfter' does not exist on type
  void thrown.retryAfter;
  switch (thrown.code) {
    case "MISSING_CREDENTIAL":
      same<typeof thrown.schemes, readonly string[]>(true);
      break;
    case "INVALID_CREDENTIAL":
      same<typeof thrown.scheme, string>(true);
      break;
    case "INSUFFICIENT_SCOPE":
      same<typeof thrown.missing, readonly string[]>(true);
      break;
    case "SIGNED_OUT":
      // @ts-expect-error Property 'reason' does not exist on type 'SignedOutError & { readonly code: "SIGNED_OUT"; }'.
      void thrown.reason;
      break;
    case "SESSION_ENDED":
      same<typeof thrown.reason, SessionEndReason>(true);
      break;
    case "REFRESH_FAILED":
      same<typeof thrown.retryAfter, number | undefined>(true);
      break;
    case "OFFLINE":
    case "CONNECTION":
    case "TIMEOUT":
      same<typeof thrown.phase, CallPhase>(true);
      break;
    case "INVALID_PARAMETER":
      same<typeof thrown.parameter, string>(true);
      break;
    case "RESPONSE_BODY":
      same<typeof thrown.status, number>(true);
      break;
    case "API":
      same<typeof thrown.error, unknown>(true);
      break;
    case "PAGES":
      same<typeof thrown.reason, PagesErrorReason>(true);
      break;
    case "STORE":
      same<typeof thrown.step, StoreStep>(true);
      break;
    case "REFRESH_REJECTED":
    case "INSECURE_TRANSPORT":
      same<typeof thrown.message, string>(true);
      break;
    default:
      same<typeof thrown, never>(true);
  }
}

// How an error is told to another call is not the application's business.
if (thrown instanceof LatchkeyError) {
  // @ts-expect-error Property 'for' does not exist on type 'LatchkeyError<any>'.
  thrown.for({ method: "GET", path: "/" });
}

/** What a listener may read of an event. */
export function told(event: SessionEvent): string {
  switch (event.type) {
    case "restored":
    case "started":
    case "refreshed":
      same<typeof event.error, undefined>(true);
      return event.type;
    case "failed":
      same<typeof event.error, unknown>(true);
      return String(event.error);
    case "ended":
      same<typeof event.reason, SessionEndReason | undefined>(true);
      return event.error?.code ?? "signed out";
    default:
      same<typeof event, never>(true);
      return "";
  }
}
