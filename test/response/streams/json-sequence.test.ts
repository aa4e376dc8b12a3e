import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonSequence } from "../../../src/response/streams/json-sequence.ts";
import { cut, itemsOf, streamOf } from "./streamed.ts";

const RS = "\u001E";

test.each<[rule: string, text: string, want: unknown[]]>([
  ["a text stands between a record separator and a line feed", `${RS}{"a":1}\n${RS}2\n`, [{ a: 1 }, 2]],
  ["a text may have line feeds of its own", `${RS}{\n"a":\n1\n}\n${RS}[\n]\n`, [{ a: 1 }, []]],
  ["separators without a text are none", `${RS}${RS}\n${RS}1\n${RS}`, [1]],
  ["a text that was cut off is left out", `${RS}{"a":${RS}{"b":2}\n`, [{ b: 2 }]],
  ["so is the last one", `${RS}1\n${RS}[1,`, [1]],
  ["a number without its end may have had more digits", `${RS}12${RS}3\n${RS}45`, [3]],
  ["nor is true what it seems to be", `${RS}true${RS}null${RS}false `, []],
  ["an object, a list or a string ends by itself", `${RS}{"a":1}${RS}[2]${RS}"c"`, [{ a: 1 }, [2], "c"]],
  ["nothing is nothing", "", []],
])("%s", async (_, text, want) => {
  expect(await itemsOf(jsonSequence, text)).toEqual(want);
  expect(
    await itemsOf(
      jsonSequence,
      ...cut(
        text,
        Array.from(text, (_, index) => index),
      ),
    ),
  ).toEqual(want);
});

test("items are the same however the bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.jsonValue(), fc.nat(2)), { maxLength: 6 }),
      fc.array(fc.nat(), { maxLength: 8 }),
      async (values, places) => {
        const text = values.map(([value, space]) => `${RS}${JSON.stringify(value, null, space)}\n`).join("");
        const items = await itemsOf(jsonSequence, ...cut(text, places));
        expect(items.map((item) => JSON.stringify(item))).toEqual(values.map(([value]) => JSON.stringify(value)));
      },
    ),
    { numRuns: 300 },
  );
});

test("a whole text that is no JSON is an error with its number", async () => {
  await expect(itemsOf(jsonSequence, `${RS}1\n${RS}{s3cret}\n${RS}3\n`)).rejects.toMatchObject({
    code: "RESPONSE_BODY",
    line: 2,
    message: "The body of the answer 200 is not valid JSON in line 2 (GET /events)",
  });
});

test("what follows a text without a separator is wrong", async () => {
  await expect(itemsOf(jsonSequence, `${RS}1\n`, "2\n", `${RS}3\n`)).rejects.toMatchObject({ line: 1 });
});

test("a text comes with its line feed, before the next one begins", async () => {
  let write: ((text: string) => void) | undefined;
  const body = new ReadableStream({
    start: (controller) => void (write = (text) => controller.enqueue(new TextEncoder().encode(text))),
  });
  const items = streamOf(jsonSequence, new Response(body))[Symbol.asyncIterator]();
  write?.(`${RS}{"a":1}\n`);
  expect((await items.next()).value).toEqual({ a: 1 });
  write?.(`${RS}2\n`);
  expect((await items.next()).value).toBe(2);
  await items.return?.();
});
