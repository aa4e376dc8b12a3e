import { describe, expect, test } from "vitest";
import { isAbsent, jsonText, plainValue, scalarText, UnwritableValue } from "../../src/request/plain-value.ts";

/** Of a caller's own, with nothing in it yet. */
class Model {
  declare readonly name?: string;
}

describe("scalarText", () => {
  test.each([
    { given: "", want: "" },
    { given: "blue", want: "blue" },
    { given: 0, want: "0" },
    { given: -1.5e-7, want: "-1.5e-7" },
    { given: 9_007_199_254_740_993n, want: "9007199254740993" },
    { given: false, want: "false" },
    { given: new Date("2026-03-01T07:30:00Z"), want: "2026-03-01T07:30:00.000Z" },
    { given: new URL("https://example.com/a"), want: "https://example.com/a" },
    { given: { toJSON: () => 12 }, want: "12" },
  ])("writes $given as $want", ({ given, want }) => {
    expect(scalarText(given)).toBe(want);
  });

  test.each([
    { given: null, want: "is null" },
    { given: [1], want: "is a list" },
    { given: { a: 1 }, want: "is an object" },
    { given: Symbol("s"), want: "is a symbol" },
    { given: () => 1, want: "is a function" },
    { given: new Date(Number.NaN), want: "is an invalid date" },
    { given: Number.NaN, want: "is NaN, which is no number that can be sent" },
    { given: -Infinity, want: "is -Infinity, which is no number that can be sent" },
    { given: new Set(["a"]), want: "is a list" },
    { given: new Map([["a", 1]]), want: "is an object" },
  ])("refuses what $want", ({ given, want }) => {
    expect(() => scalarText(given)).toThrow(UnwritableValue);
    expect(() => scalarText(given)).toThrow(want);
  });
});

describe("plainValue", () => {
  test.each([
    { rule: "a set is a list", given: new Set(["a", 1]), want: ["a", 1] },
    { rule: "a map is an object", given: new Map<string | number, number>([["a", 1]]).set(2, 3), want: { a: 1, 2: 3 } },
    { rule: "what is said as JSON may be a set", given: { toJSON: () => new Set([1]) }, want: [1] },
    { rule: "an object of a class of the caller's may be empty", given: new Model(), want: {} },
    { rule: "an object without a prototype is one", given: Object.create(null) as unknown, want: {} },
  ])("$rule", ({ given, want }) => {
    expect({ ...(plainValue(given) as object) }).toEqual({ ...want });
  });

  test.each([
    { given: new Blob(["a"]), want: "is a Blob, which only a part of a multipart body can be" },
    { given: new File(["a"], "a.txt"), want: "is a Blob" },
    { given: new Uint8Array([1]), want: "is made of bytes" },
    { given: Buffer.from("a"), want: "is made of bytes" },
    { given: new ArrayBuffer(1), want: "is made of bytes" },
    { given: Promise.resolve("a"), want: "is of the type Promise, which has no text" },
    { given: new URLSearchParams("a=1"), want: "is of the type URLSearchParams" },
    { given: new FormData(), want: "is of the type FormData" },
    { given: new Headers({ a: "1" }), want: "is of the type Headers" },
    { given: new WeakMap(), want: "is of the type WeakMap" },
    { given: ["a"].values(), want: "is of the type Array Iterator" },
    { given: /a/, want: "is of the type RegExp" },
    { given: new Map([[{}, 1]]), want: "is an object, which has no text" },
  ])("refuses what $want", ({ given, want }) => {
    expect(() => plainValue(given)).toThrow(UnwritableValue);
    expect(() => plainValue(given)).toThrow(want);
  });
});

describe("jsonText", () => {
  test.each([
    { given: { a: [1, null, "b"], c: undefined }, want: '{"a":[1,null,"b"]}' },
    { given: { at: new Date(0) }, want: '{"at":"1970-01-01T00:00:00.000Z"}' },
    { given: { tags: new Set(["a", new Map([["b", new Set([1])]])]) }, want: '{"tags":["a",{"b":[1]}]}' },
    { given: new Map([["__proto__", 1]]), want: '{"__proto__":1}' },
    { given: { url: new URL("https://example.com/a") }, want: '{"url":"https://example.com/a"}' },
  ])("writes $want", ({ given, want }) => {
    expect(jsonText(given)).toBe(want);
  });

  test.each([
    { given: Number.NaN, want: "is NaN" },
    { given: { a: Number.NaN }, want: "cannot be sent: its `a` is NaN" },
    { given: [1, Infinity], want: "cannot be sent: its `1` is Infinity" },
    { given: { a: { b: new Blob([]) } }, want: "cannot be sent: its `b` is a Blob" },
    { given: { a: Buffer.from("a") }, want: "cannot be sent: its `a` is made of bytes" },
    { given: { at: new Date(Number.NaN) }, want: "cannot be sent: its `at` is an invalid date" },
    { given: { id: 1n }, want: "cannot be sent: its `id` is a bigint, which JSON has no text for" },
  ])("refuses $given: $want", ({ given, want }) => {
    expect(() => jsonText(given)).toThrow(UnwritableValue);
    expect(() => jsonText(given)).toThrow(want);
  });

  test("a bigint that has been given a word for JSON has one", () => {
    Reflect.set(BigInt.prototype, "toJSON", () => "1");
    try {
      expect(jsonText({ id: 1n })).toBe('{"id":"1"}');
    } finally {
      Reflect.deleteProperty(BigInt.prototype, "toJSON");
    }
  });
});

test("a value without toJSON is itself", () => {
  const value = { a: 1 };
  expect(plainValue(value)).toBe(value);
  expect(plainValue(null)).toBe(null);
});

test("undefined and null are absent, and nothing else is", () => {
  expect([undefined, null, "", 0, false, Number.NaN].map(isAbsent)).toEqual([true, true, false, false, false, false]);
});
