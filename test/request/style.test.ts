import { describe, expect, test } from "vitest";
import type { ParameterStyle } from "../../src/operation/operation.ts";
import { percentEncode } from "../../src/request/percent-encoding.ts";
import { UnwritableValue } from "../../src/request/plain-value.ts";
import { expand, expandPairs } from "../../src/request/style.ts";

const values = {
  empty: "",
  string: "blue",
  array: ["blue", "black", "brown"],
  object: { R: 100, G: 200, B: 150 },
};

function color(value: unknown, style: ParameterStyle, explode: boolean): string | undefined {
  return expand("color", value, { style, explode, encode: percentEncode });
}

// The table "Style Examples" of OpenAPI 3.1, section 4.8.12.6, value for value; what it has no answer for is left out.
// biome-ignore format: a table
const examples: readonly [ParameterStyle, boolean, Partial<Record<keyof typeof values, string>>][] = [
  ["matrix", false, { empty: ";color", string: ";color=blue", array: ";color=blue,black,brown", object: ";color=R,100,G,200,B,150" }],
  ["matrix", true, { empty: ";color", string: ";color=blue", array: ";color=blue;color=black;color=brown", object: ";R=100;G=200;B=150" }],
  ["label", false, { empty: ".", string: ".blue", array: ".blue,black,brown", object: ".R,100,G,200,B,150" }],
  ["label", true, { empty: ".", string: ".blue", array: ".blue.black.brown", object: ".R=100.G=200.B=150" }],
  ["simple", false, { empty: "", string: "blue", array: "blue,black,brown", object: "R,100,G,200,B,150" }],
  ["simple", true, { empty: "", string: "blue", array: "blue,black,brown", object: "R=100,G=200,B=150" }],
  ["form", false, { empty: "color=", string: "color=blue", array: "color=blue,black,brown", object: "color=R,100,G,200,B,150" }],
  ["form", true, { empty: "color=", string: "color=blue", array: "color=blue&color=black&color=brown", object: "R=100&G=200&B=150" }],
  ["spaceDelimited", false, { array: "color=blue%20black%20brown", object: "color=R%20100%20G%20200%20B%20150" }],
  ["pipeDelimited", false, { array: "color=blue%7Cblack%7Cbrown", object: "color=R%7C100%7CG%7C200%7CB%7C150" }],
  ["tabDelimited", false, { array: "color=blue%09black%09brown", object: "color=R%09100%09G%09200%09B%09150" }],
  ["deepObject", true, { object: "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150" }],
];

describe.each(examples)("%s, explode %s", (style, explode, wants) => {
  test.each(Object.entries(wants))("the %s is %s", (kind, want) => {
    expect(color(values[kind as keyof typeof values], style, explode)).toBe(want);
  });

  test.each([undefined, null, [], {}, [undefined, null], { a: undefined, b: null }].map((value) => ({ value })))(
    "nothing is written for $value",
    ({ value }) => {
      expect(color(value, style, explode)).toBeUndefined();
    },
  );
});

test.each<[ParameterStyle, string]>([
  ["spaceDelimited", "blue%20black"],
  ["pipeDelimited", "blue%7Cblack"],
  ["tabDelimited", "blue%09black"],
  ["form", "blue,black"],
])("where there are no names %s is the value alone", (style, want) => {
  const expansion = { style, explode: false, encode: percentEncode, isBare: true };
  expect(expand("color", ["blue", "black"], expansion)).toBe(want);
  expect(expand("color", [], expansion)).toBeUndefined();
});

