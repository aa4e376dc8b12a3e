/** The events of one connection after the other: what `events` gives. */
import { END, type EventStream, readOnce } from "../response/streams/item-stream.ts";
import { pause } from "../waiting/pause.ts";
import { reasonOf } from "../waiting/until-aborted.ts";
import { type EventSource, mayOpenAgain, openEvents, pauseBefore, waitAfter } from "./event-connection.ts";

/** What a connection knows beside its events. */
type Progress = Pick<EventStream, "lastEventId" | "retry" | "isDone">;

/** The events of one connection after the other. */
export class FollowedEvents implements EventStream<unknown> {
  readonly #source: EventSource;
  readonly #life = new AbortController();
  readonly #items = readOnce(
    () => this.#next(),
    () => this.cancel(),
  );
  #isCancelled = false;
  /** What is known by the connection that is read, or was last. */
  #current: Progress;
  #events: AsyncIterator<unknown, void> | undefined;
  /** Connections without an event, in a row. */
  #silent = 0;

  constructor(source: EventSource, lastEventId = "") {
    this.#source = source;
    this.#current = { lastEventId, retry: undefined, isDone: false };
  }

  [Symbol.asyncIterator](): AsyncIterator<unknown, void> {
    const items = this.#items[Symbol.asyncIterator]();
    const { signal } = this.#source.init ?? {};
    if (signal?.aborted) this.#abort();
    signal?.addEventListener("abort", this.#abort, { once: true });
    return items;
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
    this.#source.init?.signal?.removeEventListener("abort", this.#abort);
    this.#life.abort();
  }

  /** The caller's abort. */
  readonly #abort = (): void => {
    const { signal } = this.#source.init ?? {};
    this.#life.abort(signal && reasonOf(signal));
  };

  async #next(): Promise<IteratorResult<unknown, void>> {
    try {
      for (;;) {
        const came = await this.#attempt();
        if (came === undefined) return END;
        if (typeof came === "object") return came;
        await pause(pauseBefore(this.#silent, this.retry, came), this.#life.signal);
      }
    } catch (error) {
      if (this.#isCancelled) return END;
      throw error;
    }
  }

  /** The next event; else the milliseconds that the server wants to be left alone for, or nothing if there is no more. */
  async #attempt(): Promise<IteratorYieldResult<unknown> | number | undefined> {
    const mayGoOn = (): boolean => mayOpenAgain(this.#source.endpoint.operation, this.lastEventId);
    try {
      if (this.#events === undefined) {
        const wait = await this.#open();
        if (this.#events === undefined) return wait;
      }
      const event = await this.#events.next();
      if (event.done !== true) {
        this.#silent = 0;
        return event;
      }
      this.#events = undefined;
      return this.isDone || !mayGoOn() ? undefined : 0;
    } catch (error) {
      this.#events = undefined;
      const wait = mayGoOn() ? waitAfter(error) : undefined;
      if (wait === undefined) throw error;
      return wait;
    }
  }

  /** Opens a connection; else says how long the server wants to be left alone, or nothing if it has no more. */
  async #open(): Promise<number | undefined> {
    this.#silent++;
    const { lastEventId, retry } = this.#current;
    const opened = await openEvents(this.#source, { lastEventId, signal: this.#life.signal });
    if (opened === undefined || "wait" in opened) return opened?.wait;
    this.#current = Object.assign(opened.stream, { lastEventId, retry });
    this.#events = opened.stream[Symbol.asyncIterator]();
    return undefined;
  }
}
