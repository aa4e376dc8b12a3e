import { describe, expect, test } from "vitest";
import type { Operation, QuerystringSerialization } from "../../src/operation/operation.ts";
import { allStyles } from "../../src/request/all-styles.ts";
import { NONE } from "../../src/request/bare-parameters.ts";
import { queryOf } from "../../src/request/parameters.ts";
import { querystringOf } from "../../src/request/querystring.ts";
import { InvalidParameterError } from "../../src/errors.ts";

const operation: Operation = { method: "GET", path: "/x", styles: allStyles };
const form = "application/x-www-form-urlencoded";

describe("a query that is one value", () => {
  test.each<{ facts: QuerystringSerialization; value: unknown; want: string[] }>([
    // OpenAPI 3.2, section 4.12.8, but for the spaces: `%20` is read like `+`.
    { facts: { content: form }, value: { foo: "a + b", bar: true }, want: ["foo=a%20%2B%20b&bar=true"] },
    {
      facts: { content: "application/json" },
      value: { numbers: [1, 2], flag: null },
      want: ["%7B%22numbers%22%3A%5B1%2C2%5D%2C%22flag%22%3Anull%7D"],
    },
    { facts: { content: "application/jsonpath" }, value: "$.a.b[1:1]", want: ["%24.a.b%5B1%3A1%5D"] },
    { facts: { content: "text/plain" }, value: "a&b=c d", want: ["a%26b%3Dc%20d"] },
    { facts: { content: form, encoding: { a: { explode: false } } }, value: { a: [1, 2] }, want: ["a=1,2"] },
    { facts: { content: form }, value: { a: [1, 2], b: { c: 1 } }, want: ["a=1&a=2&b=%7B%22c%22%3A1%7D"] },
    { facts: { content: form }, value: new URLSearchParams({ a: "b c" }), want: ["a=b+c"] },
    { facts: { content: form }, value: new Map([["a", 1]]), want: ["a=1"] },
    { facts: { content: form }, value: { a: undefined }, want: [] },
    { facts: { content: "application/json" }, value: new Set([1]), want: ["%5B1%5D"] },
    { facts: { content: "application/json" }, value: {}, want: ["%7B%7D"] },
    { facts: { content: "application/json" }, value: undefined, want: [] },
  ])("as $facts.content, $value is $want", ({ facts, value, want }) => {
    expect(querystringOf(operation, facts, value)).toEqual(want);
  });

  test("is refused where a number in it is none", () => {
    const write = () => querystringOf(operation, { content: "application/json" }, { a: Number.NaN });
    expect(write).toThrow("The parameter query cannot be sent: its `a` is NaN");
  });

  test("is refused where its media type has no text for it", () => {
    expect(() => querystringOf(operation, { content: "text/plain" }, { a: 1 })).toThrow(InvalidParameterError);
    expect(() => querystringOf(operation, { content: form }, { a: "\uD800" })).toThrow("The parameter a has half of");
  });
});

test("an empty object is a value, and nothing is none", () => {
  const json: Operation = { ...operation, querystring: { content: "application/json" } };
  expect(queryOf(json, {})).toBe("%7B%7D");
  expect(queryOf(json, NONE)).toBe("");
});
