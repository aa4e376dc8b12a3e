import { expect, test } from "vitest";
import type { PrismOperation } from "../../../../cli/src/mock/prism/prism-api.ts";
import { queryValues, requestedOperation } from "../../../../cli/src/mock/prism/requested-operation.ts";

const operation: PrismOperation = {
  method: "post",
  path: "/x",
  request: {
    body: { required: true },
    headers: [{ name: "X-Ids" }, { name: "X-Needed", required: true }],
    query: [{ name: "q", style: "spaceDelimited" }, { name: "p" }],
  },
  responses: [],
};

test("an optional header that is not sent is not looked at", () => {
  expect(requestedOperation(operation, {}, {}).request?.headers).toEqual([{ name: "X-Needed", required: true }]);
});

test("nothing is changed where all headers are sent", () => {
  expect(requestedOperation(operation, { "x-ids": "1,2", "x-needed": "a" }, {})).toBe(operation);
});

test.each([false, null, 0, ""])("%j is a body", (body) => {
  expect(requestedOperation(operation, {}, body).request?.body).toEqual({ required: false });
});

test("no body is none", () => {
  expect(requestedOperation(operation, {}, undefined).request?.body).toEqual({ required: true });
});

test("an operation that takes nothing is left as it is", () => {
  const bare: PrismOperation = { method: "get", path: "/x", responses: [] };
  expect(requestedOperation(bare, {}, false)).toBe(bare);
});

test("a list with spaces is told as Prism splits it, and no other value", () => {
  expect(queryValues(operation, "q", ["1 2"])).toEqual(["1%202"]);
  expect(queryValues(operation, "p", ["1 2"])).toEqual(["1 2"]);
  expect(queryValues({}, "q", ["1 2"])).toEqual(["1 2"]);
});
