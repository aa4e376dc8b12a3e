import { expect, test } from "vitest";
import { isJson, isText, mediaTypeOf } from "../../../cli/src/mock/media-type.ts";

test("leaves the parameters out", () => {
  expect(mediaTypeOf("Text/HTML; charset=utf-8")).toBe("text/html");
  expect(mediaTypeOf(undefined)).toBe("");
});

test.each([
  ["application/json", true, true],
  ["application/problem+json", true, true],
  ["application/json-seq", false, true],
  ["application/xml", false, true],
  ["image/svg+xml", false, true],
  ["text/csv", false, true],
  ["image/png", false, false],
  ["application/octet-stream", false, false],
])("knows what %s is", (mediaType, json, text) => {
  expect([isJson(mediaType), isText(mediaType)]).toEqual([json, text]);
});
