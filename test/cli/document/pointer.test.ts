import { describe, expect, test } from "vitest";
import {
  formatLocalRef,
  formatPointer,
  parseLocalRef,
  parsePointer,
  valueAtPath,
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
