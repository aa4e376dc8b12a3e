import fc from "fast-check";
import { expect, test } from "vitest";
import type { Encodings } from "../../src/request/encodings.ts";
import { formBody } from "../../src/request/form.ts";
import { InvalidParameterError } from "../../src/errors.ts";

const operation = { method: "POST", path: "/x" };

test.each<{ rule: string; body: object; encodings?: Encodings; want: string }>([
  { rule: "writes pairs", body: { a: "x y", b: 1, c: true }, want: "a=x%20y&b=1&c=true" },
  { rule: "leaves out what is absent", body: { a: undefined, b: null, c: "" }, want: "c=" },
  { rule: "repeats lists", body: { a: [1, null, 2] }, want: "a=1&a=2" },
  { rule: "writes objects as JSON", body: { a: { b: [1] } }, want: "a=%7B%22b%22%3A%5B1%5D%7D" },
  { rule: "writes objects in lists as JSON", body: { a: [{ b: 1 }] }, want: "a=%7B%22b%22%3A1%7D" },
  { rule: "repeats sets", body: { a: new Set([1, 2]) }, want: "a=1&a=2" },
  { rule: "writes maps as JSON", body: { a: new Map([["b", 1]]) }, want: "a=%7B%22b%22%3A1%7D" },
  { rule: "writes dates as text", body: { a: new Date(0) }, want: "a=1970-01-01T00%3A00%3A00.000Z" },
  {
    rule: "encodes names, and all that a form means something by",
    body: { "a&b": "c=d&e+f%" },
    want: "a%26b=c%3Dd%26e%2Bf%25",
  },
  {
    rule: "joins a list that is not exploded",
    body: { a: [1, 2] },
    encodings: { a: { explode: false } },
    want: "a=1,2",
  },
  {
    rule: "joins with the style's separator",
    body: { a: [1, 2] },
    encodings: { a: { style: "pipeDelimited" } },
    want: "a=1%7C2",
  },
  { rule: "explodes an object", body: { a: { b: 1, c: 2 } }, encodings: { a: { explode: true } }, want: "b=1&c=2" },
  {
    rule: "goes deep",
    body: { a: { b: { c: 1 } } },
    encodings: { a: { style: "deepObject" } },
    want: "a%5Bb%5D%5Bc%5D=1",
  },
  {
    rule: "repeats a list inside an exploded object, and goes on in brackets for an object",
    body: { a: { sort: ["x", "y"], b: { c: 1 } } },
    encodings: { a: { explode: true } },
    want: "sort=x&sort=y&b%5Bc%5D=1",
  },
  {
    rule: "writes lists of a deep object with empty brackets",
    body: { a: { roles: ["x", "y"] } },
    encodings: { a: { style: "deepObject" } },
    want: "a%5Broles%5D%5B%5D=x&a%5Broles%5D%5B%5D=y",
  },
  {
    rule: "lets reserved characters be",
    body: { a: "x/y?z" },
    encodings: { a: { allowReserved: true } },
    want: "a=x/y?z",
  },
  {
    rule: "is no JSON where a style is given, even the default one",
    body: { a: { b: 1 } },
    encodings: { a: { style: "form" } },
    want: "b=1",
  },
  {
    rule: "writes a list whole where its type is JSON",
    body: { a: [1, 2] },
    encodings: { a: { contentType: "application/json" } },
    want: "a=%5B1%2C2%5D",
  },
  {
    rule: "writes a string as JSON where its type is JSON",
    body: { a: "x" },
    encodings: { a: { contentType: "application/json" } },
    want: "a=%22x%22",
  },
  {
    rule: "leaves a text whose type is something else",
    body: { a: "x" },
    encodings: { a: { contentType: "image/png, image/jpeg" } },
    want: "a=x",
  },
  {
    rule: "takes encodings of the document only",
    body: { constructor: "x", toString: "y" },
    encodings: {},
    want: "constructor=x&toString=y",
  },
  { rule: "is empty for nothing", body: {}, want: "" },
])("$rule", ({ body, encodings = {}, want }) => {
  expect(formBody(operation, body, encodings)).toBe(want);
});

test("names the property that its style cannot write", () => {
  const write = () => formBody(operation, { a: { b: { c: 1 } } }, { a: { explode: false } });
  expect(write).toThrow(InvalidParameterError);
});

test.each([new Blob(["x"]), [new Blob(["x"])], { b: new Blob(["x"]) }, new Uint8Array(1), Number.NaN])(
  "names the property that no form can hold: %o",
  (value) => {
    expect(() => formBody(operation, { file: value }, {})).toThrow(/^The parameter file (is|cannot be sent: its) /);
  },
);

test("is read back by any form parser", () => {
  const text = fc.string({ unit: "binary" });
  fc.assert(
    fc.property(fc.dictionary(text, text), (body) => {
      const parsed = new URLSearchParams(formBody(operation, body, {}));
      expect(Object.fromEntries(parsed)).toEqual({ ...body });
    }),
  );
});
