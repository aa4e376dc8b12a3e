/** A call on its way from an endpoint to the network. */
import type { BodySource, Operation } from "../operation/operation.ts";
import type { CallPhase } from "../errors.ts";
import { fieldsOf, type HeaderFields, mergeFields } from "./header-fields.ts";

/** Whether a value is a stream; some platforms have none (React Native). */
export function isStream(value: unknown): value is ReadableStream {
  return typeof ReadableStream === "function" && value instanceof ReadableStream;
}

/** What fetch is told beside method, headers, body and signal. */
export type FetchOptions = Pick<
  RequestInit,
  "cache" | "credentials" | "integrity" | "keepalive" | "mode" | "priority" | "referrer" | "referrerPolicy"
> & { duplex?: "half" };

/** One call: what middleware sees, and may replace. It shows no credential. */
export interface Call {
  readonly operation: Operation;
  /** The whole URL, without what a credential adds to it. */
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodySource | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Where a call is. */
export interface Progress {
  phase: CallPhase;
  /** Since when it waits to be sent, by `performance.now()`; only where somebody hears of it. */
  since?: number;
}

/** A call with what is no layer's business. */
export interface TrackedCall extends Omit<Call, "headers"> {
  readonly headers: HeaderFields;
  readonly options: FetchOptions;
  /** Where the call is, for the error of one that takes too long. */
  readonly progress: Progress;
}

/** One layer between an endpoint and the network; it runs once a call, and sees the final answer. */
export type Middleware = (call: Call, next: (call: Call) => Promise<Response>) => Promise<Response>;

/**
 * Whether a middleware may call `next` with this call once more: not with a stream as its body, which is spent by the first time.
 *
 * A function that makes a stream is asked for a fresh one each time.
 */
export function canRepeat({ body }: Pick<Call, "body">): boolean {
  return !isStream(body);
}

/** Sends a call, through all that is left of its way. */
export type SendCall = (call: TrackedCall) => Promise<Response>;

/**
 * Puts layers around the innermost one, the first outermost. One that is no async function may throw, or answer at once.
 *
 * A layer may build its call anew of what it sees. The operation is that of the endpoint, whatever a layer puts in its
 * place: it settles where a credential may go.
 */
export function compose(layers: readonly Middleware[], innermost: SendCall): SendCall {
  if (layers.length === 0) return innermost;
  return ({ options, progress, headers, ...call }) => {
    const last = ({ headers, ...changed }: Call) =>
      innermost({ ...changed, headers: mergeFields(fieldsOf(headers)), operation: call.operation, options, progress });
    const first = layers.reduceRight<(call: Call) => Promise<Response>>(
      (next, layer) => async (seen) => layer(seen, next),
      last,
    );
    return first({ ...call, headers: new Headers(headers) });
  };
}
