/** Server-sent events that outlive their connection, and their token. */
import type { Operation } from "../operation/operation.ts";
import type { EventStream } from "../response/streams/item-stream.ts";
import type { CallOptions, ClientOf, ResultOf } from "./endpoint.ts";
import type { EventSource } from "./event-connection.ts";
import { FollowedEvents } from "./followed-events.ts";
import type { Input } from "./input.ts";

/** What `events` takes beside a call's own init. */
export interface EventsOptions {
  /** The id of the last event that is known already: the server goes on after it. */
  lastEventId?: string | undefined;
}

/** The events that an endpoint streams; `never` if it streams none. */
export type EventOf<E> =
  AnswersOf<E> extends infer R ? (R extends { ok: true; data: EventStream<infer Item> } ? Item : never) : never;

/** All answers, those too that a call has to ask for. */
type AnswersOf<E> =
  | ResultOf<E>
  | (E extends { readonly "~alternatives"?: infer Alternatives } ? Alternatives[keyof Alternatives] : never);

/** What an endpoint lacks that streams no events: it fits nothing. */
export interface StreamsNoEvents {
  readonly "this endpoint does not stream server-sent events": never;
}

/** The arguments of `events` after the client. */
export type EventsArguments<E> = E extends { readonly "~types"?: (client: never, init: infer I) => unknown }
  ? {} extends I
    ? [init?: EventsInit<I> | undefined, options?: EventsOptions | undefined]
    : [init: EventsInit<I>, options?: EventsOptions | undefined]
  : never;

type EventsInit<I> = Input<I> & Omit<CallOptions, "parseAs"> & { accept?: undefined };

/**
 * The events of an endpoint, for as long as anybody reads them.
 *
 * When the connection ends, it is opened again: with `Last-Event-ID`, a token that is good by then, and after a pause that the server's
 * `retry` says, or that grows. That ends with the signal's abort, when the reader leaves, with an answer of 204, or with `data: [DONE]`.
 * Of what no method makes safe to repeat, only a stream whose events have ids is opened again.
 *
 * @throws ApiError for an answer outside of 2xx, but for 408, 429 and 5xx, which are waited out
 */
export function events<E extends { readonly operation: Operation }>(
  endpoint: E & ([EventOf<E>] extends [never] ? StreamsNoEvents : unknown),
  client: ClientOf<E>,
  ...[init, options]: EventsArguments<E>
): EventStream<EventOf<E>> {
  const source: unknown = { endpoint, client, init };
  const stream: EventStream<unknown> = new FollowedEvents(source as EventSource, options?.lastEventId);
  return stream as EventStream<EventOf<E>>; // What its endpoint streams, which only its types know.
}
