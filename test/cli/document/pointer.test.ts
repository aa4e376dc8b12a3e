import { describe, expect, test } from "vitest";
import {
  formatLocalRef,
  formatPointer,
  parseLocalRef,
  parsePointer,
  valueAtPath,
  withValueAt,
} from "../../../cli/src/document/pointer.ts";

// The examples of RFC 6901, section 5.
const document = { foo: ["bar", "baz"], "": 0, "a/b": 1, "c%d": 2, "m~n": 8 };

describe("a pointer", () => {
  test.each([
    ["", document],
    ["/foo/0", "bar"],
    ["/", 0],
    ["/a~1b", 1],
    ["/c%d", 2],
    ["/m~0n", 8],
    ["/foo/2", undefined],
    ["/constructor", undefined],
    ["/foo/length", undefined],
    ["/foo/00", undefined],
    ["/foo/", undefined],
  ])("%j leads to its value and back to itself", (pointer, want) => {
    const path = parsePointer(pointer) ?? [];
    expect(valueAtPath(document, path)).toEqual(want);
    expect(formatPointer(path)).toBe(pointer);
  });

  test("begins with a slash", () => {
    expect(parsePointer("foo")).toBeUndefined();
  });
});

describe("a local reference", () => {
  test.each([
    ["#/components/schemas/a%20b", ["components", "schemas", "a b"]],
    ["#/paths/~1feed/get", ["paths", "/feed", "get"]],
    ["#/components/schemas/100%", ["components", "schemas", "100%"]],
  ])("%j is taken apart", (ref, want) => {
    expect(parseLocalRef(ref)).toEqual(want);
    expect(parseLocalRef(formatLocalRef(want))).toEqual(want);
  });

  test.each(["other.yaml#/a", "https://example.com/a", "#anchor"])("%j is none", (ref) => {
    expect(parseLocalRef(ref)).toBeUndefined();
  });
});

describe("a value that is put at a path", () => {
  test("stands in a copy", () => {
    const before = { a: { b: 1 }, c: [0, 1] };
    expect(withValueAt(before, ["a", "b"], 2)).toEqual({ a: { b: 2 }, c: [0, 1] });
    expect(withValueAt(before, ["c", "1"], 2)).toEqual({ a: { b: 1 }, c: [0, 2] });
    expect(before).toEqual({ a: { b: 1 }, c: [0, 1] });
  });

  test("brings the objects that are missing on the way", () => {
    expect(withValueAt(undefined, ["a", "b"], 1)).toEqual({ a: { b: 1 } });
    expect(withValueAt("text", ["a"], 1)).toEqual({ a: 1 });
  });

  test("reaches no prototype", () => {
    const written = withValueAt({}, ["__proto__", "polluted"], true);
    expect(Object.hasOwn(Object(written), "__proto__")).toBe(true);
    expect("polluted" in {}).toBe(false);
  });
});
