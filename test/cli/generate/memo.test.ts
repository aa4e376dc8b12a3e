import { describe, expect, test, vi } from "vitest";
import { createMemo, noMemo, type Memo } from "../../../cli/src/generate/memo.ts";

/** One run: makes a part `p` that looks `a` up, and tells whether it was made anew. */
function run(memo: Memo, given: readonly unknown[], answers: Readonly<Record<string, unknown>>): boolean {
  const make = vi.fn<(lookups: { find: (name: string) => unknown }) => unknown>(({ find }) => [given, find("a")]);
  const made = memo.part("p", given, { find: (name) => answers[name] }, make);
  expect(made).toEqual([given, answers["a"]]);
  memo.settle();
  return make.mock.calls.length > 0;
}

describe("createMemo", () => {
  test("makes a part once for the same things", () => {
    const memo = createMemo();
    expect([1, 2, 3].map(() => run(memo, [1, "x"], { a: "y" }))).toEqual([true, false, false]);
  });

  test.each<[string, readonly unknown[], Readonly<Record<string, unknown>>]>([
    ["something else is given", [2, "x"], { a: "y" }],
    ["more is given", [1, "x", undefined], { a: "y" }],
    ["less is given", [1], { a: "y" }],
    ["a lookup has another answer", [1, "x"], { a: "z" }],
  ])("makes it anew when %s", (_name, given, answers) => {
    const memo = createMemo();
    run(memo, [1, "x"], { a: "y" });
    expect(run(memo, given, answers)).toBe(true);
    expect(run(memo, given, answers)).toBe(false);
  });

  test("does not mind what was not looked up", () => {
    const memo = createMemo();
    run(memo, [1], { a: "y", b: 1 });
    expect(run(memo, [1], { a: "y", b: 2 })).toBe(false);
  });

  test("looks a name up once, and not at all until it is asked", () => {
    const find = vi.fn((name: string) => name);
    createMemo().part("p", [], { find, other: find }, (lookups) => lookups.find("a") + lookups.find("a"));
    expect(find.mock.calls).toEqual([["a"]]);
  });

  test("forgets what a run has not used, but not before it has ended", () => {
    const memo = createMemo();
    run(memo, [1], { a: 1 });
    memo.part("q", [], {}, () => 0);
    expect(run(memo, [1], { a: 1 })).toBe(false);
    memo.settle();
    expect(run(memo, [1], { a: 1 })).toBe(true);
  });

  test("shares trees of one name", () => {
    const memo = createMemo();
    const tree = memo.share("t", { a: [1] });
    expect(memo.share("t", { a: [1] })).toBe(tree);
    expect(memo.share("u", { a: [1] })).not.toBe(tree);
  });
});

test("noMemo makes everything", () => {
  expect([1, 2].map(() => run(noMemo, [1], { a: "y" }))).toEqual([true, true]);
  const tree = [1];
  expect(noMemo.share("t", tree)).toBe(tree);
});
