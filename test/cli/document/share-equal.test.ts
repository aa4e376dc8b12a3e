import { describe, expect, test } from "vitest";
import type { Json } from "../../../cli/src/document/json.ts";
import { shareEqual } from "../../../cli/src/document/share-equal.ts";

const copy = (tree: Json): Json => structuredClone(tree);

describe("shareEqual", () => {
  test("gives the old tree for one that says the same", () => {
    const before: Json = { a: [1, { b: null }], c: "" };
    expect(shareEqual(before, copy(before))).toBe(before);
  });

  test("keeps what is as it was beside what is not", () => {
    const before = { a: { x: [1] }, b: { y: [2, { z: 3 }] } };
    const now = shareEqual(before, { a: { x: [1] }, b: { y: [4, { z: 3 }] } });
    expect(now).toEqual({ a: { x: [1] }, b: { y: [4, { z: 3 }] } });
    expect(now.a).toBe(before.a);
    expect(now.b.y[1]).toBe(before.b.y[1]);
    expect(before.b.y[0]).toBe(2);
  });

  test.each<[string, Json, Json]>([
    ["another order of keys", { a: 1, b: 2 }, { b: 2, a: 1 }],
    ["a key more", { a: 1 }, { a: 1, b: 1 }],
    ["a key less", { a: 1, b: 1 }, { a: 1 }],
    ["a longer list", [1], [1, 2]],
    ["a shorter list", [1, 2], [1]],
    ["a list for an object", { 0: 1 }, [1]],
    ["an object for a list", [1], { 0: 1 }],
    ["null for an object", {}, null],
    ["a text for a number", { a: 1 }, { a: "1" }],
    ["zero for minus zero", { a: -0 }, { a: 0 }],
  ])("takes %s for another tree", (_name, before, now) => {
    const shared = shareEqual(before, now);
    expect(JSON.stringify(shared)).toBe(JSON.stringify(now));
    expect(shared).toStrictEqual(now);
    expect(shared).not.toBe(before);
  });

  test("tells a value that is undefined from null, and from one that is not there", () => {
    const before: Record<string, unknown> = { a: { x: 1 }, b: undefined };
    expect(shareEqual(before, { a: { x: 1 }, b: undefined })).toBe(before);
    const others = [{ a: { x: 1 }, b: null }, { a: { x: 1 } }, { a: { x: 1 }, b: undefined, c: undefined }];
    for (const now of others) expect(shareEqual<unknown>(before, now)).toStrictEqual(now);
  });

  test("takes a key for its own only", () => {
    const now: Json = JSON.parse('{ "__proto__": { "a": 1 }, "toString": 1 }');
    expect(JSON.stringify(shareEqual({}, now))).toBe(JSON.stringify(now));
  });
});
