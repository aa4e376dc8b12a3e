import { describe, expect, test } from "vitest";
import { bodyKind, responseKind } from "../../cli/src/model/media-type.ts";
import { covers, essence, isJson, mediaKind } from "../../src/operation/media-type.ts";

describe("mediaKind", () => {
  test.each([
    { given: "application/json", want: "json" },
    { given: "Application/JSON; charset=utf-8", want: "json" },
    { given: "application/problem+json", want: "json" },
    { given: "text/json", want: "json" },
    { given: "*/*", want: "json" },
    { given: "text/plain", want: "text" },
    { given: "text/csv; header=present", want: "text" },
    { given: "application/xml", want: "text" },
    { given: "application/atom+xml", want: "text" },
    { given: "image/svg+xml", want: "text" },
    { given: "application/yaml", want: "text" },
    { given: "application/vnd.oai.openapi+yaml", want: "text" },
    { given: "application/csv", want: "text" },
    { given: "application/x-www-form-urlencoded", want: "form" },
    { given: "multipart/form-data; boundary=x", want: "multipart" },
    { given: "multipart/mixed", want: "multipart" },
    { given: "text/event-stream", want: "stream" },
    { given: "application/x-ndjson", want: "stream" },
    { given: "application/json-seq", want: "stream" },
    { given: "application/octet-stream", want: "binary" },
    { given: "image/*", want: "binary" },
    { given: "application/pdf", want: "binary" },
    { given: "", want: "binary" },
  ])("$given is $want", ({ given, want }) => {
    expect(mediaKind(given)).toBe(want);
  });
});

test.each([
  ..."application/json application/problem+json text/json text/plain text/csv text/html application/xml".split(" "),
  ..."application/yaml application/x-yaml application/csv application/javascript application/graphql".split(" "),
  ..."application/x-www-form-urlencoded multipart/form-data multipart/mixed image/png image/svg+xml".split(" "),
  ..."application/octet-stream application/pdf text/event-stream application/x-ndjson application/jsonl".split(" "),
  ..."application/json-seq application/atom+xml Application/JSON;v=1 */* application/* image/* text/*".split(" "),
])("the generator types %s as it is written and read here", (type) => {
  const kind = mediaKind(type);
  const read = { json: "json", text: "text", form: "text", stream: "stream", multipart: "binary", binary: "binary" };
  expect(responseKind(type)).toBe(read[kind]);
  // To send, a stream is bytes like any other; text may be given as such.
  expect(bodyKind(type)).toBe(kind === "stream" ? (type.startsWith("text/") ? "text" : "binary") : kind);
});

test("a suffix that only looks like JSON is none", () => {
  expect(isJson("application/notjson")).toBe(false);
  expect(isJson("application/json5")).toBe(false);
});

test("an essence has no parameters and no capitals", () => {
  expect(essence(" Text/HTML ; charset=utf-8")).toBe("text/html");
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
