import { expect, test } from "vitest";
import { createSameness } from "../../../../cli/src/diff/schemas/sameness.ts";
import type { Json } from "../../../../cli/src/document/json.ts";

const ref = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const rootOf = (c: Json): Json => ({
  components: { schemas: { A: { of: ref("B") }, B: { of: ref("C"), back: ref("A") }, C: c, D: { d: 1 } } },
});

test("what leads to a change by any number of references is not the same", () => {
  const isSame = createSameness(rootOf({ c: 1 }), rootOf({ c: 2 }));
  expect([isSame(ref("A"), ref("A")), isSame(ref("B"), ref("B")), isSame(ref("D"), ref("D"))]).toEqual([
    false,
    false,
    true,
  ]);
});

test("circles that are the same are the same", () => {
  const isSame = createSameness(rootOf({ c: 1 }), rootOf({ c: 1 }));
  expect(isSame(ref("A"), ref("A"))).toBe(true);
});

test.each<[Json, Json, boolean]>([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: 1 }, { a: 1, b: 2 }, false],
  [{ a: 1 }, { b: 1 }, false],
  [[1, 2], [2, 1], false],
  [[1], [1, 2], false],
  [[], {}, false],
  [null, null, true],
])("%j and %j", (one, other, want) => {
  expect(createSameness({}, {})(one, other)).toBe(want);
});

test("a reference beyond the components is followed too", () => {
  const [before, now] = [1, 2].map((n): Json => ({ components: { schemas: { A: { $ref: "#/x" } } }, x: { n } }));
  expect(createSameness(before ?? {}, now ?? {})(ref("A"), ref("A"))).toBe(false);
});
