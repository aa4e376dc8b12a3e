import { describe, expect, test } from "vitest";
import { isBinary } from "../../cli/src/mock/requests/body-value.ts";
import { bodyKind, mediaKind as generatedKind, responseKind } from "../../cli/src/model/media-type.ts";
import {
  covers,
  essence,
  isJson,
  type MediaKind,
  mediaKind,
  type MediaKindOf,
} from "../../src/operation/media-type.ts";
import { same } from "../types/cases/same.ts";

/** One table for all who have to agree: the runtime, its types, the generator and the mock. */
const kinds = {
  "application/json": "json",
  "Application/JSON; charset=utf-8": "json",
  "application/json;v=1": "json",
  "application/problem+json": "json",
  "application/problem+json ; charset=utf-8": "json",
  "text/json": "json",
  "*/*": "json",
  "application/*": "json",
  "text/plain": "text",
  "text/html": "text",
  "text/csv; header=present": "text",
  "text/*": "text",
  "application/xml": "text",
  "APPLICATION/XML": "text",
  "application/atom+xml": "text",
  "application/soap+xml": "text",
  "image/svg+xml": "text",
  "application/yaml": "text",
  "application/x-yaml": "text",
  "application/vnd.oai.openapi+yaml": "text",
  "application/csv": "text",
  "application/x-www-form-urlencoded": "form",
  "application/x-www-form-urlencoded; charset=utf-8": "form",
  "multipart/form-data": "multipart",
  "multipart/form-data; boundary=x": "multipart",
  "multipart/mixed": "multipart",
  "text/event-stream": "stream",
  "text/event-stream; charset=utf-8": "stream",
  "application/x-ndjson": "stream",
  "application/jsonl": "stream",
  "application/json-seq": "stream",
  "application/geo+json-seq": "stream",
  "application/vnd.acme+json-seq": "stream",
  "application/ndjson": "stream",
  "application/jsonlines": "stream",
  "application/x-jsonlines; charset=utf-8": "stream",
  "application/stream+json": "stream",
  "application/jwt": "text",
  "application/token-introspection+jwt": "text",
  "application/octet-stream": "binary",
  "application/pdf": "binary",
  "application/javascript": "binary",
  "application/graphql": "binary",
  "application/notjson": "binary",
  "application/json5": "binary",
  "image/png": "binary",
  "image/*": "binary",
  "": "binary",
} as const satisfies Record<string, MediaKind>;

// Fails to compile where a type of an endpoint would say otherwise than the runtime does.
same<{ readonly [MediaType in keyof typeof kinds]: MediaKindOf<MediaType> }, typeof kinds>(true);

describe.each(Object.entries(kinds))("%j is %s", (type, kind) => {
  test("to the runtime", () => {
    expect(mediaKind(type)).toBe(kind);
  });

  test("to the generator, whose types are written and read so", () => {
    expect(generatedKind(type)).toBe(kind);
    const read = { json: "json", text: "text", form: "text", stream: "stream", multipart: "binary", binary: "binary" };
    expect(responseKind(type)).toBe(read[kind]);
    // To send, what is read as it arrives is a text like any other.
    expect(bodyKind(type)).toBe(kind === "stream" ? "text" : kind);
  });

  test("to the mock, which takes text as UTF-8 and all else octet by octet", () => {
    const isOctets = (kind === "binary" || kind === "multipart") && type !== "application/javascript";
    expect(isBinary(type)).toBe(isOctets);
  });
});

test("a suffix that only looks like JSON is none", () => {
  expect(isJson("application/notjson")).toBe(false);
  expect(isJson("application/json5")).toBe(false);
});

test("an essence has no parameters and no capitals", () => {
  expect(essence(" Text/HTML ; charset=utf-8")).toBe("text/html");
});

test("of a header that was sent twice the first type counts", () => {
  expect(essence("application/json, application/json; charset=utf-8")).toBe("application/json");
});

test.each([
  { range: "image/*", type: "image/png", want: true },
  { range: "image/*", type: "text/plain", want: false },
  { range: "*/*", type: "text/plain", want: true },
  { range: "image/png", type: "image/png;x=1", want: true },
  { range: "image/png", type: "image/pngx", want: false },
])("$range covers $type: $want", ({ range, type, want }) => {
  expect(covers(range, type)).toBe(want);
});
