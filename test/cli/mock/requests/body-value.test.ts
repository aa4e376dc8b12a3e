import { expect, test } from "vitest";
import {
  declaredType,
  isBinary,
  readBodyValue,
  UnreadableBodyError,
} from "../../../../cli/src/mock/requests/body-value.ts";
import { callOf } from "../scrap.ts";

const bodyOf = (contentType: string, body: string | Buffer, operation = {}) =>
  readBodyValue({}, operation, callOf({ headers: { "content-type": contentType }, body: Buffer.from(body as string) }));

test.each([
  ["JSON", "application/json; charset=utf-8", '{"a":1}', { a: 1 }],
  ["JSON by its suffix", "application/problem+json", "[1]", [1]],
  ["a form", "application/x-www-form-urlencoded", "a=1&b=x+y%26", { a: "1", b: "x y&" }],
  ["text", "text/plain", "ü", "ü"],
])("reads %s", async (_kind, contentType, body, want) => {
  expect((await bodyOf(contentType, body))?.value).toEqual(want);
});

test("octets are a string of one character each", async () => {
  expect((await bodyOf("application/octet-stream", Buffer.from([255, 0])))?.value).toBe("\u00FF\u0000");
});

test("no body is no value, whatever its Content-Type says", async () => {
  expect(await bodyOf("application/json", "")).toBeUndefined();
});

test.each(["false", "null", "0", '""'])("%s is a body", async (body) => {
  expect((await bodyOf("application/json", body))?.value).toBe(JSON.parse(body));
});

test.each([
  ["application/json", "{"],
  ["multipart/form-data; boundary=x", "no form"],
])("a body that is no %s is unreadable", async (contentType, body) => {
  await expect(bodyOf(contentType, body)).rejects.toBeInstanceOf(UnreadableBodyError);
});

test("a body is of the type that it was sent under, and without one of the first declared", async () => {
  const operation = {
    requestBody: { content: { "application/merge-patch+json": {}, "application/json-patch+json": {} } },
  };
  expect((await bodyOf("application/json-patch+json", "[]", operation))?.mediaType).toBe("application/json-patch+json");
  const bare = await readBodyValue({}, operation, callOf({ body: Buffer.from("{}") }));
  expect(bare).toEqual({ value: {}, mediaType: "application/merge-patch+json" });
});

test.each([
  ["application/json; charset=utf-8", "application/json"],
  ["image/png", "image/*"],
  ["application/JSON;v=2", "application/json; v=2"],
  ["text/csv", undefined],
])("%s is declared as %s", (sent, want) => {
  expect(declaredType(["image/*", "application/json", "application/json; v=2"], sent)).toBe(want);
});

test("a range of everything takes what no other declares", () => {
  expect(declaredType(["*/*", "text/plain"], "text/plain")).toBe("text/plain");
  expect(declaredType(["*/*", "text/plain"], "text/csv")).toBe("*/*");
});

test.each([
  ["text/javascript", false],
  ["image/png", true],
  ["application/json", false],
  ["multipart/mixed", true],
])("%s is binary: %s", (mediaType, want) => {
  expect(isBinary(mediaType)).toBe(want);
});
