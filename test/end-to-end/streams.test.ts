/** The SDK of a document whose answers stream, over that document's own mock. */
import { startMock } from "@latchkey/cli/mock";
import { events } from "latchkey";
import { expect, onTestFinished, test } from "vitest";
import { generateFrom } from "../../cli/src/generate/generate.ts";
import { folderOf } from "../cli/document/folder.ts";
import { allItems } from "../response/streams/streamed.ts";

const spec = "test/corpus/documents/streams.yaml";
const chunk = { id: "string", text: "string" };

interface Result {
  readonly ok: boolean;
  readonly data: unknown;
}

/** The endpoints, as an application without types has them. */
type Endpoints = Readonly<Record<string, (client: unknown, init?: object) => Promise<Result>>> & {
  createClient(options: object): unknown;
};

test("every operation streams what the document says of its items", async () => {
  await using folder = await folderOf({});
  const out = folder.path("sdk");
  await generateFrom({ spec, out, importExtension: ".ts" });
  const sdk: Endpoints = await import(`${out}/index.ts`);
  const mock = await startMock({ spec });
  onTestFinished(() => mock.close());
  const client = sdk.createClient({ baseUrl: mock.url });
  const itemsOf = async (name: string, init?: object): Promise<unknown> => {
    const { ok, data } = (await sdk[name]?.(client, init)) ?? { ok: false, data: undefined };
    if (!ok) throw new Error(`${name} does not stream`);
    return (await allItems(data as AsyncIterable<unknown>))[0]; // As the document has it.
  };
  expect({
    nothing: await itemsOf("getNothing"),
    text: await itemsOf("getText"),
    named: await itemsOf("getNamed"),
    encoded: await itemsOf("getEncoded"),
    flux: await itemsOf("getFlux"),
    chosen: await itemsOf("complete", { body: {}, accept: "text/event-stream" }),
    inline: await itemsOf("completeInline", { accept: "application/jsonl" }),
    lines: await itemsOf("getLines"),
    sequence: await itemsOf("getLines", { accept: "application/json-seq" }),
    default: await itemsOf("getDefault"),
  }).toEqual({
    nothing: { event: "message", id: "1", data: "string" },
    text: { event: "message", id: "1", data: "string" },
    named: { event: "thread.created", id: "1", data: chunk },
    encoded: { event: "string", id: "1", data: chunk },
    flux: { event: "message", id: "1", data: chunk },
    chosen: { event: "message", id: "1", data: chunk },
    inline: { line: 1 },
    lines: chunk,
    sequence: chunk,
    default: ["string"],
  });
  const specified = await sdk["getSpecified"]?.(client);
  const names = await allItems(specified?.data as AsyncIterable<{ event: string; data: unknown }>); // As above.
  expect(names.map(({ event, data }) => [event, typeof data])).toEqual([
    ["addString", "string"],
    ["addInt64", "string"],
    ["addJson", "object"],
  ]);
  const follow = events as unknown as (endpoint: unknown, client: unknown) => AsyncIterable<{ id: string }>; // As above.
  expect((await allItems(follow(sdk["getFlux"], client))).map(({ id }) => id)).toEqual(["1", "2", "3"]);
  expect(mock.violations).toEqual([]);
});
