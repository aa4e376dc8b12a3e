import { describe, expect, test } from "vitest";
import { ConnectionError } from "../../../src/errors.ts";
import { jsonLines } from "../../../src/response/streams/json-lines.ts";
import { allItems, inPieces, streamOf } from "./streamed.ts";

/** A body that is never done; it counts what is taken of it. */
function endless(pieceOf: (index: number) => string = (index) => `${index}\n`): {
  response: Response;
  taken(): number;
  isCancelled(): boolean;
} {
  let pulls = 0;
  let cancelled = false;
  const body = new ReadableStream(
    {
      pull: (controller) => controller.enqueue(new TextEncoder().encode(pieceOf(pulls++))),
      cancel: () => void (cancelled = true),
    },
    { highWaterMark: 0 },
  );
  return { response: new Response(body), taken: () => pulls, isCancelled: () => cancelled };
}

/** A body that nothing comes from. */
function silent(): { response: Response; isCancelled(): boolean } {
  let cancelled = false;
  return {
    response: new Response(new ReadableStream({ cancel: () => void (cancelled = true) })),
    isCancelled: () => cancelled,
  };
}

describe("the connection is let go of", () => {
  test("when a loop is left", async () => {
    const { response, isCancelled } = endless();
    for await (const item of streamOf(jsonLines, response)) if (item === 2) break;
    expect(isCancelled()).toBe(true);
  });

  test("when a loop throws", async () => {
    const { response, isCancelled } = endless();
    const read = async (): Promise<void> => {
      for await (const item of streamOf(jsonLines, response)) throw new Error(`no ${String(item)}`);
    };
    await expect(read()).rejects.toThrow("no 0");
    expect(isCancelled()).toBe(true);
  });

  test("by cancel, before anything is read", async () => {
    const { response, isCancelled } = endless();
    const stream = streamOf(jsonLines, response);
    await stream.cancel();
    expect(isCancelled()).toBe(true);
    expect(await allItems(stream)).toEqual([]);
  });

  test("by cancel, while an item is waited for", async () => {
    const { response, isCancelled } = silent();
    const stream = streamOf(jsonLines, response);
    const next = stream[Symbol.asyncIterator]().next();
    await stream.cancel();
    expect(await next).toEqual({ done: true, value: undefined });
    expect(isCancelled()).toBe(true);
  });

  test("by cancel, though more items are here", async () => {
    const { response } = endless(() => "1\n2\n3\n");
    const stream = streamOf(jsonLines, response);
    const items: unknown[] = [];
    for await (const item of stream) {
      items.push(item);
      await stream.cancel();
    }
    expect(items).toEqual([1]);
  });

  test("when an iterator is given up while it waits", async () => {
    const { response, isCancelled } = silent();
    const items = streamOf(jsonLines, response)[Symbol.asyncIterator]();
    const next = items.next();
    expect(await items.return?.()).toEqual({ done: true, value: undefined });
    expect(await next).toEqual({ done: true, value: undefined });
    expect(isCancelled()).toBe(true);
  });

  test("when a line is wrong", async () => {
    const { response, isCancelled } = endless(() => "no\n");
    await expect(allItems(streamOf(jsonLines, response))).rejects.toThrow("is not valid JSON");
    expect(isCancelled()).toBe(true);
  });
});

describe("the caller's abort", () => {
  const reason = { mine: true };

  test("ends a wait with its reason, though the body does not listen", async () => {
    const { response, isCancelled } = silent();
    const controller = new AbortController();
    const next = streamOf(jsonLines, response, controller.signal)[Symbol.asyncIterator]().next();
    controller.abort(reason);
    await expect(next).rejects.toBe(reason);
    expect(isCancelled()).toBe(true);
  });

  test("comes before items that are here already", async () => {
    const { response } = endless(() => "1\n2\n");
    const controller = new AbortController();
    const items = streamOf(jsonLines, response, controller.signal)[Symbol.asyncIterator]();
    await items.next();
    controller.abort(reason);
    await expect(items.next()).rejects.toBe(reason);
  });

  test("lets go of a stream that nobody reads", async () => {
    const { response, isCancelled } = silent();
    const controller = new AbortController();
    streamOf(jsonLines, response, controller.signal);
    controller.abort(reason);
    expect(isCancelled()).toBe(true);
  });
});

test("nothing is read ahead", async () => {
  const { response, taken } = endless();
  const items = streamOf(jsonLines, response)[Symbol.asyncIterator]();
  expect(taken()).toBe(0);
  await items.next();
  expect(taken()).toBe(1);
  await items.next();
  expect(taken()).toBe(2);
  await items.return?.();
});

test("items are read once, and a second time is an error that says so", async () => {
  const stream = streamOf(jsonLines, inPieces(["1\n"]));
  expect(await allItems(stream)).toEqual([1]);
  await expect(allItems(stream)).rejects.toThrow("The items of a stream can be read once");
});

test("a body that breaks off is a ConnectionError of its body, after the items before it", async () => {
  let pulls = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (pulls++ > 0) controller.error(new TypeError("terminated: https://api.example/?key=s3cret"));
      else controller.enqueue(new TextEncoder().encode("1\n2"));
    },
  });
  const items = streamOf(jsonLines, new Response(body))[Symbol.asyncIterator]();
  expect((await items.next()).value).toBe(1);
  const error: unknown = await items.next().catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(ConnectionError);
  expect(error).toMatchObject({ phase: "body", path: "/events" });
  expect(JSON.stringify(error) + String(error)).not.toContain("s3cret");
});

test("a body that a layer has read before is an error, not a stream without items", async () => {
  const call = { operation: { method: "GET", path: "/events" }, signal: undefined };
  const spent = inPieces(["1\n"]);
  await spent.text();
  const locked = inPieces(["1\n"]);
  locked.body?.getReader();
  for (const response of [spent, locked])
    expect(() => jsonLines({ data: response.body, response }, "auto", call)).toThrow("read by a layer before");
});

describe("a result stays as it is", () => {
  const call = { operation: { method: "GET", path: "/events" }, signal: undefined };

  test("if its caller wants it read otherwise", () => {
    const response = inPieces(["1\n"]);
    const result = { data: response.body, response };
    expect(jsonLines(result, "stream", call)).toBe(result);
  });

  test("without a stream in it", () => {
    const response = new Response(null, { status: 204 });
    const result = { data: undefined, response };
    expect(jsonLines(result, "auto", call)).toBe(result);
  });

  test("but for its data, and its headers are read when somebody asks", async () => {
    const response = inPieces(["1\n"]);
    const result = Object.defineProperty({ ok: true, data: response.body, response }, "headers", {
      get: () => ({ "X-A": 1 }),
      enumerable: true,
    });
    const { data, ...others } = jsonLines(result, "auto", call);
    expect(await allItems(data as unknown as AsyncIterable<unknown>)).toEqual([1]); // As all readers make it.
    expect(others).toEqual({ ok: true, response, headers: { "X-A": 1 } });
  });
});
