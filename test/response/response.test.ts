import { describe, expect, test } from "vitest";
import { operationOf, resultOf } from "../../src/response/response.ts";
import type { Failure, ParseAs, Success } from "../../src/response/result.ts";
import { ConnectionError, ResponseBodyError } from "../../src/errors.ts";
import type { TrackedCall } from "../../src/middleware/call.ts";

function callFor(method: string, signal?: AbortSignal): TrackedCall {
  const operation = { method, path: "/feed/{id}" };
  const url = "https://api.example/feed/7";
  return {
    operation,
    url,
    method,
    headers: {},
    body: undefined,
    signal,
    options: {},
    progress: { phase: "first" },
  };
}

function result(response: Response, parseAs: ParseAs = "auto", method = "GET"): Promise<Success | Failure> {
  return resultOf(response, parseAs, callFor(method));
}

function answer(
  body: BodyInit | null,
  contentType?: string,
  status = 200,
  headers: Record<string, string> = {},
): Response {
  const response = new Response(body, { status, headers });
  if (contentType === undefined) response.headers.delete("content-type");
  else response.headers.set("content-type", contentType);
  return response;
}

/** A body of unknown length: what a chunked answer looks like. */
function chunked(...chunks: string[]): ReadableStream {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
      controller.close();
    },
  });
}

