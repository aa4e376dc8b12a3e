import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";
import type { Encodings } from "../../src/request/encodings.ts";
import type { PartEncodings } from "../../src/operation/operation.ts";
import { multipartBody } from "../../src/request/multipart.ts";
import type { SerializedBody } from "../../src/operation/operation.ts";
import { InvalidParameterError } from "../../src/errors.ts";

const operation = { method: "POST", path: "/x" };
const png = new Blob(["\u0089PNG"], { type: "image/png" });

function write(body: object, encodings: Encodings = {}, mediaType = "multipart/form-data"): SerializedBody {
  return multipartBody(operation, body, mediaType, { encoding: encodings });
}

/** The body with its boundary called `B`. */
async function textOf({ source, contentType = "" }: SerializedBody): Promise<string> {
  if (!(source instanceof Blob)) throw new Error("The body is no Blob");
  const boundary = contentType.split("boundary=")[1] ?? "";
  return (await source.text()).replaceAll(boundary, "B");
}

/** What a platform's own parser reads. */
async function read({ source, contentType = "" }: SerializedBody): Promise<[string, FormDataEntryValue][]> {
  if (!(source instanceof Blob)) throw new Error("The body is no Blob");
  return [...(await new Response(source, { headers: { "content-type": contentType } }).formData())];
}

function lines(...text: string[]): string {
  return text.map((line) => `${line}\r\n`).join("");
}

describe("byte for byte", () => {
  test("texts, lists and what is absent", async () => {
    const body = write({ title: "Grüße\n", tags: ["a", undefined, 2], none: null, no: false });
    expect(await textOf(body)).toBe(
      lines(
        ...["--B", 'Content-Disposition: form-data; name="title"', "", "Grüße\n"],
        ...["--B", 'Content-Disposition: form-data; name="tags"', "", "a"],
        ...["--B", 'Content-Disposition: form-data; name="tags"', "", "2"],
        ...["--B", 'Content-Disposition: form-data; name="no"', "", "false"],
        "--B--",
      ),
    );
    expect(body.contentType).toMatch(/^multipart\/form-data; boundary=[\w-]{20,70}$/);
  });

  test("files and bytes", async () => {
    const file = new File(["<svg/>"], 'a "b"\r\n.svg', { type: "image/svg+xml" });
    expect(await textOf(write({ file, blob: png, untyped: new Blob(["x"]), bytes: new Uint8Array([65]) }))).toBe(
      lines(
        ...["--B", 'Content-Disposition: form-data; name="file"; filename="a %22b%22%0D%0A.svg"'],
        ...["Content-Type: image/svg+xml", "", "<svg/>"],
        ...["--B", 'Content-Disposition: form-data; name="blob"; filename="blob"'],
        ...["Content-Type: image/png", "", "\u0089PNG"],
        ...["--B", 'Content-Disposition: form-data; name="untyped"; filename="blob"'],
        ...["Content-Type: application/octet-stream", "", "x"],
        ...["--B", 'Content-Disposition: form-data; name="bytes"; filename="blob"'],
        ...["Content-Type: application/octet-stream", "", "A"],
        "--B--",
      ),
    );
  });

  test("objects are JSON, one part each", async () => {
    expect(await textOf(write({ meta: { a: 1 }, places: [{ x: 1 }, { x: 2 }], when: new Date(0) }))).toBe(
      lines(
        ...["--B", 'Content-Disposition: form-data; name="meta"', "Content-Type: application/json", "", '{"a":1}'],
        ...["--B", 'Content-Disposition: form-data; name="places"', "Content-Type: application/json", "", '{"x":1}'],
        ...["--B", 'Content-Disposition: form-data; name="places"', "Content-Type: application/json", "", '{"x":2}'],
        ...["--B", 'Content-Disposition: form-data; name="when"', "", "1970-01-01T00:00:00.000Z"],
        "--B--",
      ),
    );
  });

  test("a part's own type and headers come from the document", async () => {
    const encodings: Encodings = {
      photo: { contentType: "image/jpeg", headers: { "X-Rate": "1\r\nX-Evil: 2", "content-type": "text/html" } },
      note: { contentType: "text/markdown; charset=utf-8" },
      name: { contentType: "application/json" },
    };
    expect(await textOf(write({ photo: png, note: "# Hi", name: "Ada" }, encodings))).toBe(
      lines(
        ...["--B", 'Content-Disposition: form-data; name="photo"; filename="blob"'],
        ...["Content-Type: image/jpeg", "X-Rate: 1 X-Evil: 2", "", "\u0089PNG"],
        ...["--B", 'Content-Disposition: form-data; name="note"'],
        ...["Content-Type: text/markdown; charset=utf-8", "", "# Hi"],
        ...["--B", 'Content-Disposition: form-data; name="name"', "Content-Type: application/json", "", '"Ada"'],
        "--B--",
      ),
    );
  });

  test.each(["image/png, image/jpeg", "image/*"])("a file keeps its type where %s may be sent", async (contentType) => {
    expect(await textOf(write({ photo: png }, { photo: { contentType } }))).toContain("Content-Type: image/png\r\n");
  });

  test("a style makes pairs, without percent-encoding", async () => {
    const encodings: Encodings = { tags: { explode: false }, size: { style: "deepObject" }, file: { explode: false } };
    const body = write({ tags: ["a b", "c"], size: { w: 1, h: 2 }, file: png }, encodings);
    expect((await read(body)).map(([name, value]) => [name, typeof value === "string" ? value : value.type])).toEqual([
      ["tags", "a b,c"],
      ["size[w]", "1"],
      ["size[h]", "2"],
      ["file", "image/png"],
    ]);
  });
});

