/** An answer's body as items, read as it arrives and no further than its reader asks. */
import { ResponseBodyError } from "../../errors.ts";
import { isStream } from "../../middleware/call.ts";
import type { StreamedCall, StreamReader } from "../../operation/operation.ts";
import { say } from "../../say.ts";
import { reasonOf, untilAborted } from "../../waiting/until-aborted.ts";
import { brokenOff } from "../read-body.ts";
import { END, type ItemStream, readOnce } from "./item-stream.ts";

/** Makes items of a text that comes in pieces. */
export interface ItemParser {
  /** The items that a piece completes. */
  push(text: string): Iterable<unknown>;
  /** Those that the end completes. */
  end?(): Iterable<unknown>;
  /** Nothing that follows is an item. */
  readonly isDone?: boolean;
}

/** Reads the items of one media type. */
export type ItemReader = (body: ReadableStream<Uint8Array>, response: Response, call: StreamedCall) => ItemStream;

/** What puts items in the place of bytes, for the `stream` of an operation. */
/* @__NO_SIDE_EFFECTS__ */
export function readerOf(read: ItemReader): StreamReader {
  return (result, parseAs, call) => {
    const { data: body, response } = result;
    if (parseAs !== "auto" || !isStream(body)) return result;
    if (response.bodyUsed || body.locked) throw readBefore(response, call);
    // Declared headers are read when they are asked for, and not before.
    const members = Object.getOwnPropertyDescriptors(result);
    return Object.defineProperties({} as typeof result, {
      ...members,
      data: { value: read(body, response, call), enumerable: true, configurable: true, writable: true },
    });
  };
}

/** The error of a body that would be a stream without items. */
function readBefore(response: Response, { operation: { method, path } }: StreamedCall): ResponseBodyError {
  const { status } = response;
  return new ResponseBodyError(say`The body of the answer ${status} has been read by a layer before: hand on a clone`, {
    method,
    path,
    status,
    response,
  });
}

/** Makes the error of a body that is wrong: what is, and in which line. */
export type WrongLine = (what: string, line: number) => ResponseBodyError;

/** Reads the items of an answer, as a parser makes them. */
export function readItems(
  body: ReadableStream<Uint8Array>,
  response: Response,
  call: StreamedCall,
  createParser: (wrongLine: WrongLine) => ItemParser,
): ItemStream {
  const { signal } = call;
  const { status } = response;
  const reader = body.getReader();
  let isCancelled = false;
  const cancel = async (): Promise<void> => {
    isCancelled = true;
    signal?.removeEventListener("abort", abort);
    // What is broken already is not there to be cancelled.
    await reader.cancel().catch(() => undefined);
  };
  const abort = (): void => void cancel();
  signal?.addEventListener("abort", abort, { once: true });
  const parser = createParser((what, line) => {
    const { method, path } = call.operation;
    return new ResponseBodyError(say`The body of the answer ${status} ${what} in line ${line}`, {
      ...{ method, path, status, response, line },
    });
  });

  /** Throws the caller's reason, whatever the body made of it. */
  async function nextPiece(): Promise<Uint8Array | undefined> {
    try {
      return (await untilAborted(reader.read(), signal)).value;
    } catch (cause) {
      throw signal?.aborted ? reasonOf(signal) : brokenOff(response, call, cause);
    }
  }

  const decoder = new TextDecoder();
  /** The items of the piece that was read last. */
  let items: Iterator<unknown> = [].values();
  let isLast = false;

  async function step(): Promise<IteratorResult<unknown, void>> {
    for (;;) {
      if (signal?.aborted) throw reasonOf(signal);
      const item = isCancelled ? END : items.next();
      if (item.done !== true) return item;
      if (isCancelled || isLast || parser.isDone === true) return END;
      const piece = await nextPiece();
      isLast = piece === undefined;
      items = itemsOf(piece)[Symbol.iterator]();
    }
  }

  function* itemsOf(piece: Uint8Array | undefined): Generator<unknown, void> {
    yield* parser.push(decoder.decode(piece, { stream: piece !== undefined }));
    if (piece === undefined && parser.end !== undefined) yield* parser.end();
  }

  return readOnce(step, cancel);
}
