import { expect, test } from "vitest";
import { empty } from "../../../../cli/src/mock/http/answer.ts";
import { answerPreflight, isPreflight, withCors } from "../../../../cli/src/mock/http/cors.ts";
import { callOf } from "../scrap.ts";

const asking = { origin: "https://app.example", "access-control-request-method": "PUT" };

test.each([
  ["asks for a method", "OPTIONS", asking, true],
  ["is no OPTIONS", "PUT", asking, false],
  ["asks for nothing", "OPTIONS", { origin: "https://app.example" }, false],
  ["comes from no page", "OPTIONS", { "access-control-request-method": "PUT" }, false],
])("a call that %s is a browser's question: %#", (_rule, method, headers, want) => {
  expect(isPreflight(callOf({ method, headers }))).toBe(want);
});

test("what the browser asks for is allowed by name", () => {
  const headers = { ...asking, "access-control-request-headers": "authorization, x-key" };
  expect(Object.fromEntries(answerPreflight(callOf({ headers })).headers)).toMatchObject({
    "access-control-allow-methods": "PUT",
    "access-control-allow-headers": "authorization, x-key",
  });
  expect(Object.fromEntries(answerPreflight(callOf({ headers: asking })).headers)).not.toHaveProperty(
    "access-control-allow-headers",
  );
});

test("the page that asked may read the answer and its headers, but for cookies", () => {
  const answer = empty(200, [
    ["X-Total", "3"],
    ["set-cookie", "a=1"],
  ]);
  expect(withCors(callOf({ headers: asking }), answer).headers).toEqual([
    ...answer.headers,
    ["access-control-allow-origin", "https://app.example"],
    ["access-control-allow-credentials", "true"],
    ["access-control-expose-headers", "x-total"],
    ["vary", "Origin"],
  ]);
});

test("an answer to no page stays as it is", () => {
  const answer = empty(200);
  expect(withCors(callOf(), answer)).toBe(answer);
});
