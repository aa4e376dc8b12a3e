/** Server-sent events that outlive their connection, and their token. */
import type { Operation } from "../operation/operation.ts";
import { type EventStream, readOnce } from "../response/streams/item-stream.ts";
import { pause } from "../waiting/pause.ts";
import { reasonOf } from "../waiting/until-aborted.ts";
import type { CallOptions, ResultOf } from "./endpoint.ts";
import { type EventSource, mayOpenAgain, openEvents, pauseBefore, waitAfter } from "./event-connection.ts";
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

type ClientOf<E> = E extends { readonly "~types"?: (client: infer C, init: never) => unknown } ? C : never;

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

/** What a connection knows beside its events. */
type Progress = Pick<EventStream, "lastEventId" | "retry" | "isDone">;

/** The events of one connection after the other. */
class FollowedEvents implements EventStream<unknown> {
  readonly #source: EventSource;
  readonly #life = new AbortController();
  readonly #items = readOnce(
    () => this.#read(),
    () => this.cancel(),
  );
  #isCancelled = false;
  /** The connection that is read, or was last. */
  #current: Progress;
  /** Connections without an event, in a row. */
  #silent = 0;

  constructor(source: EventSource, lastEventId = "") {
    this.#source = source;
    this.#current = { lastEventId, retry: undefined, isDone: false };
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown, void> {
    return this.#items[Symbol.asyncIterator]();
  }

  get lastEventId(): string {
    return this.#current.lastEventId;
  }

  get retry(): number | undefined {
    return this.#current.retry;
  }

  get isDone(): boolean {
    return this.#current.isDone;
  }

  async cancel(): Promise<void> {
    this.#isCancelled = true;
    this.#life.abort();
  }

  async *#read(): AsyncGenerator<unknown, void> {
    const { signal: caller } = this.#source.init ?? {};
    const abort = (): void => this.#life.abort(caller && reasonOf(caller));
    if (caller?.aborted) abort();
    caller?.addEventListener("abort", abort, { once: true });
    try {
      for (;;) {
        const wait = yield* this.#connect();
        if (wait === undefined) return;
        await pause(pauseBefore(this.#silent, this.retry, wait), this.#life.signal);
      }
    } catch (error) {
      if (!this.#isCancelled) throw error;
    } finally {
      caller?.removeEventListener("abort", abort);
      this.#life.abort();
    }
  }

  // One connection. In the end the milliseconds that the server wants to be left alone for; nothing if it was the last one.
  async *#connect(): AsyncGenerator<unknown, number | undefined> {
    const { lastEventId, retry } = this.#current;
    const mayGoOn = (): boolean => mayOpenAgain(this.#source.endpoint.operation, this.lastEventId);
    this.#silent++;
    try {
      const opened = await openEvents(this.#source, { lastEventId, signal: this.#life.signal });
      if (opened === undefined || "wait" in opened) return opened?.wait;
      this.#current = Object.assign(opened.stream, { lastEventId, retry });
      for await (const event of opened.stream) {
        this.#silent = 0;
        yield event;
      }
      return this.isDone || !mayGoOn() ? undefined : 0;
    } catch (error) {
      const wait = mayGoOn() ? waitAfter(error) : undefined;
      if (wait === undefined) throw error;
      return wait;
    }
  }
}
