/** One request of a call, on its way to the network, and what is added to it. */
import type { CallPhase } from "../errors.ts";
import type { Awaitable } from "../waiting/awaitable.ts";
import type { TrackedCall } from "./call.ts";

/** One request of a call: what is added to it, and which of the two it is. */
export interface Attempt {
  readonly call: TrackedCall;
  /** What is to be added. Called when nothing else is left to wait for, so that it is up to date. */
  readonly attachments: () => Awaitable<readonly Attachment[]>;
  /** Rejects if somebody has been signed out since then; called just before the request goes. Nothing where it may go. */
  readonly recheck?: () => Promise<unknown> | undefined;
  readonly phase: Extract<CallPhase, "first" | "retry">;
  /** `check` has let this call go a moment ago: it need not be called again. */
  readonly isChecked?: boolean;
}

/** Sends one request. */
export interface Send {
  (attempt: Attempt): Promise<Response>;
  /**
   * Throws for a call that cannot go at all: without a network, or with a credential where none may go. Asked before any
   * credential is, so that nothing is renewed for a call that will not be sent.
   */
  readonly check?: (call: TrackedCall, phase: Attempt["phase"], hasCredential: boolean) => Awaitable<void>;
  /** Whether somebody hears how long a call has waited before it is sent. */
  readonly isHeard?: boolean;
}

/** One thing that a client adds to a request to prove who it is: a header, unless it says how else it is added. */
export interface Attachment {
  readonly in: "header" | "query" | "cookie" | "request";
  /** The header's, the query key's or the cookie's name; of what changes the whole request, the scheme's. */
  readonly name: string;
  /** Empty for what changes the whole request. */
  readonly value: string;
  /** Adds it to an address and its headers, and gives the address. */
  readonly write?: (url: string, headers: Record<string, string>) => string;
  /** Makes another request of the finished one. */
  readonly apply?: (request: Request, call: TrackedCall) => Promise<Request>;
  /** Follows redirects, where no platform takes this off by itself, as all do with `Authorization`. */
  readonly follow?: FollowRedirects | undefined;
}

/** Follows redirects in place of the platform; `send` sends one more request of the attempt. */
export type FollowRedirects = (
  first: Response,
  attempt: Attempt,
  sent: readonly Attachment[],
  send: SendOn,
) => Promise<Response>;

/** Sends a call as it goes on after a redirect. */
export type SendOn = (
  call: TrackedCall,
  attachments: readonly Attachment[],
  redirect: "manual" | "follow",
) => Promise<Response>;
