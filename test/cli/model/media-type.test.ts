import { describe, expect, test } from "vitest";
import { bodyKind, isMediaType, jsonRank, responseKind, typedMediaTypes } from "../../../cli/src/model/media-type.ts";

describe("bodyKind", () => {
  test.each([
    ["application/json", "json"],
    ["Application/JSON; charset=utf-8", "json"],
    ["application/merge-patch+json", "json"],
    ["*/*", "json"],
    ["multipart/form-data", "multipart"],
    ["multipart/mixed; boundary=x", "multipart"],
    ["application/x-www-form-urlencoded", "form"],
    ["text/plain", "text"],
    ["application/xml", "text"],
    ["application/soap+xml", "text"],
    ["image/png", "binary"],
    ["application/octet-stream", "binary"],
  ])("takes %s as %s", (mediaType, want) => {
    expect(bodyKind(mediaType)).toBe(want);
  });
});

describe("responseKind", () => {
  test.each([
    ["application/problem+json", "json"],
    ["text/csv", "text"],
    ["text/event-stream", "stream"],
    ["application/x-ndjson", "stream"],
    ["application/json-seq", "stream"],
    ["application/pdf", "binary"],
  ])("reads %s as %s", (mediaType, want) => {
    expect(responseKind(mediaType)).toBe(want);
  });
});

test.each(["application/json", "*/*", "text/*", "application/vnd.a+json; charset=utf-8", "x-a/b~c", "a/b ;q=1"])(
  "%s is a media type",
  (text) => {
    expect(isMediaType(text)).toBe(true);
  },
);

test.each(["void", "", "json", "a/b/c", "a/", "/b", "a b/c", "a/b\n", "a/b;\r\nx", " a/b", "a/é"])(
  "%j is none",
  (text) => {
    expect(isMediaType(text)).toBe(false);
  },
);

test("JSON ranks before its kin, and these before all else", () => {
  const types = ["application/json; v=2", "text/json", "application/ld+json", "*/*"];
  expect(types.map(jsonRank)).toEqual([0, 1, 2, 3]);
});

test.each([
  [["*/*", "application/json", "image/png"], ["application/json"]],
  [
    ["text/csv", "application/vnd.a+json", "text/json"],
    ["application/vnd.a+json", "text/json"],
  ],
  [
    ["*/*", "image/png"],
    ["*/*", "image/png"],
  ],
  [[], []],
])("of %j the types of %j are written", (types, written) => {
  expect(typedMediaTypes(types)).toEqual(written);
});
