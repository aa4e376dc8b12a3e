import type { StreamReader } from "../../../src/operation/operation.ts";
import type { ItemStream } from "../../../src/response/streams/item-stream.ts";

/** An answer of these pieces, one a pull. */
export function inPieces(pieces: readonly (string | Uint8Array)[], contentType = ""): Response {
  const encoder = new TextEncoder();
  const left = pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece));
  const body = new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next === undefined) controller.close();
      else controller.enqueue(next);
    },
  });
  return new Response(body, { headers: contentType === "" ? {} : { "content-type": contentType } });
}

/** What a reader makes of an answer. */
export function streamOf(read: StreamReader, response: Response, signal?: AbortSignal): ItemStream {
  const operation = { method: "GET", path: "/events" };
  const { data } = read({ data: response.body, response }, "auto", { operation, signal });
  return data as unknown as ItemStream; // All readers make one.
}

/** All items, in the order of their arrival. */
export async function allItems<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** All items of an answer. */
export function itemsOf(read: StreamReader, ...pieces: readonly (string | Uint8Array)[]): Promise<unknown[]> {
  return allItems(streamOf(read, inPieces(pieces)));
}

/** A text's bytes, cut at these places. */
export function cut(text: string, places: readonly number[]): Uint8Array[] {
  const bytes = new TextEncoder().encode(text);
  const ends = [...new Set(places.map((place) => place % (bytes.length + 1)))].toSorted((one, other) => one - other);
  return [0, ...ends].map((start, index) => bytes.subarray(start, ends[index] ?? bytes.length));
}
