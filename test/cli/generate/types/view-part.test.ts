import { describe, expect, test, vi } from "vitest";
import type { Json } from "../../../../cli/src/document/json.ts";
import { resolveRef } from "../../../../cli/src/document/resolve-ref.ts";
import { createMemo, noMemo, type Memo } from "../../../../cli/src/generate/memo.ts";
import { viewPart, type PartContext } from "../../../../cli/src/generate/types/view-part.ts";

const before = { a: { $ref: "#/b" }, b: { value: 1 }, c: { $ref: "#/a" }, d: { value: 2 } };

/** One run, in which a part is made; tells how often. */
function run(memo: Memo, given: Json, make: (context: PartContext) => unknown, settings: readonly Json[] = []): number {
  const root = memo.share("root", given);
  const made = vi.fn<(context: PartContext) => unknown>(make);
  const hoist = (): string => "#/hoisted";
  const context: PartContext = { root, memo, settings, hoist, looksAround: () => undefined };
  expect(viewPart(context, "p", ["x"], made)).toEqual(make(context));
  return made.mock.calls.length;
}

const follow =
  (ref: string) =>
  ({ root }: PartContext): unknown =>
    resolveRef(root, { $ref: ref }, []);

describe("viewPart", () => {
  test("makes a part once while its references lead to the same", () => {
    const memo = createMemo();
    const others = { ...before, d: { value: 3 } };
    expect([before, others, before].map((root) => run(memo, root, follow("#/c")))).toEqual([1, 0, 0]);
  });

  test.each<[string, Json]>([
    ["what is at the end differs", { ...before, b: { value: 2 } }],
    ["a reference on the way leads elsewhere", { ...before, a: { $ref: "#/d" } }],
    ["a reference on the way leads to nothing", { ...before, a: { $ref: "#/no" } }],
    ["what was referred to stands in its place", { ...before, a: { value: 1 } }],
  ])("makes it anew when %s", (_name, after) => {
    const memo = createMemo();
    run(memo, before, follow("#/c"));
    expect(run(memo, after, follow("#/c"))).toBe(1);
  });

  test("makes it anew when a reference that led to nothing leads somewhere", () => {
    const memo = createMemo();
    run(memo, before, follow("#/e"));
    expect(run(memo, { ...before, e: {} }, follow("#/e"))).toBe(1);
  });

  test("makes it anew with other settings", () => {
    const memo = createMemo();
    expect([1, 1, 2].map((setting) => run(memo, before, follow("#/c"), [setting]))).toEqual([1, 0, 1]);
  });

  test.each<[string, (context: PartContext) => unknown]>([
    ["looks around", (context) => context.looksAround()],
    ["makes components", (context) => context.hoist(["a"], "input")],
  ])("makes what %s in each run", (_name, make) => {
    const memo = createMemo();
    expect([1, 2].map(() => run(memo, before, make))).toEqual([1, 1]);
  });

  test("makes everything where nothing is kept", () => {
    expect([1, 2].map(() => run(noMemo, before, follow("#/c")))).toEqual([1, 1]);
  });
});