describe("values that a table has no room for", () => {
  test.each<{ rule: string; style: ParameterStyle; explode: boolean; value: unknown; want: string }>([
    {
      rule: "undefined items are left out",
      style: "form",
      explode: false,
      value: ["a", undefined, null, "b"],
      want: "color=a,b",
    },
    {
      rule: "undefined properties are left out",
      style: "form",
      explode: true,
      value: { a: 1, b: undefined },
      want: "a=1",
    },
    { rule: "empty items stay", style: "simple", explode: false, value: ["", "a", ""], want: ",a," },
    {
      rule: "an empty value in a matrix has no equals sign",
      style: "matrix",
      explode: true,
      value: ["", "a"],
      want: ";color;color=a",
    },
    {
      rule: "separators inside values are encoded",
      style: "form",
      explode: false,
      value: ["a,b", "c"],
      want: "color=a%2Cb,c",
    },
    { rule: "names are encoded", style: "form", explode: true, value: { "a=b&c": 1 }, want: "a%3Db%26c=1" },
    { rule: "unicode is UTF-8", style: "label", explode: false, value: "é😀", want: ".%C3%A9%F0%9F%98%80" },
    {
      rule: "dates are ISO 8601",
      style: "simple",
      explode: false,
      value: new Date(0),
      want: "1970-01-01T00%3A00%3A00.000Z",
    },
    {
      rule: "dates stand in lists",
      style: "simple",
      explode: false,
      value: [new Date(0)],
      want: "1970-01-01T00%3A00%3A00.000Z",
    },
    { rule: "a set is a list", style: "form", explode: true, value: new Set([1, 2]), want: "color=1&color=2" },
    { rule: "a map is an object", style: "simple", explode: true, value: new Map([["R", 100]]), want: "R=100" },
    {
      rule: "sets and maps stand in deep objects",
      style: "deepObject",
      explode: true,
      value: new Map([["a", new Set([1])]]),
      want: "color%5Ba%5D%5B%5D=1",
    },
    {
      rule: "big integers keep their digits",
      style: "form",
      explode: true,
      value: 2n ** 64n,
      want: "color=18446744073709551616",
    },
    { rule: "booleans are words", style: "form", explode: true, value: [true, false], want: "color=true&color=false" },
    {
      rule: "a list keeps what its objects are in JSON",
      style: "form",
      explode: false,
      value: [new URL("a:b")],
      want: "color=a%3Ab",
    },
    {
      rule: "deepObject goes deep",
      style: "deepObject",
      explode: true,
      value: { a: { b: { c: 1 } } },
      want: "color%5Ba%5D%5Bb%5D%5Bc%5D=1",
    },
    {
      rule: "deepObject repeats lists",
      style: "deepObject",
      explode: true,
      value: { a: [1, 2] },
      want: "color%5Ba%5D%5B%5D=1&color%5Ba%5D%5B%5D=2",
    },
    {
      rule: "deepObject counts objects in lists",
      style: "deepObject",
      explode: true,
      value: { a: [{ b: 1 }, { b: 2 }] },
      want: "color%5Ba%5D%5B0%5D%5Bb%5D=1&color%5Ba%5D%5B1%5D%5Bb%5D=2",
    },
    {
      rule: "deepObject counts lists in lists",
      style: "deepObject",
      explode: true,
      value: { a: [[1, 2]] },
      want: "color%5Ba%5D%5B0%5D%5B%5D=1&color%5Ba%5D%5B0%5D%5B%5D=2",
    },
    {
      rule: "a list inside an exploded object repeats its name",
      style: "form",
      explode: true,
      value: { page: 0, sort: ["name,asc", undefined, "id"], none: [] },
      want: "page=0&sort=name%2Casc&sort=id",
    },
    {
      rule: "an object inside an exploded object goes on in brackets",
      style: "form",
      explode: true,
      value: { a: { b: 1, c: [2, 3] }, none: {} },
      want: "a%5Bb%5D=1&a%5Bc%5D%5B%5D=2&a%5Bc%5D%5B%5D=3",
    },
    {
      rule: "objects in an exploded list are counted",
      style: "form",
      explode: true,
      value: [{ a: 1 }, { a: 2, b: 3 }],
      want: "color%5B0%5D%5Ba%5D=1&color%5B1%5D%5Ba%5D=2&color%5B1%5D%5Bb%5D=3",
    },
    {
      rule: "objects in a list inside an exploded object are counted",
      style: "form",
      explode: true,
      value: { a: [{ b: 1 }] },
      want: "a%5B0%5D%5Bb%5D=1",
    },
    {
      rule: "lists in an exploded list are counted",
      style: "pipeDelimited",
      explode: true,
      value: [[1, 2], [3]],
      want: "color%5B0%5D%5B%5D=1&color%5B0%5D%5B%5D=2&color%5B1%5D%5B%5D=3",
    },
    {
      rule: "deepObject writes a single value by its name",
      style: "deepObject",
      explode: true,
      value: 5,
      want: "color=5",
    },
    {
      rule: "deepObject encodes inner names",
      style: "deepObject",
      explode: true,
      value: { "a]": 1 },
      want: "color%5Ba%5D%5D=1",
    },
    {
      rule: "spaces and bars are not written for single values",
      style: "pipeDelimited",
      explode: false,
      value: "a b",
      want: "color=a%20b",
    },
    {
      rule: "an exploded pipe is a form",
      style: "pipeDelimited",
      explode: true,
      value: ["a", "b"],
      want: "color=a&color=b",
    },
  ])("$rule", ({ style, explode, value, want }) => {
    expect(color(value, style, explode)).toBe(want);
  });

  test.each<{ style: ParameterStyle; value: unknown }>([
    { style: "form", value: [[1]] },
    { style: "form", value: { a: { b: 1 } } },
    { style: "simple", value: [{ a: 1 }] },
    { style: "matrix", value: { a: [1] } },
    { style: "spaceDelimited", value: [[1]] },
  ])("$style refuses a value inside a value: $value", ({ style, value }) => {
    expect(() => color(value, style, false)).toThrow(UnwritableValue);
  });
});