test("sets repeat the part, maps are JSON, and files in a set are files", async () => {
  const body = write({ tags: new Set(["a", "b"]), meta: new Map([["c", 1]]), files: new Set([png]) });
  expect((await read(body)).map(([name, value]) => [name, typeof value === "string" ? value : value.type])).toEqual([
    ["tags", "a"],
    ["tags", "b"],
    ["meta", '{"c":1}'],
    ["files", "image/png"],
  ]);
});

test("files in a list are files, whatever style the document gives the list", async () => {
  const body = write({ files: [png, png] }, { files: { style: "form" } });
  expect((await read(body)).map(([name, value]) => [name, typeof value])).toEqual([
    ["files", "object"],
    ["files", "object"],
  ]);
});

test.each([{ photo: png }, { ratio: Number.NaN }, { of: Promise.resolve() }])(
  "a JSON part with something that JSON cannot hold is refused: %o",
  (meta) => {
    expect(() => write({ meta })).toThrow(/^The parameter meta cannot be sent: its /);
  },
);

test("the media type keeps its parameters, but not another boundary", () => {
  const { contentType } = write({}, {}, 'multipart/related; boundary="old; one"; type="application/json"');
  expect(contentType).toMatch(/^multipart\/related; type="application\/json"; boundary=latchkey-/);
});

test("a part that its style cannot write is refused by its name", () => {
  expect(() => write({ a: { b: { c: 1 } } }, { a: { explode: false } })).toThrow(InvalidParameterError);
});

test("a page without https can write one too", () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: (words: Uint32Array<ArrayBuffer>) => crypto.getRandomValues(words) });
  expect(write({ a: 1 }).contentType).toMatch(/boundary=latchkey-[\da-f]{32}$/);
  vi.unstubAllGlobals();
});

test("no two bodies share a boundary", () => {
  expect(write({}).contentType).not.toBe(write({}).contentType);
});

test("a platform's parser reads the same texts and files", async () => {
  // A parser may take quotes and line breaks in names either way; their escaping is tested above.
  const name = fc.string({ unit: fc.constantFrom("a", "é", "日", " ", ";", "=", "'", "[", "]"), minLength: 1 });
  const text = fc.string({ unit: "grapheme" });
  const bytes = fc.uint8Array();
  await fc.assert(
    fc.asyncProperty(fc.dictionary(name, text), name, bytes, async (texts, filename, content) => {
      const file = new File([new Uint8Array(content)], filename, { type: "image/png" });
      const entries = await read(write({ ...texts, "the file": file }));
      const received = entries.pop()?.[1];
      expect(entries).toEqual(Object.entries(texts));
      if (!(received instanceof File)) throw new Error("The file is none");
      expect(received.name).toBe(filename);
      expect(received.type).toBe("image/png");
      expect(new Uint8Array(await received.arrayBuffer())).toEqual(new Uint8Array(content));
    }),
  );
});

describe("a list is its parts, by their order", () => {
  const writeItems = (body: readonly unknown[], encodings: PartEncodings = {}) =>
    multipartBody(operation, body, "multipart/mixed", encodings);

  test("each as what it is", async () => {
    const body = writeItems([{ a: 1 }, "text", 2, png, [3]]);
    expect(await textOf(body)).toBe(
      lines(
        ...["--B", "Content-Type: application/json", "", '{"a":1}'],
        ...["--B", "", "text"],
        ...["--B", "", "2"],
        ...["--B", "Content-Type: image/png", "", "\u0089PNG"],
        ...["--B", "Content-Type: application/json", "", "[3]"],
        "--B--",
      ),
    );
    expect(body.contentType).toMatch(/^multipart\/mixed; boundary=/);
  });

  test("the first ones as their own encoding says, the others as theirs", async () => {
    const encodings = {
      prefixEncoding: [{ contentType: "text/html", headers: { "Content-Location": "a.html" } }],
      itemEncoding: { contentType: "text/css" },
    };
    expect(await textOf(writeItems(["a", "b", "c"], encodings))).toBe(
      lines(
        ...["--B", "Content-Type: text/html", "Content-Location: a.html", "", "a"],
        ...["--B", "Content-Type: text/css", "", "b"],
        ...["--B", "Content-Type: text/css", "", "c"],
        "--B--",
      ),
    );
  });

  test("one may be a multipart body itself, in a form too", async () => {
    const nested = { contentType: "multipart/mixed", prefixEncoding: [{ contentType: "application/xml" }] };
    const want =
      /Content-Type: multipart\/mixed; boundary=(\S+)\r\n\r\n--\1\r\nContent-Type: application\/xml\r\n\r\n<a\/>\r\n--\1\r\n\r\nb\r\n--\1--\r\n\r\n--B--\r\n$/;
    expect(await textOf(writeItems([["<a/>", "b"]], { itemEncoding: nested }))).toMatch(want);
    expect(await textOf(write({ parts: ["<a/>", "b"] }, { parts: nested }))).toMatch(want);
  });

  test("none can be left out", () => {
    expect(() => writeItems([1, undefined])).toThrow("The parameter 1 is a undefined");
  });
});
