import { describe, expect, test } from "vitest";
import type { PrismOperation, PrismQueryParameter } from "../../../../cli/src/mock/prism/prism-api.ts";
import { explodeForms, queryValues, requestedOperation } from "../../../../cli/src/mock/prism/requested-operation.ts";

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

const none = { headers: {}, query: new URLSearchParams() };

test("an optional header that is not sent is not looked at", () => {
  expect(requestedOperation(operation, none, {}).request?.headers).toEqual([{ name: "X-Needed", required: true }]);
});

test("nothing is changed where all headers are sent", () => {
  expect(requestedOperation(operation, { ...none, headers: { "x-ids": "1,2", "x-needed": "a" } }, {})).toBe(operation);
});

test.each([false, null, 0, ""])("%j is a body", (body) => {
  expect(requestedOperation(operation, none, body).request?.body).toEqual({ required: false });
});

test("no body is none", () => {
  expect(requestedOperation(operation, none, undefined).request?.body).toEqual({ required: true });
});

test("an operation that takes nothing is left as it is", () => {
  const bare: PrismOperation = { method: "get", path: "/x", responses: [] };
  expect(requestedOperation(bare, none, false)).toBe(bare);
});

test("a list with spaces is told as Prism splits it, and no other value", () => {
  expect(queryValues(operation, "q", ["1 2"])).toBe("1%202");
  expect(queryValues(operation, "p", ["1 2"])).toBe("1 2");
  expect(queryValues({}, "q", ["1 2"])).toBe("1 2");
});

describe("an exploded object", () => {
  const schema = { type: "object", properties: { page: { type: "integer" }, sort: { type: "array" } } };
  const query = [{ name: "pageable", style: "form", explode: true, schema }, { name: "q" }];
  const paged: PrismOperation = { ...operation, request: { query } };

  test("is not looked at where it is left out", () => {
    expect(requestedOperation(paged, none, undefined).request?.query).toEqual([{ name: "q" }]);
    expect(requestedOperation(paged, { ...none, query: new URLSearchParams("page=0") }, undefined)).toBe(paged);
  });

  test("has a list of one item", () => {
    expect(queryValues(paged, "sort", ["name"])).toEqual(["name"]);
    expect(queryValues(paged, "page", ["0"])).toBe("0");
    expect(queryValues(paged, "q", ["a", "b"])).toEqual(["a", "b"]);
  });
});

test("a form is exploded unless the document says otherwise", () => {
  const query: PrismQueryParameter[] = [
    { name: "a" },
    { name: "b", style: "form", explode: false },
    { name: "c", style: "pipeDelimited" },
  ];
  explodeForms([{ ...operation, request: { query } }]);
  expect(query.map(({ explode }) => explode)).toEqual([true, false, undefined]);
});
