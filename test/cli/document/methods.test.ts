import { expect, test } from "vitest";
import { isUsualMethod, sentMethod, whyNotSent } from "../../../cli/src/document/methods.ts";

test.each([
  ["get", "GET"],
  ["query", "QUERY"],
  ["COPY", "COPY"],
  ["copy", "copy"],
])("%s is sent as %s", (key, method) => {
  expect(sentMethod(key)).toBe(method);
  expect(whyNotSent(key)).toBeUndefined();
});

test.each([
  ["trace", "fetch refuses the method TRACE"],
  ["Connect", "fetch refuses the method CONNECT"],
  ["TRACK", "fetch refuses the method TRACK"],
  ["NOT ONE", '"NOT ONE" is no HTTP method'],
  ["", '"" is no HTTP method'],
  ["POST", "the method POST has a key of its own beside `additionalOperations`"],
])("%s is not sent: %s", (key, reason) => {
  expect(whyNotSent(key)).toBe(reason);
});

test("a client called by path knows neither QUERY nor what is added", () => {
  expect(["GET", "patch", "QUERY", "COPY"].map(isUsualMethod)).toEqual([true, true, false, false]);
});
