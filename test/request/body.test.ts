import { describe, expect, test } from "vitest";
import { allBodies } from "../../src/request/all-bodies.ts";
import { serializeBody } from "../../src/request/body.ts";
import type { Operation } from "../../src/operation/operation.ts";
import { InvalidParameterError } from "../../src/errors.ts";

function accepting(...types: string[]): Operation {
  return { method: "POST", path: "/x", body: Object.fromEntries(types.map((type) => [type, {}])), bodies: allBodies };
}

const json = "application/json";

describe("written bodies", () => {
  test.each<{ rule: string; types: string[]; body: unknown; named?: string; source: string; contentType: string }>([
    { rule: "an object is JSON", types: [json], body: { a: 1, b: undefined }, source: '{"a":1}', contentType: json },
    { rule: "null is JSON", types: [json], body: null, source: "null", contentType: json },
    { rule: "false is JSON", types: [json], body: false, source: "false", contentType: json },
    { rule: "0 is JSON", types: [json], body: 0, source: "0", contentType: json },
    { rule: "an empty string is JSON", types: [json], body: "", source: '""', contentType: json },
    { rule: "a set is a list", types: [json], body: new Set([1]), source: "[1]", contentType: json },
    { rule: "a map is an object", types: [json], body: new Map([["a", 1]]), source: '{"a":1}', contentType: json },
    {
      rule: "a map is a form",
      types: ["application/x-www-form-urlencoded"],
      body: new Map([["a", 1]]),
      source: "a=1",
      contentType: "application/x-www-form-urlencoded",
    },
    {
      rule: "a date is a JSON string",
      types: [json],
      body: new Date(0),
      source: '"1970-01-01T00:00:00.000Z"',
      contentType: json,
    },
    {
      rule: "a date is text",
      types: ["text/plain"],
      body: new Date(0),
      source: "1970-01-01T00:00:00.000Z",
      contentType: "text/plain",
    },
    { rule: "a string is a JSON string", types: [json], body: 'say "é"', source: '"say \\"é\\""', contentType: json },
    { rule: "a list is JSON", types: [json], body: [1, "a"], source: '[1,"a"]', contentType: json },
    {
      rule: "a suffix is kept",
      types: ["application/merge-patch+json"],
      body: { a: null },
      source: '{"a":null}',
      contentType: "application/merge-patch+json",
    },
    { rule: "a range is JSON", types: ["*/*"], body: { a: 1 }, source: '{"a":1}', contentType: json },
    { rule: "nothing declared is JSON", types: [], body: { a: 1 }, source: '{"a":1}', contentType: json },
    {
      rule: "a form is a form",
      types: ["application/x-www-form-urlencoded"],
      body: { a: "x y" },
      source: "a=x%20y",
      contentType: "application/x-www-form-urlencoded",
    },
    { rule: "text goes as it is", types: ["text/plain"], body: "é", source: "é", contentType: "text/plain" },
    { rule: "a number is text", types: ["text/plain"], body: 5, source: "5", contentType: "text/plain" },
    {
      rule: "the named type wins",
      types: [json, "text/plain"],
      body: "a",
      named: "text/plain",
      source: "a",
      contentType: "text/plain",
    },
    {
      rule: "the named type keeps its parameters",
      types: [json],
      body: "a",
      named: "application/json; v=2",
      source: '"a"',
      contentType: "application/json; v=2",
    },
    {
      rule: "an undeclared type can be named",
      types: [json],
      body: { a: 1 },
      named: "application/x-www-form-urlencoded",
      source: "a=1",
      contentType: "application/x-www-form-urlencoded",
    },
  ])("$rule", ({ types, body, named, source, contentType }) => {
    expect(serializeBody(accepting(...types), body, named)).toEqual({ source, contentType });
  });

  test("an encoding is found under the type's other spelling", () => {
    const operation: Operation = {
      method: "POST",
      path: "/x",
      bodies: allBodies,
      body: { "application/x-www-form-urlencoded": { encoding: { tags: { explode: false } } } },
    };
    const { source } = serializeBody(
      operation,
      { tags: ["a", "b"] },
      "Application/X-WWW-Form-Urlencoded; charset=utf-8",
    );
    expect(source).toBe("tags=a,b");
  });

  test.each([
    { types: [json], body: { file: new Blob(["x"]) }, want: "cannot be sent: its `file` is a Blob" },
    { types: [json], body: { ratio: Number.NaN }, want: "cannot be sent: its `ratio` is NaN" },
    { types: [json], body: Promise.resolve({}), want: "is of the type Promise, which has no text" },
    { types: ["text/plain"], body: Number.NaN, want: "is NaN, which is no number that can be sent" },
  ])("what $types cannot hold is refused: the body $want", ({ types, body, want }) => {
    const write = () => serializeBody(accepting(...types), body, undefined);
    expect(write).toThrow(InvalidParameterError);
    expect(write).toThrow(`The parameter body ${want}`);
  });

  test("what a form cannot hold is refused by its name", () => {
    const write = () => serializeBody(accepting("application/x-www-form-urlencoded"), { a: 1, b: "\uD800" }, undefined);
    expect(write).toThrow(InvalidParameterError);
    expect(write).toThrow(/^The parameter b has half of a surrogate pair in it \(POST \/x\)$/);
  });
});