describe("data", () => {
  test.each<{ rule: string; response: () => Response; want: unknown }>([
    { rule: "JSON is parsed", response: () => answer('{"a":[1]}', "application/json"), want: { a: [1] } },
    {
      rule: "a suffix says JSON",
      response: () => answer('{"a":1}', "application/hal+json; charset=utf-8"),
      want: { a: 1 },
    },
    {
      rule: "a text is read in the charset that its media type names",
      response: () => answer(new Uint8Array([0xe9, 0x80]), 'text/plain; charset="windows-1252"'),
      want: "é€",
    },
    {
      rule: "JSON is read in the charset that its media type names",
      response: () => answer(new Uint8Array([0x22, 0x83, 0x41, 0x22]), "application/json;Charset=Shift_JIS"),
      want: "ア",
    },
    {
      rule: "a charset that nobody knows is UTF-8",
      response: () => answer("é", "text/plain; charset=klingon"),
      want: "é",
    },
    {
      rule: "a media type without a name is none",
      response: () => answer('{"a":1}', ""),
      want: { a: 1 },
    },
    {
      rule: "a media type that was sent twice counts once",
      response: () => answer('{"a":1}', "application/json, application/json; charset=utf-8"),
      want: { a: 1 },
    },
    {
      rule: "white space is no JSON, and nothing else either",
      response: () => answer(" \r\n", "application/json"),
      want: undefined,
    },
    {
      rule: "a byte order mark is no part of the JSON",
      response: () => answer('\uFEFF{"a":1}', "application/json"),
      want: { a: 1 },
    },
    { rule: "null is data", response: () => answer("null", "application/json"), want: null },
    { rule: "false is data", response: () => answer("false", "application/json"), want: false },
    { rule: "text is text", response: () => answer("a,b\n", "text/csv"), want: "a,b\n" },
    { rule: "text that looks like JSON stays text", response: () => answer("1", "text/plain"), want: "1" },
    { rule: "XML is text", response: () => answer("<a/>", "application/xml"), want: "<a/>" },
    { rule: "a form is text", response: () => answer("a=1", "application/x-www-form-urlencoded"), want: "a=1" },
    { rule: "without a type JSON is guessed", response: () => answer('{"a":1}'), want: { a: 1 } },
    { rule: "without a type a text is a text", response: () => answer("<html>"), want: "<html>" },
    { rule: "204 has none", response: () => answer(null, undefined, 204), want: undefined },
    {
      rule: "204 has none whatever its type says",
      response: () => answer(null, "application/json", 204),
      want: undefined,
    },
    { rule: "205 has none", response: () => answer(null, undefined, 205), want: undefined },
    { rule: "an empty 200 has none", response: () => answer(null, "application/json"), want: undefined },
    {
      rule: "a length of nothing is none",
      response: () => answer("", "application/json", 200, { "content-length": "0" }),
      want: undefined,
    },
    {
      rule: "chunked nothing is none for JSON",
      response: () => answer(chunked(), "application/json"),
      want: undefined,
    },
    { rule: "chunked nothing is an empty text", response: () => answer(chunked(), "text/csv"), want: "" },
    {
      rule: "a length of nothing is an empty text",
      response: () => answer("", "text/csv", 200, { "content-length": "0" }),
      want: "",
    },
    { rule: "no body is an empty text", response: () => answer(null, "text/csv"), want: "" },
    { rule: "chunked nothing is none without a type", response: () => answer(chunked()), want: undefined },
    { rule: "chunks are joined", response: () => answer(chunked('{"a"', ":1}"), "application/json"), want: { a: 1 } },
  ])("$rule", async ({ response, want }) => {
    const { ok, data } = await result(response());
    expect(ok).toBe(true);
    expect(data).toEqual(want);
  });

  test("HEAD has none, whatever the headers say", async () => {
    const response = answer(null, "application/json", 200, { "content-length": "12" });
    expect((await result(response, "auto", "HEAD")).data).toBeUndefined();
    expect((await result(answer("{", "application/json"), "auto", "HEAD")).data).toBeUndefined();
  });

  test.each([null, "", chunked()])("an empty file is an empty Blob of the answer's type", async (body) => {
    const { data } = await result(answer(body, "image/png"));
    if (!(data instanceof Blob)) throw new Error("No Blob");
    expect([data.size, data.type]).toEqual([0, "image/png"]);
  });

  test("bytes are a Blob of the answer's type", async () => {
    const { data } = await result(answer(new Uint8Array([1, 2]), "image/png"));
    if (!(data instanceof Blob)) throw new Error("No Blob");
    expect(data.type).toBe("image/png");
    expect(new Uint8Array(await data.arrayBuffer())).toEqual(new Uint8Array([1, 2]));
  });

  test.each(["text/event-stream", "application/x-ndjson"])("%s is handed on as a stream, unread", async (type) => {
    const response = answer(chunked("data: 1\n\n"), type);
    const { data } = await result(response);
    expect(data).toBe(response.body);
    expect(response.bodyUsed).toBe(false);
  });

  test("a __proto__ in the JSON is a property like any other", async () => {
    const { data } = await result(answer('{"__proto__":{"admin":true}}', "application/json"));
    expect(Object.hasOwn(data as object, "__proto__")).toBe(true);
    expect((data as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe("parseAs", () => {
  const body = '{"a":1}';
  const json = () => answer(body, "application/json");

  test("text is the text of anything", async () => {
    expect((await result(json(), "text")).data).toBe(body);
  });

  test("json is parsed whatever the type says", async () => {
    expect((await result(answer(body, "text/plain"), "json")).data).toEqual({ a: 1 });
  });

  test("blob and arrayBuffer are the bytes", async () => {
    const { data: blob } = await result(json(), "blob");
    expect(blob).toBeInstanceOf(Blob);
    expect(await (blob as Blob).text()).toBe(body);
    const { data: bytes } = await result(json(), "arrayBuffer");
    expect(new TextDecoder().decode(bytes as ArrayBuffer)).toBe(body);
  });

  test("stream is the body itself", async () => {
    const response = json();
    expect((await result(response, "stream")).data).toBe(response.body);
  });

  test("formData is parsed, with its files", async () => {
    const form = new FormData();
    form.set("a", "1");
    form.set("file", new File(["x"], "x.txt"));
    const { data } = await result(new Response(form), "formData");
    expect((data as FormData).get("a")).toBe("1");
    expect(await ((data as FormData).get("file") as File).text()).toBe("x");
  });

  test.each<{ parseAs: ParseAs; want: unknown }>([
    { parseAs: "json", want: undefined },
    { parseAs: "text", want: "" },
    { parseAs: "blob", want: new Blob([], { type: "application/x-www-form-urlencoded" }) },
    { parseAs: "arrayBuffer", want: new ArrayBuffer(0) },
    { parseAs: "formData", want: new FormData() },
  ])("$parseAs of nothing is as empty as it can be", async ({ parseAs, want }) => {
    const { data } = await result(answer(chunked(), "application/x-www-form-urlencoded"), parseAs);
    expect(data).toEqual(want);
  });

  test("stream of nothing is a stream that ends", async () => {
    for (const response of [answer(null), answer("", "text/csv", 200, { "content-length": "0" })]) {
      const { data } = await result(response, "stream");
      expect(data).toBeInstanceOf(ReadableStream);
      expect(await new Response(data as ReadableStream).text()).toBe("");
    }
  });

  test("stream is refused on a platform without streams", async () => {
    const answered = { ok: true, status: 200, headers: new Headers(), bodyUsed: false } as Response; // React Native's shape.
    await expect(result(answered, "stream")).rejects.toThrow("cannot be read as a stream on this platform");
  });

  test("says nothing of errors, which are read by their type", async () => {
    expect((await result(answer('{"a":1}', "application/json", 404), "blob")).error).toEqual({ a: 1 });
  });
});

describe("error", () => {
  test.each(["image/png", "text/plain", "application/json", undefined])(
    "is the status line for nothing of %s",
    async (type) => {
      for (const body of [null, chunked()]) expect((await result(answer(body, type, 502))).error).toBe("502");
    },
  );

  test.each<{ rule: string; response: () => Response; want: unknown }>([
    {
      rule: "a problem is parsed",
      response: () => answer('{"title":"No"}', "application/problem+json", 404),
      want: { title: "No" },
    },
    { rule: "JSON without a type is parsed", response: () => answer('{"a":1}', undefined, 500), want: { a: 1 } },
    { rule: "a page is its text", response: () => answer("<html>", "text/html", 502), want: "<html>" },
    {
      rule: "a page in the clothes of JSON is its text",
      response: () => answer("<html>", "application/json", 502),
      want: "<html>",
    },
    { rule: "a stream is its text", response: () => answer(chunked("no"), "text/event-stream", 403), want: "no" },
    {
      rule: "an empty body is the status line",
      response: () => new Response(null, { status: 404, statusText: "Not Found" }),
      want: "404 Not Found",
    },
    { rule: "HTTP/2 has no reason phrase", response: () => answer("", "application/json", 404), want: "404" },
    { rule: "chunked nothing is the status line", response: () => answer(chunked(), "text/plain", 500), want: "500" },
    { rule: "null is the status line", response: () => answer("null", "application/json", 500), want: "500" },
    { rule: "0 is the status line", response: () => answer("0", "application/json", 500), want: "500" },
    { rule: "false is the status line", response: () => answer("false", "application/json", 500), want: "500" },
    { rule: "an empty string is the status line", response: () => answer('""', "application/json", 500), want: "500" },
    {
      rule: "304 is the status line",
      response: () => new Response(null, { status: 304, statusText: "Not Modified" }),
      want: "304 Not Modified",
    },
  ])("$rule", async ({ response, want }) => {
    const answered = await result(response());
    expect(answered.ok).toBe(false);
    expect(answered.error).toEqual(want);
    expect(answered.data).toBeUndefined();
  });

  test("bytes are a Blob, as they are in a success", async () => {
    const { error } = await result(answer("gone", "application/pdf", 410));
    if (!(error instanceof Blob)) throw new Error("No Blob");
    expect(await error.text()).toBe("gone");
  });

  test("its operation is known, and only its own", async () => {
    const { response } = await result(answer(null, undefined, 404));
    expect(operationOf(response)).toMatchObject({ method: "GET", path: "/feed/{id}" });
    expect(operationOf(new Response())).toBeUndefined();
  });
});

/** An answer that ends in the middle. */
function broken(contentType: string, status = 200): Response {
  let isFirst = true;
  const body = new ReadableStream({
    pull(controller) {
      if (isFirst) controller.enqueue(new TextEncoder().encode('{"token":"s3cret'));
      else controller.error(new TypeError("terminated"));
      isFirst = false;
    },
  });
  return answer(body, contentType, status);
}

/** What reading an answer throws. */
async function failure(response: Response, parseAs?: ParseAs): Promise<unknown> {
  return result(response, parseAs).then(
    () => expect.unreachable(),
    (error: unknown) => error,
  );
}

describe("a body that cannot be had", () => {
  test("wrong JSON is a ResponseBodyError, which does not quote it", async () => {
    const error = await failure(answer('{"token":"s3cret', "application/json"));
    if (!(error instanceof ResponseBodyError)) throw error;
    expect(error.message).toBe("The body of the answer 200 is not valid JSON (GET /feed/{id})");
    expect(error.status).toBe(200);
    expect(error.response.status).toBe(200);
    expect(error.cause).toBeUndefined();
    expect(JSON.stringify(error) + error.stack).not.toContain("s3cret");
  });

  test("wrong JSON is one where JSON was asked for", async () => {
    expect(await failure(answer("<html>"), "json")).toBeInstanceOf(ResponseBodyError);
  });

  test("what is no form data is a ResponseBodyError", async () => {
    expect(await failure(answer("x", "text/plain"), "formData")).toBeInstanceOf(ResponseBodyError);
    expect(await failure(answer("x", "multipart/form-data; boundary=b"), "formData")).toBeInstanceOf(ResponseBodyError);
  });

  test("a body that a layer has read is a ResponseBodyError", async () => {
    const response = answer("{}", "application/json");
    await response.text();
    const error = await failure(response);
    expect(error).toBeInstanceOf(ResponseBodyError);
    expect(String(error)).toContain("hand on a clone");
  });

  test.each<[string, ParseAs, number]>([
    ["application/json", "auto", 200],
    ["text/plain", "auto", 200],
    ["image/png", "auto", 200],
    ["application/json", "arrayBuffer", 200],
    ["multipart/form-data; boundary=b", "formData", 200],
    ["application/json", "auto", 500],
  ])("%s that breaks off, read as %s after %d, is a ConnectionError", async (type, parseAs, status) => {
    const error = await failure(broken(type, status), parseAs);
    if (!(error instanceof ConnectionError)) throw error;
    expect(error.phase).toBe("body");
    expect(error.message).toBe(`The body of the answer ${status} broke off (GET /feed/{id})`);
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test("a caller who aborts gets the own reason", async () => {
    const reason = { mine: true };
    const signal = AbortSignal.abort(reason);
    await expect(resultOf(broken("application/json"), "auto", callFor("GET", signal))).rejects.toBe(reason);
  });
});

describe("an answer without a content type", () => {
  const read = async (body: string, accept: readonly string[], status = 200): Promise<unknown> => {
    const call = callFor("GET");
    const { data, error } = await resultOf(answer(body, undefined, status), "auto", {
      ...call,
      operation: { ...call.operation, accept },
    });
    return data instanceof Blob ? { blob: await data.text() } : (data ?? error);
  };

  test.each([
    { rule: "is a text where text alone is declared", body: "12", accept: ["text/plain"], want: "12" },
    { rule: "is a file where a file alone is declared", body: "12", accept: ["image/png"], want: { blob: "12" } },
    { rule: "is JSON where JSON alone is declared", body: "12", accept: ["application/json"], want: 12 },
    {
      rule: "is guessed where two types are declared",
      body: "12",
      accept: ["text/plain", "application/json"],
      want: 12,
    },
    { rule: "is guessed where nothing is declared", body: "12", accept: [], want: 12 },
  ])("$rule", async ({ body, accept, want }) => {
    expect(await read(body, accept)).toEqual(want);
  });

  test("is guessed where it is an error, whose type may be another", async () => {
    expect(await read('{"a":1}', ["text/plain"], 400)).toEqual({ a: 1 });
  });
});

describe("a success where a media type is declared", () => {
  interface Declared {
    accept: readonly string[];
    answers?: Readonly<Record<string, readonly string[]>>;
    asked?: string;
    status?: number;
    method?: string;
    parseAs?: ParseAs;
  }

  const read = async (response: Response, declared: Declared): Promise<unknown> => {
    const { accept, answers, asked = accept.join(", "), parseAs = "auto", method = "GET" } = declared;
    const operation = { method, path: "/feed", accept, ...(answers && { answers }) };
    const { data, error } = await resultOf(response, parseAs, { ...callFor(method), operation, accept: asked });
    return data instanceof Blob ? { blob: await data.text() } : (data ?? error);
  };
  const json: Declared = { accept: ["application/json", "application/problem+json"] };
  const page = "<html>Sign in</html>";

  test.each([
    ["text/html", page],
    ["text/html; charset=utf-8", page],
    ["text/plain", '{"a":1}'],
    ["application/xml", "<a/>"],
    ["application/octet-stream", "a"],
    ["text/csv", "a,b"],
    ["nonsense", "a"],
  ])("%s is a ResponseBodyError where JSON is", async (type, body) => {
    await expect(read(answer(body, type), json)).rejects.toBeInstanceOf(ResponseBodyError);
    await expect(read(answer(body, type, 201), json)).rejects.toBeInstanceOf(ResponseBodyError);
  });

  test("it says what came, and what to do, and never what the body says", async () => {
    const fault = read(answer(`${page}s3cret`, "Text/HTML; charset=utf-8"), json);
    await expect(fault).rejects.toThrow(
      "The body of the answer 200 is text/html, where JSON is declared; `parseAs` reads it all the same (GET /feed)",
    );
    const odd = read(answer(page, `text/\u00e9${"x".repeat(200)}`), json);
    await expect(odd).rejects.toThrow("The body of the answer 200 is of another type, where JSON is declared");
  });

  test("a text without a type is one too, if it is no JSON", async () => {
    await expect(read(answer(page), json)).rejects.toBeInstanceOf(ResponseBodyError);
    expect(await read(answer('{"a":1}'), json)).toEqual({ a: 1 });
  });

  test("nothing at all is no data, whatever it says of itself", async () => {
    expect(await read(answer("", "text/html"), json)).toBeUndefined();
    expect(await read(answer(chunked(), "text/plain"), json)).toBeUndefined();
  });

  test("a body without an end is not waited for", async () => {
    let isCancelled = false;
    const endless = new ReadableStream({ cancel: () => void (isCancelled = true) });
    await expect(read(answer(endless, "text/event-stream"), json)).rejects.toBeInstanceOf(ResponseBodyError);
    expect(isCancelled).toBe(true);
  });

  test("any JSON is JSON", async () => {
    for (const type of ["application/problem+json", "text/json", "application/vnd.a+json; v=1", "*/*"])
      expect(await read(answer('{"a":1}', type), json)).toEqual({ a: 1 });
  });

  test("an error may be a page all the same", async () => {
    expect(await read(answer(page, "text/html", 502), json)).toBe(page);
  });

  test("a caller who says how to read it is obeyed", async () => {
    expect(await read(answer(page, "text/html"), { ...json, parseAs: "text" })).toBe(page);
    expect(await read(answer('{"a":1}', "text/html"), { ...json, parseAs: "json" })).toEqual({ a: 1 });
  });

  test("HEAD and 204 have none, whatever they say", async () => {
    expect(await read(answer(null, "text/html"), { ...json, method: "HEAD" })).toBeUndefined();
    expect(await read(answer(null, "text/html", 204), json)).toBeUndefined();
  });

  test.each<{ rule: string; declared: Declared; type: string; body: string; status?: number; want: unknown }>([
    {
      rule: "a file is a file, even one of JSON",
      declared: { accept: ["image/*"] },
      type: "application/json",
      body: "{}",
      want: { blob: "{}" },
    },
    {
      rule: "a text is a text, even one of JSON",
      declared: { accept: ["text/csv"] },
      type: "application/json",
      body: "1",
      want: "1",
    },
    {
      rule: "a range of everything leaves it open",
      declared: { accept: ["*/*"] },
      type: "text/html",
      body: page,
      want: page,
    },
    {
      rule: "so does a range of applications",
      declared: { accept: ["application/*"] },
      type: "text/plain",
      body: "1",
      want: "1",
    },
    {
      rule: "types of which not all are JSON leave it open",
      declared: { accept: ["application/json", "text/plain"] },
      type: "text/html",
      body: page,
      want: page,
    },
    {
      rule: "each status has its own",
      declared: {
        accept: ["application/json", "text/plain"],
        answers: { 200: ["application/json"], 202: ["text/plain"] },
      },
      type: "text/plain",
      body: "later",
      status: 202,
      want: "later",
    },
    {
      rule: "a status without content is open",
      declared: { accept: ["application/json"], answers: { 200: ["application/json"] } },
      type: "text/plain",
      body: "later",
      status: 202,
      want: "later",
    },
    {
      rule: "what the caller has chosen is read as that",
      declared: { accept: ["application/json"], answers: { 200: ["application/json", "text/csv"] }, asked: "text/csv" },
      type: "text/csv",
      body: "1",
      want: "1",
    },
    {
      rule: "a media type that the caller alone asks for leaves it open",
      declared: { accept: ["application/json"], asked: "text/html" },
      type: "text/html",
      body: page,
      want: page,
    },
  ])("$rule", async ({ declared, type, body, status, want }) => {
    expect(await read(answer(body, type, status), declared)).toEqual(want);
  });

  test("a page is a fault by its status, too", async () => {
    const declared = {
      accept: ["application/json", "text/plain"],
      answers: { "2XX": ["application/json"], 202: ["text/plain"] },
    };
    await expect(read(answer(page, "text/html", 200), declared)).rejects.toBeInstanceOf(ResponseBodyError);
    const open = { ...declared, answers: { default: ["application/json", "text/csv"] } };
    await expect(read(answer(page, "text/html", 201), open)).rejects.toBeInstanceOf(ResponseBodyError);
  });
});

describe("declared headers", () => {
  test("are read when they are asked for, and not before", async () => {
    let reads = 0;
    const headers = (response: Response) => () => {
      reads++;
      return { Total: Number(response.headers.get("total")) };
    };
    const operation = { method: "GET", path: "/feed", headers };
    for (const status of [200, 404]) {
      reads = 0;
      const answered = await resultOf(answer("{}", "application/json", status, { total: "7" }), "auto", {
        ...callFor("GET"),
        operation,
      });
      expect(reads).toBe(0);
      expect(answered.headers).toEqual({ Total: 7 });
      expect(reads).toBe(1);
    }
  });

  test("are nothing where none are declared", async () => {
    expect(Object.keys(await result(answer("{}", "application/json")))).toEqual(["ok", "status", "data", "response"]);
  });
});
