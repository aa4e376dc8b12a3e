import { expect, test } from "vitest";
import {
  charsetOf,
  readBodyValue,
  renameForms,
  restoreFormNames,
  UnreadableBodyError,
} from "../../../../cli/src/mock/prism/body-value.ts";
import type { PrismOperation } from "../../../../cli/src/mock/prism/prism-api.ts";
import { callOf } from "../scrap.ts";

const bodyOf = (contentType: string, body: string | Buffer) =>
  readBodyValue(callOf({ headers: { "content-type": contentType }, body: Buffer.from(body as string) }), []);

test.each([
  ["JSON", "application/json; charset=utf-8", '{"a":1}', { a: 1 }],
  ["JSON by its suffix", "application/problem+json", "[1]", [1]],
  ["a form", "application/x-www-form-urlencoded", "a=1&b=x", { a: "1", b: "x" }],
  ["text", "text/plain", "ü", "ü"],
])("reads %s", async (_kind, contentType, body, want) => {
  expect((await bodyOf(contentType, body)).value).toEqual(want);
});

test("octets are a string of one character each", async () => {
  expect((await bodyOf("application/octet-stream", Buffer.from([255, 0]))).value).toBe("\u00FF\u0000");
});

test("no body is no value, whatever its Content-Type says", async () => {
  expect((await bodyOf("application/json", "")).value).toBeUndefined();
});

test.each([
  ["application/json", "{"],
  ["multipart/form-data; boundary=x", "no form"],
])("a body that is no %s is unreadable", async (contentType, body) => {
  await expect(bodyOf(contentType, body)).rejects.toBeInstanceOf(UnreadableBodyError);
});

test("Prism judges forms under other names, and messages have the document's", async () => {
  const contents = [{ mediaType: "multipart/form-data" }, { mediaType: "application/json" }];
  const operation: PrismOperation = { method: "post", path: "/", request: { body: { contents } }, responses: [] };
  renameForms([operation]);
  expect(contents.map(({ mediaType }) => mediaType)).toEqual(["application/x-multipart-value", "application/json"]);
  expect((await bodyOf("application/x-www-form-urlencoded", "a=1")).contentType).toBe("application/x-form-value");
  expect(restoreFormNames("no application/x-form-value")).toBe("no application/x-www-form-urlencoded");
});

test.each([
  ["text/javascript", "utf8"],
  ["image/png", "latin1"],
  ["application/json", "utf8"],
  ["multipart/mixed", "latin1"],
])("%s is read as %s", (mediaType, want) => {
  expect(charsetOf(mediaType)).toBe(want);
});