describe("bodies that the caller has made", () => {
  const stream = () => new ReadableStream();
  const png = new Blob(["x"], { type: "image/png" });

  test.each<{ rule: string; types: string[]; body: unknown; named?: string; contentType: string | undefined }>([
    { rule: "a Blob under its own type", types: ["image/*"], body: png, contentType: "image/png" },
    {
      rule: "a Blob under the declared type",
      types: ["application/octet-stream"],
      body: png,
      contentType: "application/octet-stream",
    },
    {
      rule: "a Blob without a type under a range",
      types: ["image/*"],
      body: new Blob(["x"]),
      contentType: "application/octet-stream",
    },
    { rule: "bytes", types: ["image/gif"], body: new Uint8Array([1]), contentType: "image/gif" },
    {
      rule: "a buffer that nothing is declared for",
      types: [],
      body: new ArrayBuffer(1),
      contentType: "application/octet-stream",
    },
    {
      rule: "search parameters",
      types: [],
      body: new URLSearchParams("a=1"),
      contentType: "application/x-www-form-urlencoded;charset=UTF-8",
    },
    { rule: "a stream", types: ["application/zip"], body: stream(), contentType: "application/zip" },
    { rule: "a function that makes one", types: ["application/zip"], body: stream, contentType: "application/zip" },
    { rule: "a string where nothing is declared", types: [], body: "a", contentType: "text/plain;charset=UTF-8" },
    { rule: "a Blob with JSON that the caller has written", types: [json], body: png, contentType: json },
    {
      rule: "bytes under the named type",
      types: [json],
      body: new Uint8Array(1),
      named: "image/x",
      contentType: "image/x",
    },
  ])("$rule go as they are", ({ types, body, named, contentType }) => {
    const serialized = serializeBody(accepting(...types), body, named);
    expect(serialized.source).toBe(body);
    expect(serialized.contentType).toBe(contentType);
  });

  test("FormData names no type: its boundary is known to fetch alone", () => {
    const form = new FormData();
    expect(serializeBody(accepting("multipart/form-data"), form, "multipart/form-data")).toEqual({ source: form });
  });
});

describe("an operation that names no forms", () => {
  const plain = (type: string): Operation => ({ method: "POST", path: "/x", body: { [type]: {} } });

  test.each([
    { type: json, body: { a: 1 }, want: { source: '{"a":1}', contentType: json } },
    { type: json, body: "a", want: { source: '"a"', contentType: json } },
    { type: "text/plain", body: 7, want: { source: "7", contentType: "text/plain" } },
    { type: "image/png", body: { a: 1 }, want: { source: '{"a":1}', contentType: json } },
  ])("sends $body under $type as $want.contentType", ({ type, body, want }) => {
    expect(serializeBody(plain(type), body, undefined)).toEqual(want);
  });

  test.each(["multipart/form-data", "application/x-www-form-urlencoded"])("refuses an object as %s", (named) => {
    expect(() => serializeBody(plain(json), { a: 1 }, named)).toThrow(InvalidParameterError);
  });
});
