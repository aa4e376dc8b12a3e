/** The items of an answer that streams: what a caller has of them. */
import { say } from "../../say.ts";

/** Items that are read as they arrive, by `for await`, and once. The connection is theirs until they end. */
export interface ItemStream<Item = unknown> extends AsyncIterable<Item> {
  /** Reads no further and lets go of the connection, as leaving a `for await` does. */
  cancel(): Promise<void>;
}

/** Server-sent events (HTML, section 9.2). */
export interface EventStream<Item = ServerSentEvent> extends ItemStream<Item> {
  /** The `id` of the last event that has been read, or that of one before it: what `Last-Event-ID` is. Empty without any. */
  readonly lastEventId: string;
  /** Milliseconds to wait before the stream is opened again, where the server has said so. */
  readonly retry: number | undefined;
  /** Whether the server has said that nothing follows: `data: [DONE]`, where data are JSON. */
  readonly isDone: boolean;
}

/** One event. */
export interface ServerSentEvent<Data = string> {
  /** `message` where the server gives no name. */
  readonly event: string;
  readonly data: Data;
  /** The last one that the server has given; empty without any. */
  readonly id: string;
}

/** The end of all items. */
export const END: IteratorReturnResult<void> = { done: true, value: undefined };

/**
 * Lets items be read once, one after the other: their order is that of their arrival, and none is kept. `cancel` is called in the end,
 * whatever it was.
 *
 * No async generator: Hermes has none.
 */
export function readOnce<Item>(
  step: () => Promise<IteratorResult<Item, void>>,
  cancel: () => Promise<void>,
): ItemStream<Item> {
  let isTaken = false;
  let isOver = false;
  let last: Promise<unknown> = Promise.resolve();

  async function next(): Promise<IteratorResult<Item, void>> {
    let result: IteratorResult<Item, void> = END;
    try {
      if (!isOver) result = await step();
      return result;
    } finally {
      if (result.done === true) {
        isOver = true;
        void cancel();
      }
    }
  }

  return {
    cancel,
    [Symbol.asyncIterator]() {
      if (isTaken) throw new TypeError(say`The items of a stream can be read once, and these have been`);
      isTaken = true;
      return {
        next() {
          const result = last.then(next, next);
          last = result;
          return result;
        },
        async return() {
          isOver = true;
          await cancel();
          return END;
        },
      };
    },
  };
}
