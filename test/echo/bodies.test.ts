import { defineEndpoint, type Operation } from "latchkey";
import { describe, expect, test } from "vitest";
import { useEcho } from "./echo-client.ts";
import type { Arrived } from "./echo-server.ts";

const echo = useEcho();

/** All bytes that there are. */
const allBytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);

async function arrivedFrom(body: unknown, media: Operation["body"] = {}, contentType?: string): Promise<Arrived> {
  const endpoint = defineEndpoint({ method: "POST", path: "/x", body: media });
  await endpoint(echo.client, { body, ...(contentType !== undefined && { headers: { "content-type": contentType } }) });
  return echo.arrived();
}

function streamOf(...chunks: Uint8Array<ArrayBuffer>[]): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

describe("a body arrives under its type, byte for byte", () => {
  const form = "application/x-www-form-urlencoded";

  test.each<{ rule: string; media: Operation["body"]; body: unknown; type: string; want: string | Uint8Array }>([
    {
      rule: "JSON",
      media: { "application/json": {} },
      body: { a: "é", b: [null] },
      type: "application/json",
      want: '{"a":"é","b":[null]}',
    },
    { rule: "a JSON string", media: { "application/json": {} }, body: "a", type: "application/json", want: '"a"' },
    {
      rule: "a patch",
      media: { "application/merge-patch+json": {} },
      body: { a: null },
      type: "application/merge-patch+json",
      want: '{"a":null}',
    },
    {
      rule: "a form",
      media: { [form]: { encoding: { tags: { explode: false } } } },
      body: { a: "x y&z", tags: [1, 2], o: { p: 1 } },
      type: form,
      want: "a=x%20y%26z&tags=1,2&o=%7B%22p%22%3A1%7D",
    },
    { rule: "text", media: { "text/plain": {} }, body: "Grüße", type: "text/plain", want: "Grüße" },
    {
      rule: "bytes",
      media: { "application/octet-stream": {} },
      body: allBytes,
      type: "application/octet-stream",
      want: allBytes,
    },
    {
      rule: "part of a buffer",
      media: { "image/png": {} },
      body: allBytes.subarray(10, 20),
      type: "image/png",
      want: allBytes.slice(10, 20),
    },
    { rule: "a buffer", media: { "image/png": {} }, body: allBytes.buffer, type: "image/png", want: allBytes },
    {
      rule: "a Blob",
      media: { "image/*": {} },
      body: new Blob([allBytes], { type: "image/gif" }),
      type: "image/gif",
      want: allBytes,
    },
    {
      rule: "search parameters",
      media: { [form]: {} },
      body: new URLSearchParams({ a: "x y" }),
      type: form,
      want: "a=x+y",
    },
    { rule: "nothing that is something", media: { "text/plain": {} }, body: "", type: "text/plain", want: "" },
  ])("$rule", async ({ media, body, type, want }) => {
    const { headers, body: bytes } = await arrivedFrom(body, media);
    expect(headers["content-type"]).toEqual([type]);
    expect(headers["content-length"]).toEqual([String(bytes.length)]);
    expect(bytes).toEqual(Buffer.from(want));
  });

  test("a stream, without its length", async () => {
    const { headers, body } = await arrivedFrom(streamOf(allBytes, allBytes), { "application/zip": {} });
    expect(headers["content-type"]).toEqual(["application/zip"]);
    expect(headers["transfer-encoding"]).toEqual(["chunked"]);
    expect(body).toEqual(Buffer.concat([allBytes, allBytes]));
  });

  test.each([
    { rule: "a function that makes a stream", body: () => streamOf(allBytes) },
    { rule: "a function that takes its time", body: async () => streamOf(allBytes) },
  ])("$rule", async ({ body }) => {
    expect((await arrivedFrom(body, { "application/zip": {} })).body).toEqual(Buffer.from(allBytes));
  });

  test("no body, and no type, where none is given", async () => {
    const { headers, body } = await arrivedFrom(undefined, { "application/json": {} });
    expect(headers["content-type"]).toBeUndefined();
    expect(body).toHaveLength(0);
  });

  test("the type that the caller names, with its parameters", async () => {
    const { headers } = await arrivedFrom({ a: 1 }, { "application/json": {} }, "application/json; v=2");
    expect(headers["content-type"]).toEqual(["application/json; v=2"]);
  });
});

/** A body as the platform's own parser reads it. */
function formOf({ headers, body }: Arrived): Promise<FormData> {
  return new Response(new Uint8Array(body), {
    headers: { "content-type": headers["content-type"]?.[0] ?? "" },
  }).formData();
}

describe("multipart arrives part by part", () => {
  const media: Operation["body"] = {
    "multipart/form-data": { encoding: { photo: { contentType: "image/jpeg", headers: { "X-Shot": "7" } } } },
  };
  const file = new File([allBytes], 'ein "Bild" – 日.png', { type: "image/png" });

  test("written from an object", async () => {
    const arrived = await arrivedFrom(
      { title: "Grüße", tags: ["a", "b"], meta: { x: 1 }, file, photo: new Blob(["p"]) },
      media,
    );
    expect(arrived.headers["content-length"]).toEqual([String(arrived.body.length)]);
    const text = arrived.body.toString("latin1");
    expect(text).toContain('name="meta"\r\nContent-Type: application/json\r\n\r\n{"x":1}\r\n');
    expect(text).toContain('name="photo"; filename="blob"\r\nContent-Type: image/jpeg\r\nX-Shot: 7\r\n\r\np\r\n');
    const form = await formOf(arrived);
    expect([form.get("title"), form.getAll("tags")]).toEqual(["Grüße", ["a", "b"]]);
    const received = form.get("file");
    if (!(received instanceof File)) throw new Error("The file is none");
    expect([received.name, received.type]).toEqual([file.name, "image/png"]);
    expect(Buffer.from(await received.arrayBuffer())).toEqual(Buffer.from(allBytes));
  });

  test("as the caller's own FormData", async () => {
    const own = new FormData();
    own.append("title", "Grüße");
    own.append("file", file);
    const form = await formOf(await arrivedFrom(own, media, "multipart/form-data"));
    expect(form.get("title")).toBe("Grüße");
    expect(Buffer.from(await (form.get("file") as File).arrayBuffer())).toEqual(Buffer.from(allBytes));
  });
});

test.each(["POST", "PUT", "PATCH", "DELETE"])("%s carries a body", async (method) => {
  const endpoint = defineEndpoint({ method, path: "/x", body: { "application/json": {} } });
  await endpoint(echo.client, { body: { a: 1 } });
  expect([echo.arrived().method, echo.arrived().body.toString()]).toEqual([method, '{"a":1}']);
});

// OpenAPI 3.2, section 4.15.5, "Ordered, Unnamed Multipart".
test("multipart/mixed carries its parts in their order, without names", async () => {
  const media = { "multipart/mixed": { prefixEncoding: [{}, { contentType: "image/png" }] } };
  const { headers, body } = await arrivedFrom([{ author: "a" }, allBytes], media);
  const [, boundary = ""] = /^multipart\/mixed; boundary=(\S+)$/.exec(headers["content-type"]?.[0] ?? "") ?? [];
  const text = [
    ...[`--${boundary}`, "Content-Type: application/json", "", '{"author":"a"}'],
    ...[`--${boundary}`, "Content-Type: image/png", "", Buffer.from(allBytes).toString("latin1")],
    ...[`--${boundary}--`, ""],
  ];
  expect(body.toString("latin1")).toBe(text.join("\r\n"));
});
