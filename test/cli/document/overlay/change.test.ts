import { describe, expect, test } from "vitest";
import { mergeAt, type Mutable, removeAt } from "../../../../cli/src/document/overlay/change.ts";

describe("an update", () => {
  test.each<[string, Mutable, string[], Mutable, Mutable]>([
    [
      "merges objects all the way down",
      { a: { b: 1, c: { d: 2 } } },
      ["a"],
      { c: { e: 3 } },
      { a: { b: 1, c: { d: 2, e: 3 } } },
    ],
    ["replaces what is no object", { a: 1 }, ["a"], 2, { a: 2 }],
    ["replaces an object by what is none", { a: { b: 1 } }, ["a"], "x", { a: "x" }],
    ["makes a list longer by a list", { a: [1] }, ["a"], [2, 3], { a: [1, 2, 3] }],
    ["makes a list longer by anything else as one item", { a: [1] }, ["a"], { b: 2 }, { a: [1, { b: 2 }] }],
    ["replaces an item", { a: [1, 2] }, ["a", "1"], 9, { a: [1, 9] }],
    ["merges into the root", { a: 1 }, [], { b: 2 }, { a: 1, b: 2 }],
    ["changes nothing where there is nothing", { a: 1 }, ["no", "x"], 2, { a: 1 }],
  ])("%s", (_rule, root, path, update, want) => {
    mergeAt(root, path, update);
    expect(root).toEqual(want);
  });

  test("takes `__proto__` for a key like any other", () => {
    const root: Mutable = {};
    mergeAt(root, [], JSON.parse('{ "__proto__": { "polluted": true } }'));
    expect(Object.keys(root)).toEqual(["__proto__"]);
    expect(Object.getPrototypeOf(root)).toBe(Object.prototype);
  });

  test("gives each place a value of its own", () => {
    const root: Mutable = { a: { list: [] }, b: { list: [] } };
    const update = { list: [{}], set: {} };
    mergeAt(root, ["a"], update);
    mergeAt(root, ["b"], update);
    mergeAt(root, ["a"], { set: { x: 1 } });
    mergeAt(root, ["a", "list", "0"], { x: 1 });
    expect(root).toEqual({ a: { list: [{ x: 1 }], set: { x: 1 } }, b: { list: [{}], set: {} } });
  });

  test("tells each place that changed, and where in the update its value stands", () => {
    expect(mergeAt({ a: { b: 1 } }, ["a"], { b: 2, c: 3 })).toEqual([
      { path: ["a", "b"], from: ["b"] },
      { path: ["a", "c"], from: ["c"] },
    ]);
    expect(mergeAt({ a: [1] }, ["a"], [2, 3])).toEqual([
      { path: ["a", "1"], from: ["0"] },
      { path: ["a", "2"], from: ["1"] },
    ]);
    expect(mergeAt({ a: [1] }, ["a"], 2)).toEqual([{ path: ["a", "1"], from: [] }]);
  });
});

describe("a removal", () => {
  test("takes a key away, which tells nothing of its neighbours", () => {
    const root: Mutable = { a: { b: 1, c: 2 } };
    expect(removeAt(root, ["a", "b"])).toEqual([]);
    expect(root).toEqual({ a: { c: 2 } });
  });

  test("takes an item away, and tells that the list has moved", () => {
    const root: Mutable = { a: [1, 2, 3] };
    expect(removeAt(root, ["a", "1"])).toEqual([{ path: ["a"] }]);
    expect(root).toEqual({ a: [1, 3] });
  });

  test("of what is not there changes nothing", () => {
    const root: Mutable = { a: 1 };
    expect(removeAt(root, ["b", "c"])).toEqual([]);
    expect(root).toEqual({ a: 1 });
  });
});
