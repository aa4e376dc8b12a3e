import { expect, test } from "vitest";
import type { Json, JsonObject } from "../../../cli/src/document/json.ts";
import { replaceValues } from "../../../cli/src/document/replace-values.ts";

test("an object is replaced wherever it stands, also in what replaces another", () => {
  const [a, b] = [{ a: 1 }, { b: 2 }];
  const root = { x: [a, { y: b }], ["__proto__"]: b };
  const changes = new Map<Json, JsonObject>([
    [a, { a: b }],
    [b, { b: 3 }],
  ]);
  expect(replaceValues(root, changes)).toEqual({ x: [{ a: { b: 3 } }, { y: { b: 3 } }], ["__proto__"]: { b: 3 } });
  expect(root.x[0]).toBe(a);
});