test.each<{ where: string; style: ParameterStyle; between?: string; value: unknown }>([
  { where: "a path", style: "matrix", value: { a: [1] } },
  { where: "a path", style: "matrix", value: [{ a: 1 }] },
  { where: "a cookie", style: "form", between: "; ", value: { a: [1] } },
  { where: "a cookie", style: "form", between: "; ", value: [{ a: 1 }] },
])("$where has no brackets and no lists in objects, even exploded: $value", ({ style, between, value }) => {
  const expansion = { style, explode: true, encode: percentEncode, ...(between !== undefined && { between }) };
  expect(() => expand("color", value, expansion)).toThrow("which its style cannot write");
});

test.each([Number.NaN, [Infinity], { a: new Blob([]) }, new Uint8Array(1), Promise.resolve(1)])(
  "no style writes %o",
  (value) => {
    expect(() => color(value, "form", true)).toThrow(UnwritableValue);
    expect(() => color(value, "deepObject", true)).toThrow(UnwritableValue);
    expect(() => color(value, "simple", false)).toThrow(UnwritableValue);
  },
);

test.each<ParameterStyle>(["form", "deepObject"])("%s refuses a value that stands in itself", (style) => {
  const value: Record<string, unknown> = { a: 1 };
  value["self"] = value;
  expect(() => color(value, style, true)).toThrow(UnwritableValue);
});

test("pairs are not joined, and separators are encoded like values", () => {
  const asIs = (text: string) => text;
  const pairs = (style: ParameterStyle) => expandPairs("c", ["a b", "d"], { style, explode: false, encode: asIs });
  expect(pairs("form")).toEqual([["c", "a b,d"]]);
  expect(pairs("pipeDelimited")).toEqual([["c", "a b|d"]]);
  expect(pairs("spaceDelimited")).toEqual([["c", "a b d"]]);
  expect(expandPairs("c", { a: { b: 1 } }, { style: "deepObject", explode: true, encode: asIs })).toEqual([
    ["c[a][b]", "1"],
  ]);
});
