import fc from "fast-check";
import { expect, test } from "vitest";
import { ResponseBodyError } from "../../../src/errors.ts";
import { jsonLines } from "../../../src/response/streams/json-lines.ts";
import { allItems, cut, inPieces, itemsOf, streamOf } from "./streamed.ts";

test.each<[rule: string, text: string, want: unknown[]]>([
  ["a line is its JSON", '{"a":1}\n[2]\n"c"\nnull\n', [{ a: 1 }, [2], "c", null]],
  ["the last line needs no end", "1\n2", [1, 2]],
  ["empty lines are none", "\n1\n\n \t\n2\n\n", [1, 2]],
  ["a CR before the end is white space", "1\r\n2\r\n", [1, 2]],
  ["a CR alone ends nothing", "[1,\r2]\n", [[1, 2]]],
  ["a byte order mark is no part of it", "\uFEFF1\n", [1]],
  ["what ends a line in other texts does not", '"a\u2028b"\n', ["a\u2028b"]],
  ["nothing is nothing", "", []],
])("%s", async (_, text, want) => {
  expect(await itemsOf(jsonLines, text)).toEqual(want);
});

test("items are the same however the bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.jsonValue(), { maxLength: 8 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      async (values, places) => {
        const text = values.map((value) => `${JSON.stringify(value)}\n`).join("");
        const items = await itemsOf(jsonLines, ...cut(text, places));
        expect(items.map((item) => JSON.stringify(item))).toEqual(values.map((value) => JSON.stringify(value)));
      },
    ),
    { numRuns: 300 },
  );
});

test("a line that is wrong is an error with its number, after the items before it", async () => {
  const items = streamOf(jsonLines, inPieces(['{"a":1}\n\n{"token":s3cret}\n3\n']))[Symbol.asyncIterator]();
  expect((await items.next()).value).toEqual({ a: 1 });
  const error: unknown = await items.next().catch((fault: unknown) => fault);
  expect(error).toBeInstanceOf(ResponseBodyError);
  expect(error).toMatchObject({ line: 3, status: 200 });
  expect(String(error)).not.toContain("s3cret");
});

test("a last line that is cut off is wrong", async () => {
  await expect(itemsOf(jsonLines, '1\n{"a":')).rejects.toMatchObject({ code: "RESPONSE_BODY", line: 2 });
});

test("an endless line is not gathered", async () => {
  const piece = new Uint8Array(1 << 22).fill(0x20);
  let pulls = 0;
  const body = new ReadableStream({
    pull(controller) {
      // Who does not stop in time has failed.
      if (++pulls > 30) controller.close();
      else controller.enqueue(piece);
    },
  });
  await expect(allItems(streamOf(jsonLines, new Response(body)))).rejects.toThrow(
    "is longer than any item can be in line 1",
  );
});
