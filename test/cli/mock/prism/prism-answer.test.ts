import { expect, test } from "vitest";
import { readPrismResult } from "../../../../cli/src/mock/prism/prism-answer.ts";
import type { PrismOutput } from "../../../../cli/src/mock/prism/prism-api.ts";

function read(output: PrismOutput["output"]) {
  const { answer } = readPrismResult({ _tag: "Right", right: { output, validations: { input: [] } } });
  return { ...answer, body: answer.body === undefined ? undefined : Buffer.from(answer.body).toString("latin1") };
}

test("an answer without a body has no media type", () => {
  const headers = { "Content-Type": "application/json", "X-Total": 3, "x-list": ["a"] };
  expect(read({ statusCode: 204, headers })).toEqual({ status: 204, headers: [["x-total", "3"]], body: undefined });
});

test.each([
  ["a value is JSON", "application/json", { a: 1 }, '{"a":1}'],
  ["a text is JSON where that is declared", "application/problem+json", "a", '"a"'],
  ["a text is UTF-8", "text/plain", "ü", "\u00C3\u00BC"],
  ["octets are bytes, one a character", "application/octet-stream", "\u00FF\u0000", "\u00FF\u0000"],
  ["what are no octets is UTF-8", "application/octet-stream", "€", "\u00E2\u0082\u00AC"],
])("%s", (_rule, type, body, want) => {
  expect(read({ statusCode: 200, headers: { "content-type": type }, body }).body).toBe(want);
});

test("an error of Prism's is a problem with its own members and headers", () => {
  const additional = { headers: { "WWW-Authenticate": "Bearer" }, validation: [] };
  const left = Object.assign(new Error("Invalid"), { name: "urn:x", status: 422, detail: "d", additional });
  const { answer } = readPrismResult({ _tag: "Left", left });
  expect(answer).toMatchObject({
    status: 422,
    headers: [
      ["content-type", "application/problem+json"],
      ["www-authenticate", "Bearer"],
    ],
  });
  expect(JSON.parse(Buffer.from(answer.body ?? []).toString())).toEqual({
    type: "urn:x",
    title: "Invalid",
    status: 422,
    detail: "d",
    validation: [],
  });
});

test("any other error is the server's", () => {
  expect(readPrismResult({ _tag: "Left", left: new Error("oops") }).answer.status).toBe(500);
});
