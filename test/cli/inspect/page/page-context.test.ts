import { expect, test } from "vitest";
import { contextOf } from "./context-of.ts";

const context = contextOf(
  "{ /a: { get: { operationId: a, tags: [x], security: [{ k: [] }, { ghost: [] }] }, put: { tags: [y], security: [] } } }",
);

test("schemes and tags have numbers, in their order", () => {
  expect([context.scheme("k")?.index, context.scheme("o")?.index, context.scheme("ghost")?.index]).toEqual([0, 1, 2]);
  expect([context.tagIndex("x"), context.tagIndex("y")]).toEqual([0, 1]);
  expect(context.scheme("nobody")).toBeUndefined();
});

test("an operation has the warnings that name it, by their place in the list", () => {
  const [get, put] = context.inspection.operations;
  if (get === undefined || put === undefined) throw new Error("There are two.");
  expect(context.warningsOf(get).map(({ warning }) => warning.kind)).toEqual(["undefined-scheme"]);
  for (const { warning, index } of context.warningsOf(put)) expect(context.inspection.warnings[index]).toBe(warning);
});
