import { expect, test } from "vitest";
import { empty, encodeJson, headerOf, problem } from "../../../../cli/src/mock/http/answer.ts";

const text = (body: Uint8Array | undefined): string => Buffer.from(body ?? []).toString();

test.each([
  [401, "Unauthorized"],
  [418, "Status 418"],
])("a problem of %i is JSON with the title %j", (status, title) => {
  const answer = problem(status, "No.", [["x-a", "1"]]);
  expect(answer.headers).toEqual([
    ["content-type", "application/problem+json"],
    ["x-a", "1"],
  ]);
  expect(JSON.parse(text(answer.body))).toEqual({ type: "about:blank", title, status, detail: "No." });
});

test("a header is found whatever the case of its name, and the first one counts", () => {
  const answer = empty(200, [
    ["Set-Cookie", "a=1"],
    ["set-cookie", "b=2"],
  ]);
  expect(headerOf(answer, "set-cookie")).toBe("a=1");
  expect(headerOf(answer, "vary")).toBeUndefined();
  expect(answer.body).toBeUndefined();
});

test("nothing is written as null", () => {
  expect(text(encodeJson(undefined))).toBe("null");
});
