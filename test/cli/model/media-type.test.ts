import { describe, expect, test } from "vitest";
import { bodyKind, responseKind } from "../../../cli/src/model/media-type.ts";

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
